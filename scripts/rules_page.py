"""Command: write RULES.md anew: every rule with its reason and an example, as the tests have it."""

import sys

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.commands import guarded
from atlas.paths import ROOT


@click.command(help=__doc__)
@guarded
def main() -> None:
    """Write the page; the tests of the rules hold it against them."""
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "rules")]
    import test_every_rule  # type: ignore[import-not-found]  # tests are no part of the library
    import written_rules as page  # type: ignore[import-not-found]

    (ROOT / page.FILE).write_text(page.text(test_every_rule.TABLES), "utf-8")
    click.echo(f"{page.FILE} is written.")


if __name__ == "__main__":
    main()

"""Command: list the rules: what each proves, whether it stops a build, where to read why."""

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas import rules
from atlas.commands import guarded


@click.command(help=__doc__)
@click.argument("ids", nargs=-1)
@guarded
def main(ids: tuple[str, ...]) -> None:
    """Print the rules of each folder, or those of some IDs; exit 1 when there is no such rule."""
    found = [(kind, module) for kind in rules.KINDS for module in rules.modules(kind)]
    if unknown := set(ids) - {module.ID for _, module in found}:
        raise click.ClickException(f"there is no rule '{min(unknown)}': python scripts/rules.py lists them.")
    for kind, module in found:
        if not ids or module.ID in ids:
            click.echo(f"{module.ID:<18} {rules.severity(module):<8} {kind:<7} {module.__doc__} Why: {module.WHY}")


if __name__ == "__main__":
    main()

"""A page fetches nothing from another host, and runs nothing that the site's security policy refuses."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.site.built import Site

ID = "foreign-request"
WHY = "CONTRIBUTING.md#the-frame"


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each fetched address of another host, inline script, style or handler."""
    for code, page in site.pages():
        for target in page.fetched:
            if ":" in target.split("/")[0] or "//" in target:
                message = f"fetches '{target}': bring it into the site."
                yield site.problem(code, page.path, ID, message, target)
        for inline in sorted(set(page.inline_code)):
            message = f"carries inline code ({inline}): move it to a file in overrides/assets."
            yield site.problem(code, page.path, ID, message)

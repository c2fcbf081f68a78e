"""A page fetches nothing from another host, and runs nothing that the site's security policy refuses."""

from collections.abc import Iterator

from atlas.inspection import Site
from atlas.problems import Problem

ID = "foreign-request"


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each fetched address of another host, inline script, style or handler."""
    pages = [(f"{code}/", page) for code, pages in site.languages.items() for page in pages]
    for prefix, page in [*pages, *(("", page) for page in site.root_pages)]:
        for target in page.fetched:
            if ":" in target.split("/")[0] or "//" in target:
                yield Problem(f"site/{prefix}{page.path}", 0, 0, ID, f"fetches '{target}': bring it into the site.")
        for code in sorted(set(page.inline_code)):
            message = f"carries inline code ({code}): move it to a file in overrides/assets."
            yield Problem(f"site/{prefix}{page.path}", 0, 0, ID, message)

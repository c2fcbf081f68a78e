"""A link that changed since the table was put online has its row in the news."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.project import Project
from atlas.site import published_links
from atlas.sources.raw_tables import known

ID = "news-missing"
WHY = "CONTRIBUTING.md#add-a-marketplace"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each link that is new, gone, or another than was put online, and of which no news tells."""
    tables, before = project.tables, published_links.read(project)
    document, told = tables["marketplaces"], published_links.news(tables)
    stores, there = {code for code, _ in before}, set()
    for code, name, now, path in published_links.current(tables):
        there.add((code, name))
        was = before.get((code, name), published_links.Known("", 0))
        if code in stores and now.digest != was.digest and now.news <= was.news:
            yield document.problem(path, ID, _message(name, code, "changed" if was.digest else "is new"))
    listed = known(tables, "marketplaces", "marketplaces", "code")
    for (code, name), was in before.items():
        if code in listed and (code, name) not in there and told[code, name] + told[code, ""] <= was.news:
            yield document.problem((), ID, _message(name, code, "is gone"))


def _message(name: str, code: str, happened: str) -> str:
    return (
        f"'{name}' of '{code}' {happened} since the table was put online, and no news tells of it: "
        "add a row to data/changes.yaml, which also gives the data their date."
    )

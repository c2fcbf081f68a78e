"""What is said to be confirmed by Amazon stands in a text of Amazon's own."""

from collections.abc import Iterator

from atlas.model.evidence import judged, known_sources
from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.raw_tables import rows

ID = "amazon-words"
WHY = "CONTRIBUTING.md#truth-first"

_MEND = "cite a source with `author: Amazon`, or lower the confidence."


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each link or account group that is `amazon` without a text of Amazon's own."""
    tables = project.tables
    for document, path, link, sources in judged(tables):
        if link.confidence == "amazon" and sources and not any(source.author for source in sources):
            message = f"'amazon', but no source that holds this address is in Amazon's own words: {_MEND}"
            yield document.problem((*path, "confidence"), ID, message)
    own = {number for number, source in known_sources(tables).items() if source.author}
    for path, entry in rows(tables, "marketplaces", "marketplaces") if own else ():
        group = entry.get("account_group")
        if not isinstance(group, dict) or group.get("confidence") != "amazon":
            continue
        cited = group.get("sources")
        if not any(number in own for number in (cited if isinstance(cited, list) else ()) if isinstance(number, int)):
            message = f"'amazon', but none of its sources is in Amazon's own words: {_MEND}"
            yield tables["marketplaces"].problem((*path, "account_group", "confidence"), ID, message)

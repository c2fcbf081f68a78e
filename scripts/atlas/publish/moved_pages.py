"""The pages that stand where something was published that has another address now: each leads on to it."""

from collections.abc import Iterable, Mapping

from jinja2 import Environment

from atlas.project import Project
from atlas.site import promised_addresses
from atlas.site.page_facts import PageFacts


def moved_pages(
    project: Project, environment: Environment, pages: Mapping[str, Iterable[PageFacts]], files: Iterable[str]
) -> dict[str, str]:
    """Return the pages that lead on, by path; `pages` are those of each language, `files` what the site has."""
    facts = {f"{code}/{page.path}": page for code, own in pages.items() for page in own}
    made = {}
    for address, now in promised_addresses.moved_files(project, files).items():
        if address.endswith("/"):
            made[f"{address}index.html"] = environment.get_template("moved.html").render(
                root="/".join([".."] * address.count("/")),
                own=(own := project.locale(now.partition("/")[0])),
                locale=own,
                title=facts[now].heading if now in facts else "",
                said=facts[now].description if now in facts else "",
                now=now,
                base=project.base,
            )
    return made

"""The short links /go/<x>/: what each leads to, and the page that leads on."""

from dataclasses import dataclass

from atlas import REFERENCE
from atlas.project import Project
from atlas.site.moved_addresses import moved


@dataclass(frozen=True)
class ShortLink:
    """A short link: its name, the page it leads to below a language, and the language for who names none."""

    name: str
    path: str
    own: str


def short_links(project: Project) -> dict[str, ShortLink]:
    """Return every short link by its name: stores by code, alias, domain and ID; guides by slug; matters by id."""
    codes = [locale.code for locale in project.locales]
    catalogue = project.catalogue
    links = []
    for entry in catalogue.marketplaces:
        own = next((code for code in codes if code in entry.languages[:1]), REFERENCE)
        for name in (entry.code, *entry.aliases, entry.storefront, entry.marketplace_id):
            links.append(ShortLink(name, f"marketplaces/{entry.code}/", own))
    links += [ShortLink(slug, f"guides/{slug}/", REFERENCE) for slug in catalogue.guides]
    for was, now in moved(project).items():
        if was.startswith("*/") and "#" not in was:  # its short link leads to the new page
            links.append(ShortLink(was.split("/")[2], now.removeprefix("*/"), REFERENCE))
    links += [ShortLink(matter.id, f"matters/{matter.id}/", REFERENCE) for matter in catalogue.matters]
    return {link.name: link for link in links}

"""What a page says to machines in JSON-LD, and only what is true: its place, a confirmed contact page."""

from typing import Any

from atlas.model.marketplaces import Marketplace

Thing = dict[str, Any]


def json_ld(page: Thing, trail: list[tuple[str, str]], entry: Marketplace | None) -> list[Thing]:
    """Return the JSON-LD objects of a page.

    `page` has its `title` and absolute `url`; `trail` the pages above it, down from home, as (title, address): below
    home alone there is none to show. A country page adds its contact page, only where Amazon sends sellers there.
    """
    things = [_breadcrumbs([*trail, (page["title"], page["url"])])] if len(trail) > 1 else []
    if entry:
        contact = entry.links.get("contact")
        if contact and contact.confidence == "amazon":
            point = {
                "@type": "ContactPoint",
                "contactType": "seller support",
                "url": contact.url,
                "areaServed": entry.code.upper(),
            }
            things.append({"@type": "Organization", "name": "Amazon", "contactPoint": point})
    return [{"@context": "https://schema.org", **thing} for thing in things]


def _breadcrumbs(trail: list[tuple[str, str]]) -> Thing:
    items = [
        {"@type": "ListItem", "position": number, "name": title, "item": url}
        for number, (title, url) in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}

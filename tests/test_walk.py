"""The walk of a seller, in the built pages and so without scripts: home, two taps, and the door of matter and store."""

from functools import lru_cache
from posixpath import normpath

import pytest
from atlas.content.messages import messages
from lxml import html
from own import PROJECT

MATTERS = PROJECT.catalogue.matters
STORES = PROJECT.catalogue.open_marketplaces
EVERYWHERE = PROJECT.catalogue.marketplace("jp")
LOCALES = {locale.code: locale for locale in PROJECT.locales}


@lru_cache(maxsize=256)
def read(site, path):
    return html.document_fromstring((site / path / "index.html").read_bytes())


def tap(site, path, wanted):
    """Follow the link of a page's main part that leads to a page, and return the row that it names, if any."""
    for link in read(site, path).xpath("//main//a/@href"):
        address, _, row = link.partition("#")
        if not link.startswith("http") and normpath(f"{path}/{address}" if address else path) == wanted:
            return row
    raise AssertionError(f"{path} does not lead to {wanted}")


def doors(site, path, row):
    """Return the door of a row, or the one button of a page that has no rows: address, and what its mark says."""
    place = f"//li[@id='{row}']//a" if row else "//main//a[contains(@class, 'door-main')]"
    return [(link.get("href"), link.xpath("string(.//small)")) for link in read(site, path).xpath(place)]


def walk(site, language, matter, store):
    """Go both ways to a matter in a store, and return the doors that stand at the two ends."""
    home, page, country = language, f"{language}/matters/{matter.id}", f"{language}/marketplaces/{store.code}"
    tap(site, home, page)
    by_matter = "" if matter.is_one_for_all else store.code
    tap(site, home, country)
    by_store = tap(site, country, page)
    return doors(site, page, by_matter) + doors(site, page, by_store)


def wanted(language, matter, store):
    """Return the door that the table has: its address, and the words of its mark."""
    link = matter.way(store).link
    return link.url, messages(PROJECT, LOCALES[language])(f"confidence.{link.confidence}.short")


@pytest.mark.parametrize("matter", MATTERS, ids=lambda matter: matter.id)
def test_either_question_first_two_taps_lead_to_the_door_of_every_store(site, matter):
    for store in STORES:
        url, mark = wanted("en", matter, store)
        ends = walk(site, "en", matter, store)
        assert [end[0] for end in ends] == [url, url], store.code
        assert all(mark in end[1] for end in ends), store.code


@pytest.mark.parametrize("language", LOCALES)
def test_in_every_language_every_matter_leads_to_the_door_of_a_store(site, language):
    for matter in MATTERS:
        url, mark = wanted(language, matter, EVERYWHERE)
        ends = walk(site, language, matter, EVERYWHERE)
        assert [end[0] for end in ends] == [url, url], matter.id
        assert all(mark in end[1] for end in ends), matter.id

"""A wrong link is reported in one tap where mkdocs.yml has an address: filled in, in the reader's language."""

from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from atlas import REFERENCE
from atlas.content import pages, reports
from atlas.content.shortcodes import expand_shortcodes
from atlas.paths import ROOT
from atlas.rules.site import words_used
from atlas.site.built import Site
from markupsafe import escape
from own import PROJECT, context, with_values

FORM = "https://example.org/atlas/issues/new?template=wrong-link.yml"
CODES = ("en", "ja", "ar")


def configured(address):
    text = PROJECT.snapshot.text("mkdocs.yml", "test").replace("  report:\n", f"  report: {address}\n")
    return with_values({"mkdocs.yml": text.encode()})


def country(address, code):
    own = context(code, configured(address))
    return own, pages.generate(own)["marketplaces/jp.md"]


def linked(text, own):
    words = own.messages("wrong.more")
    return unescape(text.partition(f"[{words}](")[2].partition(")")[0])  # as a browser reads it


@pytest.mark.parametrize("code", CODES)
def test_a_form_opens_with_store_links_dates_and_language(code):
    own, text = country(FORM, code)
    url = urlsplit(linked(text, own))
    fields = {key: value[0] for key, value in parse_qs(url.query).items()}
    assert f"{url.scheme}://{url.netloc}{url.path}" == FORM.partition("?")[0]
    assert (fields["template"], fields["store"], fields["language"]) == ("wrong-link.yml", "amazon.co.jp", code)
    jp = PROJECT.catalogue.marketplace("jp")
    for link in jp.links.values():
        assert link.url in fields["what"]
        assert link.seen in fields["what"]
    assert own.locale.country("jp") in fields["what"]
    assert "&#" not in fields["what"]
    assert "data-copy" not in text.partition("{#wrong}")[2].partition("{#sources}")[0]


@pytest.mark.parametrize("code", CODES)
def test_the_projects_own_form_has_a_field_for_all_that_is_filled_in(code):
    """GitHub fills the fields of a form by their ids, and drops the rest without a word."""
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "wrong-link.yml").read_text("utf-8"))
    fields = {field["id"]: field.get("validations", {}).get("required", False) for field in form["body"][1:]}
    own, text = country(FORM, code)
    matter = expand_shortcodes("", own, "matters/money-held")
    for page, readers in ((text, {"signed_in"}), (matter, {"signed_in", "store"})):
        sent = parse_qs(urlsplit(linked(page, own)).query)
        assert set(sent) - {"template", "title"} <= set(fields)
        assert {id for id, required in fields.items() if required} - set(sent) == readers
        assert sent["link"][0].startswith(own.base)
    assert sent["matter"] == ["money-held"]


@pytest.mark.parametrize("code", CODES)
def test_a_mail_opens_with_the_same(code):
    own, text = country("links@example.org", code)
    url = urlsplit(linked(text, own))
    fields = parse_qs(url.query)
    assert (url.scheme, url.path) == ("mailto", "links@example.org")
    assert "amazon.co.jp" in fields["subject"][0]
    assert "https://sellercentral.amazon.co.jp" in fields["body"][0]
    assert "+" not in url.query


@pytest.mark.parametrize("code", CODES)
def test_without_an_address_there_is_a_text_to_copy(code):
    own, text = country("", code)
    assert linked(text, own) == "../guides/about.md#report"
    assert '<details class="report">' in text


@pytest.mark.parametrize("code", CODES)
def test_a_matters_page_has_the_same_way(code):
    for address, begins in (("", "../guides/about.md#report"), (FORM, FORM), ("links@example.org", "mailto:links@")):
        own = context(code, configured(address))
        text = expand_shortcodes("", own, "matters/money-held")
        assert linked(text, own).startswith(begins)
        assert ("money-held" in linked(text, own)) is bool(address)
        sent = parse_qs(urlsplit(linked(text, own)).query)
        titles = sent.get("title", []) + sent.get("subject", [])
        assert [title.split()[-1] for title in titles] == (["money-held"] if address else [])


@pytest.mark.parametrize("code", CODES)
def test_the_about_page_says_that_there_is_no_address_only_while_there_is_none(code):
    for address in ("", FORM, "links@example.org"):
        own = context(code, configured(address))
        text = expand_shortcodes(own.project.guide(code, "about").text, own, "about")
        assert "[[report]]" not in text
        assert (own.messages("wrong.nowhere") in text) is (address == "")
        assert (address.partition("?")[0] in linked(text, own)) is True


@pytest.mark.parametrize("word", ["wrong.report", "wrong.nowhere"])
def test_an_address_for_reports_leaves_no_word_that_stops_the_build(word):
    used = {REFERENCE: frozenset(PROJECT.texts(REFERENCE)) - {word}}
    assert word in PROJECT.texts(REFERENCE)
    assert list(words_used.check(Site(PROJECT, {}, (), frozenset(), used))) == []


@pytest.mark.parametrize(("address", "names"), [("a@b.example", ("subject", "body")), (FORM, ("title", "what"))])
def test_what_is_filled_in_is_text_whatever_it_says(address, names):
    said = ("A & B", "it's x\" onclick=1)](javascript:")
    made = reports.filled(address, *map(escape, said), language="en")  # as templates have their texts
    assert made == reports.filled(address, *said, language="en")
    assert not set('"<>() \n') & set(made)
    sent = parse_qs(urlsplit(made).query)
    assert tuple(sent[name] for name in names) == tuple([text] for text in said)


def test_without_an_address_nothing_is_filled_in():
    assert reports.filled("", "A", "B") == ""

"""Pages are made from the table alone: the same table, language and words give the same text."""

import re
from dataclasses import replace

import own
import pytest
from atlas.content import assets, context, html_blocks, pages, shortcodes
from atlas.content.messages import messages
from atlas.content.news import headline
from atlas.dev import growth
from atlas.model import catalogue, marketplaces
from atlas.model.dates import age_in_words, in_words
from atlas.model.locales import locale
from atlas.sources import yaml_file
from atlas.sources.raw_tables import FILES
from mkdocs.utils.meta import get_data
from own import PROJECT

BASE = "https://atlas.example/"
# Antarctica: no store will ever be added there.
NEW_ENTRY = """
  - code: aq
    storefront: amazon.aq
    marketplace_id: A2EXAMPLE12345
    region: eu
    links:
      seller_central: {url: https://sellercentral.amazon.aq, confidence: amazon, seen: 2026-05, sources: [3]}
    languages: [de]
    currency: EUR
    launched: 2026
"""


@pytest.fixture(scope="module", params=[language.code for language in PROJECT.locales])
def code(request):
    """Each language in turn."""
    return request.param


@pytest.fixture(scope="module")
def pages_of(table, code):
    """The pages of the real table in a language, made once for the tests that read them."""
    return made(table, code)


@pytest.fixture(scope="module")
def table():
    return PROJECT.catalogue


@pytest.fixture(scope="module")
def grown():
    """The real table with one entry more."""
    content = PROJECT.snapshot.files[FILES["marketplaces"]] + NEW_ENTRY.encode()
    return PROJECT.changed({FILES["marketplaces"]: content}).catalogue


@pytest.fixture(scope="module")
def english(table):
    """The English pages of the real table."""
    return made(table)


def context_of(table, code="en"):
    """Give what the pages of a language are made from, with a table."""
    return own.context(code, own.with_values(catalogue=table, base=BASE))


def made(table, code="en"):
    return pages.generate(context_of(table, code))


def page_of(table, store, code="en"):
    """The page of one store, made with none beside it but the German one, to which some lead."""
    few = tuple(entry for entry in table.marketplaces if entry.code in (store, "de"))
    return made(replace(table, marketplaces=few), code)[f"marketplaces/{store}.md"]


def with_entry(table, code, **values):
    entries = tuple(replace(entry, **values) if entry.code == code else entry for entry in table.marketplaces)
    return replace(table, marketplaces=entries)


def test_the_same_table_gives_the_same_pages(code, table, pages_of):
    assert pages_of == made(table, code)
    assert set(pages_of) == {
        "index.md",
        "marketplaces/index.md",
        "changes.md",
        *(f"marketplaces/{entry.code}.md" for entry in table.marketplaces),
    }


def test_every_page_names_itself_and_holds_no_mark(pages_of):
    for path, text in pages_of.items():
        meta = yaml_file.parse(text.split("---\n", 2)[1], path).data
        assert meta["title"]
        assert meta["short"]
        assert meta["description"]
        assert not re.search(r"\{\{|\{%|<#|#>|Undefined", text), path


def test_nine_lines_make_a_country_in_every_language(code, pages_of, grown):
    before, after = pages_of, made(grown, code)
    name = locale(code).country("aq")
    assert set(after) - set(before) == {"marketplaces/aq.md"}
    page = after["marketplaces/aq.md"]
    for shown in (name, "amazon.aq", "https://sellercentral.amazon.aq", "A2EXAMPLE12345", "2026"):
        assert shown in page
    assert name in after["index.md"]
    assert re.search(r"marketplaces/aq[./]", after["index.md"])
    assert name in after["marketplaces/index.md"]
    assert "amazon.aq" in after["marketplaces/index.md"]
    assert {path for path in before if before[path] != after[path]} == {"index.md", "marketplaces/index.md"}


def test_norway_is_a_country_though_yaml_reads_its_code_as_false():
    files = growth.with_stores(PROJECT, 250)
    page = page_of(PROJECT.changed(files).catalogue, "no")
    _, meta = get_data(page)  # as MkDocs reads it
    assert meta["marketplace"] == "no"


def test_the_home_lists_countries_by_their_name_in_the_language(grown):
    order = re.findall(r"marketplaces/(\w\w)[./]", made(grown)["index.md"])
    names = [locale("en").country(code) for code in dict.fromkeys(order)]
    assert names == sorted(names)
    assert len(names) == len(grown.marketplaces)


def test_the_seller_central_home_is_the_first_address_of_a_country(table, english):
    for entry in table.marketplaces:
        text = english[f"marketplaces/{entry.code}.md"].split("---\n", 2)[2]
        assert re.search(r'href="(https?://[^"]+)"', text)[1] == entry.seller_central.url


@pytest.mark.parametrize("confidence", marketplaces.CONFIDENCE)
def test_only_a_sure_contact_page_stands_as_an_equal(confidence, table):
    contact = replace(table.marketplace("de").links["contact"], confidence=confidence)
    changed = with_entry(table, "de", links=table.marketplace("de").links | {"contact": contact})
    text = page_of(changed, "de")
    assert ("door-equal" in text) == (confidence in marketplaces.EQUAL_DOORS)
    assert (f'<li><a href="{contact.url}"' in text) == (confidence not in marketplaces.EQUAL_DOORS)


def with_links(table, code, **confidences):
    links = table.marketplace(code).links
    return with_entry(
        table, code, links=links | {key: replace(links[key], confidence=level) for key, level in confidences.items()}
    )


@pytest.mark.parametrize("case_log", marketplaces.CONFIDENCE)
@pytest.mark.parametrize("contact", marketplaces.CONFIDENCE)
def test_a_sure_case_log_is_the_equal_door_where_no_contact_page_is(contact, case_log, table):
    changed = with_links(table, "au", contact=contact, case_log=case_log)
    text = page_of(changed, "au")
    doors = re.findall(r'class="door door-(\w+)" href="([^"]+)"', text)
    links = table.marketplace("au").links
    instead = case_log in marketplaces.EQUAL_DOORS and contact not in marketplaces.EQUAL_DOORS
    second = links["case_log" if instead else "contact"]
    sure = instead or contact in marketplaces.EQUAL_DOORS
    assert doors[1:] == [("equal", second.url)] * sure
    assert text.count(f'href="{links["contact"].url}"') == text.count(f'href="{links["case_log"].url}"') == 1


def test_a_case_log_as_equal_door_promises_no_button(english):
    door = re.search(r'<a class="door door-equal".*?</a>', english["marketplaces/au.md"])[0]
    assert "<b>Case log<svg" in door
    assert "<span>Seen in use on this store.</span>" in door


def test_a_country_without_contact_page_says_so(grown):
    text = page_of(grown, "aq")
    assert messages(PROJECT, locale("en"))("contact.none") in text
    assert "door-equal" not in text


def test_news_stands_under_its_day_and_names_the_new_confidence(table, english):
    days = re.findall(r"\{#d([\d-]+)\}", english["changes.md"])
    assert days == sorted({change.date for change in table.changes}, reverse=True)
    change = catalogue.Change("2026-11-29", "raised", ("au",), "case_log", "seen")
    assert (
        headline(change, messages(PROJECT, locale("en")))
        == "Case log, surer than before, now “Seen in use”: Australia."
    )
    assert "Seen in use" not in headline(replace(change, kind="moved", confidence=""), messages(PROJECT, locale("en")))


def test_a_retired_country_keeps_its_page_and_names_the_store_to_use(table):
    changed = with_entry(table, "fr", retired={"date": "2025", "reason": "merged", "instead": "de"})
    text = page_of(changed, "fr")
    assert "Closed since 2025: France" in text
    assert "[Use instead: Germany](de.md)" in text
    assert table.marketplace("fr").seller_central.url in text


def test_a_store_may_close_with_no_other_to_use_instead(table):
    changed = with_entry(table, "fr", retired={"date": "2025-03", "reason": "closed"})
    text = page_of(changed, "fr")
    assert "Closed since March 2025: France" in text
    assert "Use instead" not in text


def test_a_store_whose_end_is_announced_is_open_and_says_when_it_closes(table, code):
    changed = with_entry(table, "fr", closing={"date": "2027-01", "reason": "closed", "instead": "de"})
    own_context = context_of(changed, code)
    text = page_of(changed, "fr", code)
    day, country = in_words("2027-01", own_context.locale.cldr), own_context.locale.country("fr")
    said = own_context.messages("retired.announced", country=country, date=day)
    assert text.count(f'!!! warning "{said}"') == 1
    assert "](de.md)" in text
    assert own_context.messages("retired.reason.closed") not in text


def test_a_store_with_nothing_beside_its_seller_central_has_no_empty_heading(table):
    france = table.marketplace("fr")
    for names, there in ((("seller_central",), False), (("seller_central", "help"), True)):
        changed = with_entry(table, "fr", links={name: france.links[name] for name in names})
        assert ("{#doors}" in page_of(changed, "fr")) is there


def test_a_link_that_was_seen_long_ago_says_so_beside_its_date_and_a_new_one_does_not(table, code):
    old, new = "2019", str(table.newest.year)
    own_context = own.context(code)
    link = marketplaces.Link("https://sellercentral.amazon.aq", "reported", old, (3,))
    links = {"seller_central": replace(link, seen=new), "contact": link}
    page = page_of(with_entry(table, "us", links=links), "us", code)
    words = {seen: in_words(seen, own_context.locale.cldr) for seen in (old, new)}
    age = age_in_words(old, table.newest, PROJECT.old_days, own_context.locale.cldr)
    assert f">{own_context.messages('confidence.aged', date=words[old], age=age)}</time>" in page
    assert f">{words[new]}</time>" in page
    assert age


def test_an_account_that_is_shared_links_its_other_stores(english):
    text = english["marketplaces/us.md"]
    assert "- [Canada](ca.md)" in text
    assert "{#account}" in text
    assert "{#account}" not in english["marketplaces/jp.md"]


def test_every_source_that_a_page_cites_is_defined_and_no_other(english):
    for path, text in english.items():
        cited = set(re.findall(r"\]\[(s\d+)\]", text))
        defined = re.findall(r"^\[(s\d+)\]: ", text, re.MULTILINE)
        assert set(defined) == cited, path
        assert len(defined) == len(cited), path


def filled(markdown, slug="contact", table=PROJECT.catalogue):
    return shortcodes.expand_shortcodes(markdown, context_of(table), slug)


def test_sources_of_a_guide_are_defined_once_in_the_readers_language():
    text = filled("One [3][s3] and [4][s4], again [3][s3].")
    assert text.startswith(
        "One [Amazon 2021][s3]{.by .amazon} and [Amazon 2025][s4]{.by .amazon}, "
        "again [Amazon 2021][s3]{.by .amazon}.\n\n"
    )
    assert text.count("[s3]: ") == 1
    assert text.endswith('[s3]: about.md#s3 "Source 3"\n[s4]: about.md#s4 "Source 4"')
    assert shortcodes.references(messages(PROJECT, locale("ja")), [7]) == '[s7]: about.md#s7 "出典7"'


def test_the_marks_of_a_guide_are_filled(table):
    text = filled("[[domains]]\n[[sources]]\n[[tool]]\nend", "which-desk", table)
    assert "[[" not in text
    assert all(f"`{entry.storefront}`" in text for entry in table.marketplaces)
    assert all(f'<li id="s{number}" value="{number}">' in text for number in table.sources)


def test_a_mark_inside_a_line_stays_as_written():
    assert "Write [[tool]] here" in filled("Write [[tool]] here")


def test_the_desk_tool_has_every_matter_with_its_doors(table):
    text = filled("[[tool]]", "which-desk", table)
    assert all(f'id="{matter.id}"' in text for matter in table.matters)
    assert all(f"{{#group-{group}}}" in text for group in table.groups)
    assert all(link.url in text for door in table.doors.values() for link in door.links)
    assert all(f"`{door.mail}`" in text for door in table.doors.values() if door.mail)


@pytest.mark.parametrize("slug", shortcodes.TOOLS)
def test_every_tool_fills_its_mark(slug, table):
    assert len(filled("[[tool]]", slug, table).strip()) > 100


def test_what_a_source_says_is_escaped(table):
    changed = replace(table, sources={7: catalogue.Source(7, "<script>", "a & b", '"x"')})
    assert "<script>" not in shortcodes.sources(changed)
    assert "&lt;script&gt;" in shortcodes.sources(changed)


def test_a_title_with_dashes_is_read_whole():
    guide = b"---\ntitle: One --- two\n---\nText\n"
    project = PROJECT.changed({"docs/en/guides/dashes.md": guide})
    assert context.guide_title(project, "dashes", locale("en")) == "One --- two"


def test_styles_are_published_without_their_comments_and_otherwise_as_they_are():
    published = assets.content(PROJECT, "atlas.css").decode()
    assert "/*" not in published
    rules = re.sub(r"/\*.*?\*/", "", PROJECT.snapshot.text("overrides/assets/atlas.css", "asset"), flags=re.DOTALL)
    assert published.split() == rules.split()


def test_html_is_taken_out_of_markdown_and_put_back_as_it_was():
    text = "# 1\n\n<!-- html -->\n<ul>\n\n<li>*2*</li></ul>\n<!-- /html -->\n\nIn <!-- html --><b>3</b><!-- /html -->"
    markdown, blocks = html_blocks.take_out(text)
    assert markdown == "# 1\n\n<!-- html 0 -->\n\nIn <!-- html 1 -->"
    assert html_blocks.put_back(markdown, blocks) == "# 1\n\n<ul>\n\n<li>*2*</li></ul>\n\nIn <b>3</b>"


def test_every_template_that_opens_a_block_of_html_closes_it():
    for name, content in PROJECT.snapshot.files.items():
        if name.startswith("overrides/pages/"):
            assert content.count(b"<!-- html -->") == content.count(b"<!-- /html -->"), name


def test_no_page_shows_where_its_html_stood():
    made = pages.all_pages(context.LocaleContext.of(PROJECT, PROJECT.locale("en")))
    taken = {path: html_blocks.take_out(text) for path, text in made.items()}
    assert sum(bool(blocks) for _, blocks in taken.values()) > len(PROJECT.catalogue.matters)
    assert not [path for path, (text, blocks) in taken.items() if "html -->" in html_blocks.put_back(text, blocks)]


@pytest.mark.parametrize(
    ("number", "said"),
    [(31, "Amazon 2026"), (28, "Amazon"), (86, "law"), (16, "seen 2026"), (46, "reported 2022"), (62, "reported 2024")],
)
def test_the_badge_of_a_source_says_who_says_so_and_the_year_where_it_is_known(number, said):
    english = context.LocaleContext.of(PROJECT, PROJECT.locale("en"))
    assert shortcodes.badges(english, [number]).startswith(f" [{said}][s{number}]")


def test_what_a_badge_has_said_already_is_a_number():
    english = context.LocaleContext.of(PROJECT, PROJECT.locale("en"))
    written = re.findall(r"\[([^]]+)\]\[", shortcodes.badges(english, [31, 86, 31, 28, 31]))
    assert written == ["Amazon 2026", "law", "2", "Amazon", "3"]


def test_a_source_is_a_badge_also_where_no_blank_stands_before_it():
    japanese = context.LocaleContext.of(PROJECT, PROJECT.locale("ja"))
    made = shortcodes.expand_shortcodes("開きます。[86][s86] [16][s16]\n", japanese, "contact")
    assert made.startswith("開きます。 [")
    assert made.count("{.by .") == 2


def test_what_is_urgent_comes_first_on_home_and_is_marked_so():
    home = pages.all_pages(context.LocaleContext.of(PROJECT, PROJECT.locale("en")))["index.md"]
    tiles = re.findall(r'<li( class="urgent")?><a href="matters/([\w-]+)/', home.partition("<details")[0])
    assert [name for _, name in tiles[:2]] == ["account-deactivated", "cannot-sign-in"]
    assert [bool(marked) for marked, _ in tiles] == sorted((bool(marked) for marked, _ in tiles), reverse=True)
    assert {name for _, name in tiles} == {matter.id for matter in PROJECT.catalogue.matters[:8]}


def test_a_second_address_to_sign_in_stands_beside_the_first_with_how_sure_it_is():
    made = pages.all_pages(context.LocaleContext.of(PROJECT, PROJECT.locale("en")))
    doors = made["marketplaces/jp.md"].partition("<h2")[0].partition("## ")[0]
    also = doors.partition('class="also"')[2]
    assert "sellercentral-japan.amazon.com" in also
    assert 'class="sure"' in also
    assert made["marketplaces/jp.md"].count('href="https://sellercentral-japan.amazon.com"') == 1
    assert 'class="also"' not in made["marketplaces/us.md"]


def test_no_source_is_of_amazon_and_of_another_kind_at_once():
    assert not [one.number for one in PROJECT.catalogue.sources.values() if one.author and one.kind]

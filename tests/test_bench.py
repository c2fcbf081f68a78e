"""What `make bench` measures with is sound: the generated projects, the edits, the stock way. Nothing is timed here."""

import urllib.error
import urllib.request

import bench
import pytest
from atlas.content.pages import all_pages
from atlas.dev import growth, timing
from atlas.dev.edits import EDITS
from atlas.dev.staging import write
from atlas.dev.stock import stock
from atlas.paths import ROOT
from atlas.problems import AtlasError
from atlas.project import Project
from atlas.rules.check import check_sources
from own import PROJECT, context, in_languages

# Of a few languages, with each that is copied: what is generated of more is the same again.
FEW = in_languages("en", *growth._COPIED)
LANGUAGES, STORES = len(FEW.locales), len(FEW.catalogue.marketplaces)


@pytest.mark.parametrize(
    ("generate", "languages", "stores"),
    [
        (growth.with_languages, 2 * LANGUAGES, STORES),
        (growth.with_languages, LANGUAGES, STORES),
        (growth.with_stores, LANGUAGES, 250),
        (growth.with_stores, LANGUAGES, STORES),
    ],
    ids=["languages", "as many languages", "stores", "as many stores"],
)
def test_a_generated_project_has_its_size_and_passes_the_rules(generate, languages, stores):
    larger = FEW.changed(generate(FEW, languages if generate is growth.with_languages else stores))
    check_sources(larger)
    assert len(larger.locales) == languages
    assert len(larger.catalogue.marketplaces) == stores


def test_a_smaller_project_than_there_is_cannot_be_generated():
    with pytest.raises(ValueError, match="more than"):
        growth.with_languages(FEW, LANGUAGES - 1)


def test_cldr_knows_the_languages_that_are_measured():
    for count in bench.LANGUAGES:
        codes = [code for code, _ in growth._free_codes(PROJECT, count - len(PROJECT.locales))]
        assert len({*codes} | {locale.code for locale in PROJECT.locales}) == count


def test_more_countries_than_cldr_names_have_a_name_where_the_build_is_told_so(tmp_path):
    codes = growth.store_codes(PROJECT, 500)
    assert len({*codes} | {entry.code for entry in PROJECT.catalogue.marketplaces}) == 500
    (tmp_path / "sitecustomize.py").write_text(growth.COUNTRIES, "utf-8")
    said = "from babel import Locale; names = Locale('ja').territories; print(names['QB'], names['JP'] == '日本')"
    assert "qb" in codes
    _, output = timing.run(tmp_path, ("-c", said), PYTHONPATH=str(tmp_path), ATLAS_GENERATED=" ".join(codes))
    assert output.split() == ["QB", "True"]


def shown(project, code):
    """Return all that pages of a language say, in one text."""
    return "\n".join([*all_pages(context(code, project)).values(), *map(str, project.texts(code).values())])


@pytest.mark.parametrize("make", EDITS.values(), ids=EDITS)
def test_an_edit_passes_the_rules_and_is_seen_each_time_anew(make):
    first, second = make(FEW, 1), make(FEW, 2)
    changed = FEW.changed({first.file: first.content})
    check_sources(changed)
    code = first.address.partition("/")[0]
    assert first.mark in shown(changed, code)
    assert first.mark not in shown(FEW, code)
    assert second.mark not in shown(changed, code)


def test_the_stock_way_makes_the_same_pages(built_once, tmp_path):
    two = Project.read(built_once.root)
    write(tmp_path, stock(two))
    timing.run(tmp_path, timing.STOCK_BUILD)
    built = {path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("index.html")}
    for prefix, code in (("", "en"), ("ja/", "ja")):
        addresses = {
            path.removesuffix(".md").removesuffix("index").rstrip("/") for path in all_pages(context(code, two))
        }
        assert {f"{prefix}{address}/index.html".replace("//", "/").lstrip("/") for address in addresses} <= built
    assert (tmp_path / "site" / "search" / "search_index.json").stat().st_size > 10_000


def test_a_copy_has_every_source_and_all_of_the_library(tmp_path):
    copy = timing.copy(tmp_path / "atlas", {"docs/assets/more.txt": b"more"})
    assert Project.read(copy).snapshot.files == {**PROJECT.snapshot.files, "docs/assets/more.txt": b"more"}
    library = {path.relative_to(ROOT) for path in (ROOT / "scripts").rglob("*.py")}
    assert {path.relative_to(copy) for path in (copy / "scripts").rglob("*.py")} == library
    assert not (copy / "site").exists()


def test_a_preview_ends_when_it_is_no_longer_needed(tmp_path):
    (tmp_path / "index.html").write_text("there", "utf-8")
    with timing.preview(tmp_path, ("-m", "http.server", "{port}", "--bind", "127.0.0.1")) as url:
        timing.seen(url, "there")
        assert timing.saved(tmp_path / "index.html", b"another", url, "another") > 0
    with pytest.raises(urllib.error.URLError, match="refused"):
        urllib.request.urlopen(url, timeout=10)


def test_a_command_that_fails_says_what_it_said(tmp_path):
    with pytest.raises(AtlasError, match="no such thing"):
        timing.run(tmp_path, ("-c", "raise SystemExit('no such thing')"))

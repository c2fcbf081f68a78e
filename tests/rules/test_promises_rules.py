"""What was published and would be lost is told first, alone, in one line that says how to keep it."""

import json
import re
from types import ModuleType
from typing import NamedTuple

import pytest
from atlas import rules
from atlas.problems import AtlasError, report
from atlas.rules import check
from atlas.rules.promises import still_there
from atlas.site import promised_addresses
from own import PROJECT

MOVED = "data/moved.yaml"


class Case(NamedTuple):
    """A change of the sources, the rule that must find one problem in it, the line that it names, and its words."""

    rule: ModuleType
    changes: dict[str, bytes | None]
    line: str
    words: str


def without(name: str, pattern: str, new: str = "") -> dict[str, bytes | None]:
    """Replace the one place of a file that an expression finds."""
    text, count = re.subn(pattern, new, PROJECT.snapshot.files[name].decode(), flags=re.MULTILINE)
    assert count == 1, f"{pattern} stands {count} times in {name}"
    return {name: text.encode()}


MATTERS = [name for name in PROJECT.snapshot.files if name.endswith("matters/wrong-fees.md")]
GUIDES = [name for name in PROJECT.snapshot.files if name.endswith("guides/rights.md")]

CASES = [
    Case(
        still_there,
        without("mkdocs.yml", r"^ +- \{locale: sv,.*\n"),
        "sv/",
        "would be lost. Bring it back in mkdocs.yml, or retire it: in data/moved.yaml, {was: sv/, now: en/}.",
    ),
    Case(
        still_there,
        without("data/marketplaces.yaml", r"^  - code: pl$", "  - code: po"),
        "*/marketplaces/pl/",
        "the marketplace 'pl' was published and would be lost. A code stays, and a marketplace that closes is retired",
    ),
    Case(
        still_there,
        without("data/matters.yaml", r"^  - id: wrong-fees$", "  - id: wrong-fee")
        | dict.fromkeys(MATTERS)
        | {name.replace("fees", "fee"): PROJECT.snapshot.files[name] for name in MATTERS},
        "*/matters/wrong-fees/",
        """{was: "*/matters/wrong-fees/", now: …}. Did you mean 'wrong-fee'?""",
    ),
    Case(
        still_there,
        dict.fromkeys(GUIDES),
        "*/guides/rights/",
        "the guide 'rights' was published and would be lost. Bring docs/en/guides/rights.md back, or say where",
    ),
    Case(
        still_there,
        without("docs/en/guides/about.md", r"\{#confidence\}", "{#sure}"),
        "*/guides/about/#confidence",
        "the anchor '#confidence' of the guide 'about' was published and would be lost. Give a heading of it {#confid",
    ),
    Case(
        still_there,
        without("data/sources.yaml", r"^  - number: 16$", "  - number: 9916"),
        "*/guides/about/#s16",
        "source 16 was published, and data name its number: bring it back in data/sources.yaml.",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.line)
def test_what_would_be_lost_is_one_line_and_nothing_hides_it(case):
    project = PROJECT.changed(case.changes)
    (problem,) = rules.judge(case.rule, project)
    assert dict(promised_addresses.numbered(project))[problem.line] == case.line
    assert case.words in problem.message
    with pytest.raises(AtlasError) as caught:
        check.check_sources(project)
    assert list(caught.value.problems) == [problem]
    assert "\n1 problem." in report(caught.value.problems)


@pytest.mark.parametrize(
    ("case", "now"),
    [
        (CASES[0], "en/"),
        (CASES[2], "*/matters/wrong-fee/"),
        (CASES[3], "*/guides/locked-out/"),
        (CASES[4], "*/guides/about/#sure"),
    ],
    ids=["language", "matter", "guide", "anchor"],
)
def test_what_says_where_it_is_now_keeps_the_promise(case, now):
    row = json.dumps({"moved": [{"was": case.line, "now": now}]}).encode()
    project = PROJECT.changed(case.changes | {MOVED: row})
    assert list(rules.judge(still_there, project)) == []
    assert [problem for problem in check.check_data(project) if problem.file == MOVED] == []


def test_everything_is_promised_now():
    assert rules.run("promises", PROJECT) == []
    lines = promised_addresses.lines(PROJECT)
    promised = set(map(promised_addresses.language, lines)) - {""}
    assert "sv" in promised <= {locale.code for locale in PROJECT.locales}
    assert {"en/", "sv/", "*/guides/about/#s16", "*/guides/about/#confidence", "go/jp/qr.svg"} <= set(lines)
    assert "*/guides/about/index.md" in lines


# A file of a built site, and the address that is promised of it; none of what changes its name, and of no reader's.
BUILT = {
    "ja/index.html": "*/",
    "ja/guides/email/index.html": "*/guides/email/",
    "ja/guides/email/index.md": "*/guides/email/index.md",
    "ja/marketplaces/jp/feed.xml": "*/marketplaces/jp/feed.xml",
    "go/jp/index.html": "go/jp/",
    "go/jp/qr.svg": "go/jp/qr.svg",
    "api/v1/marketplaces.csv": "api/v1/marketplaces.csv",
    "feed.xml": "feed.xml",
    "sitemap.xml": "sitemap.xml",
    "llms.txt": "llms.txt",
    "404.html": "",
    "SHA256SUMS": "",
    "assets/atlas.0123.css": "",
    "ja/search/index.json": "",
}


def test_of_a_built_site_each_address_that_others_rely_on_is_promised():
    always = set(promised_addresses.promised(PROJECT, ()))
    assert {"en/", "sv/", "*/guides/about/#s16", "*/guides/about/#confidence"} <= always
    for file, address in BUILT.items():
        assert set(promised_addresses.promised(PROJECT, [file])) - always == {address} - {""}, file


def test_data_that_cannot_be_read_lose_nothing():
    for name in ("data/marketplaces.yaml", "data/matters.yaml", "data/sources.yaml", MOVED, "docs/en/guides/about.md"):
        assert rules.run("promises", PROJECT.changed({name: b"\xff"})) == []

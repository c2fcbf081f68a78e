"""README, CONTRIBUTING and SEARCH say what is so."""

import re

import pytest
from atlas.model.locales import all_locales, locale
from atlas.paths import ROOT
from atlas.rules.texts import counts
from atlas.sources import guides

README = (ROOT / "README.md").read_text("utf-8")


def test_the_readme_names_every_language_by_its_own_name():
    (line,) = [line for line in README.splitlines() if "in these languages: " in line]
    named = line.split(": ")[1].removesuffix(".").split(", ")
    assert sorted(map(str.casefold, named)) == sorted(other.name.casefold() for other in all_locales())


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "SEARCH.md"])
def test_it_says_no_number_that_the_next_store_or_language_makes_untrue(name, tmp_path):
    guide = tmp_path / "en/guides/text.md"
    guide.parent.mkdir(parents=True)
    guide.write_text("---\ntitle: x\n---\n" + (ROOT / name).read_text("utf-8"), "utf-8")
    assert list(counts.check(guides.read_texts(docs=tmp_path, locales=(locale("en"),)))) == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "SEARCH.md"])
def test_the_commands_and_files_that_it_names_are_there(name):
    text, makefile = (ROOT / name).read_text("utf-8"), (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"(?:`|^ {4})make ([a-z-]+)", text, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    for file in re.findall(r"\b(?:scripts|tests|data|overrides)/[\w./-]*\w", text):
        assert (ROOT / file).exists(), file

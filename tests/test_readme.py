"""README, CONTRIBUTING and SEARCH say what is so."""

import re

import pytest
from atlas.paths import ROOT
from atlas.rules.texts import counts
from own import PROJECT

NAMES = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "SEARCH.md", "SECURITY.md", "CHANGELOG.md"]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_readme_names_every_language_by_its_own_name():
    (line,) = [line for line in README.splitlines() if "in these languages: " in line]
    named = line.split(": ")[1].removesuffix(".").split(", ")
    assert sorted(map(str.casefold, named)) == sorted(other.name.casefold() for other in PROJECT.locales)


@pytest.mark.parametrize("name", NAMES)
def test_it_says_no_number_that_the_next_store_or_language_makes_untrue(name):
    file = "docs/en/guides/text.md"
    project = PROJECT.changed({file: b"---\ntitle: x\n---\n" + (ROOT / name).read_bytes()})
    assert [problem for problem in counts.check(project) if problem.file == file] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_commands_and_files_that_it_names_are_there(name):
    text, makefile = (ROOT / name).read_text("utf-8"), (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"(?:`|^ {4})make ([a-z-]+)", text, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    for file in re.findall(r"\b(?:scripts|tests|data|overrides)/[\w./-]*\w", text):
        assert (ROOT / file).exists(), file


def test_the_architecture_names_files_that_are_there():
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    named = re.findall(r"(?:sources|model|content|site|publish|rules|build|preview|dev)/\w+\.py|project\.py", text)
    assert len(named) > 10
    for file in named:
        assert (ROOT / "scripts" / "atlas" / file).is_file(), file

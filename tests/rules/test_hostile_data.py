"""Whatever stands in a data file, checking it gives problems and never another exception; what passes can be built."""

import copy
from pathlib import Path

import pytest
from atlas.content import pages
from atlas.content.context import Edition
from atlas.model import catalogue
from atlas.model.locales import locale
from atlas.paths import DATA
from atlas.problems import AtlasError
from atlas.publish import api, atom
from atlas.rules import check
from atlas.rules.data import closed_schema
from atlas.sources import yaml_file
from atlas.sources.messages import words
from hostile import ODD, changed, holder_of, only_problems, paths, pieces, written
from hypothesis import given, settings
from hypothesis import strategies as st

SAMPLE = Path(__file__).parents[1] / "sample"
BASE = "https://atlas.example/"


class Folder:
    """A copy of a data folder, with one file at a time changed."""

    def __init__(self, path, original):
        self.path = path
        self.data = {name: document.data for name, document in catalogue.documents(original).items()}
        for name, data in self.data.items():
            self.write(name, data)

    def write(self, name, data):
        (self.path / catalogue.FILES[name]).write_text(written(data), "utf-8", "surrogatepass")

    def check(self, name, data):
        """Give the problems of the folder with other data in one file; what has none must make pages and files."""
        self.write(name, data)
        try:
            found = only_problems(check.check_data(self.path))
            if not found:
                build(catalogue.build(catalogue.documents(self.path), catalogue.guide_slugs()))
            return found
        finally:
            self.write(name, self.data[name])


def build(built):
    """Make what a build makes of the table alone."""
    english = words(locale("en"))
    for text in pages.generate(Edition(built, english, BASE)).values():
        text.encode()
    api.files(built, BASE, "2026-11-29")
    atom.feed(built, english, BASE, "feed.xml").encode()


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """A copy of the sample to be changed."""
    return Folder(tmp_path_factory.mktemp("sample"), SAMPLE)


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    """A copy of the project's own data to be changed."""
    return Folder(tmp_path_factory.mktemp("real"), DATA)


@given(data=st.data())
def test_no_change_of_the_sample_raises_anything_and_what_passes_can_be_built(data, sample):
    name = data.draw(st.sampled_from(list(catalogue.FILES)))
    sample.check(name, data.draw(changed(sample.data[name])))


@given(data=st.data())
@settings(max_examples=settings.default.max_examples // 4)  # the table is larger
def test_no_change_of_the_table_raises_anything_and_what_passes_can_be_built(data, real):
    name = data.draw(st.sampled_from(list(catalogue.FILES)))
    real.check(name, data.draw(changed(real.data[name])))


@pytest.mark.parametrize("name", catalogue.FILES)
def test_a_value_of_another_type_does_not_fit_the_schema_wherever_it_stands(name):
    original = catalogue.documents(SAMPLE)[name].data
    passed = []
    for path in paths(original):
        for odd in (None, [[]], {"x": []}):
            data = copy.deepcopy(original)
            holder_of(data, path)[path[-1]] = odd
            if not list(closed_schema.check({name: yaml_file.Document(name, data)})):
                passed.append((path, odd))
    assert passed == []


@pytest.mark.parametrize("field", ["code", "storefront", "marketplace_id", "links", "region"])
def test_no_odd_value_passes_for_what_a_page_is_made_from(field, sample):
    for odd in ODD:
        data = copy.deepcopy(sample.data["marketplaces"])
        data["marketplaces"][0][field] = odd
        assert sample.check("marketplaces", data), odd


YAML = [
    "a: ",
    "- ",
    "\n",
    "  ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "'",
    '"',
    "|\n",
    "#",
    "!x ",
    "&a ",
    "*a",
    "? ",
    "---\n",
    "\t",
]


@given(text=pieces([*YAML, "\\ud83d", "\\0", "%", "\ufeff", "<<: ", "! "]))
def test_any_text_is_yaml_or_one_problem(text):
    try:
        yaml_file.parse(text.replace("\ud83d", ""), "file.yaml")  # no file holds half a character
    except AtlasError as error:
        (problem,) = only_problems(error.problems)
        assert problem.rule == "yaml"

"""Whatever stands in a data file, checking it gives problems and never another exception; what passes can be built."""

import copy

import pytest
from atlas.content import pages
from atlas.content.context import LocaleContext
from atlas.model.locales import locale
from atlas.problems import AtlasError
from atlas.publish import api, atom
from atlas.rules import check
from atlas.rules.data import closed_schema
from atlas.sources import yaml_file
from atlas.sources.raw_tables import FILES
from hostile import ODD, changed, holder_of, only_problems, paths, pieces, written
from hypothesis import given, settings
from hypothesis import strategies as st
from own import PROJECT, with_values
from test_data_rules import SAMPLE

BASE = "https://atlas.example/"


class Tables:
    """A project's data, with one file at a time changed."""

    def __init__(self, project):
        self.project = project
        self.data = {name: document.data for name, document in project.tables.items()}

    def check(self, name, data):
        """Give the problems of the project with other data in one file; what has none must make pages and files."""
        project = self.project.changed({FILES[name]: written(data).encode("utf-8", "surrogatepass")})
        found = only_problems(check.check_data(project))
        if not any(problem.stops for problem in found):
            build(project)
        return found


def build(project):
    """Make what a build makes of the table alone."""
    english = LocaleContext.of(project, locale("en"))
    for text in pages.generate(english).values():
        text.encode()
    api.files(project, "2026-11-29")
    atom.feed(project.catalogue, english.messages, BASE, "feed.xml").encode()


@pytest.fixture(scope="module")
def sample():
    """The sample, to be changed."""
    return Tables(SAMPLE)


@pytest.fixture(scope="module")
def real():
    """The project's own data, to be changed."""
    return Tables(PROJECT)


@given(data=st.data())
def test_no_change_of_the_sample_raises_anything_and_what_passes_can_be_built(data, sample):
    name = data.draw(st.sampled_from(list(FILES)))
    sample.check(name, data.draw(changed(sample.data[name])))


@given(data=st.data())
@settings(max_examples=settings.default.max_examples // 4)  # the table is larger
def test_no_change_of_the_table_raises_anything_and_what_passes_can_be_built(data, real):
    name = data.draw(st.sampled_from(list(FILES)))
    real.check(name, data.draw(changed(real.data[name])))


@pytest.mark.parametrize("name", FILES)
def test_a_value_of_another_type_does_not_fit_the_schema_wherever_it_stands(name):
    original = SAMPLE.tables[name].data
    passed = []
    for path in paths(original):
        for odd in (None, [[]], {"x": []}):
            data = copy.deepcopy(original)
            holder_of(data, path)[path[-1]] = odd
            if not list(closed_schema.check(with_values(tables={name: yaml_file.Document(name, data)}))):
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

"""Whatever stands in a data file, checking it gives problems and never another exception; what passes can be built."""

import copy
import json
import random
import re
from pathlib import Path

import pytest
from atlas import catalogue, checks, pages
from atlas.edition import Edition
from atlas.locales import locale
from atlas.paths import DATA
from atlas.words import words

SAMPLE = Path(__file__).parent / "sample"
ODD = [None, True, -1, 0, 10**17, "", " ", "x", "\n", "\U0001f4a9", "a" * 5000, "x" * 70 + ".", "https://[", "//x", "&"]
ODD += ["{{ x }}", "2026-02-30", "<b>", "de\n", [], [[]], [None], ["x", 1], [{"id": {}}], {}, {"": None}, {"url": []}]

# Names that a text in data/strings must have: where one lacks, the build says so (see render.py).
NAMED = ("note.", "account_group.", "matter.", "door.", "group.")


class Folder:
    """A copy of a data folder, with one file at a time changed. JSON is YAML that is quick to write."""

    def __init__(self, path, original):
        self.path = path
        self.data = {name: document.data for name, document in catalogue.documents(original).items()}
        for name in self.data:
            self.write(name, self.data[name])

    def write(self, name, data):
        (self.path / catalogue.FILES[name]).write_text(json.dumps(data, ensure_ascii=False), "utf-8")

    def check(self, name, data):
        """Give the problems of the folder with other data in one file."""
        self.write(name, data)
        problems = checks.check_data(self.path)
        self.write(name, self.data[name])
        return problems


def paths(value, path=()):
    """Give the path of every value below the root."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield (*path, key)
        yield from paths(item, (*path, key))


def holder_of(data, path):
    for step in path[:-1]:
        data = data[step]
    return data


def mutate(data, chance):
    """Delete, double, rename or replace one value anywhere."""
    path = chance.choice([*paths(data), ()])
    if not path:
        return
    holder, last = holder_of(data, path), path[-1]
    action = chance.randrange(6)
    if action == 0:
        del holder[last]
    elif action == 1 and isinstance(holder, list):
        holder.insert(last, copy.deepcopy(holder[last]))
    elif action == 2 and isinstance(holder, dict):
        holder[chance.choice(["x", "URL", last + "s"])] = holder.pop(last)
    else:
        holder[last] = copy.deepcopy(chance.choice(ODD))


@pytest.mark.parametrize(("original", "cases"), [(DATA, 100), (SAMPLE, 500)], ids=["real", "sample"])
def test_no_change_of_the_data_raises_anything(original, cases, tmp_path):
    chance = random.Random(20261122)  # the same cases in every run
    folder = Folder(tmp_path, original)
    found, unnamed = 0, []
    for _ in range(cases):
        name = chance.choice(list(folder.data))
        data = copy.deepcopy(folder.data[name])
        for _ in range(chance.randint(1, 3)):
            mutate(data, chance)
        if folder.check(name, data):
            found += 1
            continue
        folder.write(name, data)
        try:
            built = catalogue.build(catalogue.documents(tmp_path), catalogue.guide_slugs())
            pages.generate(Edition(built, words(locale("en")), "https://atlas.example/"))
        except KeyError as error:
            unnamed += re.findall(r"[\w-]+(?:\.[\w-]+)+", str(error.args[0]))[:1]
        folder.write(name, folder.data[name])
    assert found > cases * 0.75
    assert [key for key in unnamed if not key.startswith(NAMED)] == []


@pytest.mark.parametrize("name", catalogue.FILES)
def test_a_value_of_another_type_is_a_problem_of_its_file_wherever_it_stands(name, tmp_path):
    folder = Folder(tmp_path, SAMPLE)
    passed = []
    for path in paths(folder.data[name]):
        for odd in (None, [[]], {"x": []}):
            data = copy.deepcopy(folder.data[name])
            holder_of(data, path)[path[-1]] = odd
            if catalogue.FILES[name] not in {Path(problem.file).name for problem in folder.check(name, data)}:
                passed.append((path, odd))
    assert passed == []


@pytest.mark.parametrize("name", catalogue.FILES)
def test_a_file_of_another_shape_is_a_problem_of_that_file(name, tmp_path):
    folder = Folder(tmp_path, SAMPLE)
    for root in ([], {}, "text", 1, True, [[]], {"marketplaces": {}}, {"domains": [1]}, {"sources": "x"}):
        assert catalogue.FILES[name] in {Path(problem.file).name for problem in folder.check(name, root)}, root


@pytest.mark.parametrize("field", ["code", "storefront", "marketplace_id", "links", "region"])
def test_no_odd_value_passes_for_what_a_page_is_made_from(field, tmp_path):
    folder = Folder(tmp_path, SAMPLE)
    for odd in ODD:
        data = copy.deepcopy(folder.data["marketplaces"])
        data["marketplaces"][0][field] = odd
        assert folder.check("marketplaces", data), odd

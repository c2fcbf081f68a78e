"""What is kept of a language: named after everything it was made from, and never trusted when it is damaged."""

from functools import cache

import pytest
from atlas.build import fingerprint, inputs, language_cache
from atlas.content.messages import messages
from atlas.model.locales import locale
from atlas.project import Project
from own import PROJECT

CODES = {language.code for language in PROJECT.locales}


def packs(project):
    return sorted(project.path(".build/languages").glob("*.pack"))


def anew(done):
    assert done.returncode == 0, done.stderr
    return int(done.stdout.split(" built anew")[0].rpartition("(")[2])


def test_a_site_that_was_changed_by_hand_is_made_whole_from_what_was_judged(small):
    page = small.path("site/en/index.html")
    good = page.read_text("utf-8")
    page.write_text(good + "a line that no rule has seen", "utf-8")
    assert anew(small.build()) == 0
    assert small.path("site/en/index.html").read_text("utf-8") == good


# A change of the sources that no page is made from: the build looks at every language, and builds none.
NOTHING = ("data/published.txt", "# Addresses", "#  Addresses")


BUILD = language_cache.LanguageBuild("pt-BR", {"index.html": b"x"}, (), frozenset())


@pytest.mark.parametrize("damage", [lambda raw: b"", lambda raw: raw[:-1], lambda raw: raw[:99] + b"?" + raw[100:]])
def test_a_damaged_file_counts_as_missing(tmp_path, damage):
    file = tmp_path / "pt-BR-1.pack"
    assert language_cache.load(file) is None
    language_cache.save(BUILD, file)
    assert language_cache.load(file) == BUILD
    file.write_bytes(damage(file.read_bytes()))
    assert language_cache.load(file) is None


def test_a_build_makes_a_damaged_file_anew(small):
    file, *_ = packs(small)
    file.write_bytes(file.read_bytes()[:-1])
    small.change(*NOTHING)
    done = small.build()
    assert anew(done) == 1
    assert not done.stderr


def test_a_folder_in_place_of_a_file_is_one_line(small):
    file, *_ = packs(small)
    file.unlink()
    file.mkdir()
    small.change(*NOTHING)
    done = small.build()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_project_may_move_and_a_copy_is_its_own(small, tmp_path):
    moved = small.root.rename(tmp_path / "moved")
    small.root = moved
    page = moved / "site/en/index.html"
    assert page.exists()
    assert anew(small.build()) == 0
    assert page.resolve().is_relative_to(moved)


def test_an_undone_edit_finds_its_pages_again(small):
    guide = small.path("docs/en/guides/email.md")
    before = guide.read_text("utf-8")
    for text, made in ((before + "\nMore.\n", 1), (before, 0), (before + "\nMore.\n", 0)):
        guide.write_text(text, "utf-8")
        assert anew(small.build()) == made
        assert ("More." in small.path("site/en/guides/email/index.html").read_text("utf-8")) == (text != before)


@cache
def own_key(code):
    return fingerprint.language_key(PROJECT, code)


def rebuilt(project):
    """The languages whose pages are not those of the real project: what is kept of a language is named by its key."""
    return {code for code in CODES if fingerprint.language_key(project, code) != own_key(code)}


def test_droppings_of_editors_rebuild_nothing(project):
    for name in ("data/.DS_Store", "data/strings/.en.yaml.swp", "data/strings/en.yaml~"):
        project.path(name).write_text("x")
    project.path("docs/en/guides/.#email.md").symlink_to("nobody@nowhere")
    assert rebuilt(Project.read(project.root)) == set()


@pytest.mark.parametrize("name", ["data/published.txt", "data/cards.json", "data/schema/doors.schema.json"])
def test_what_no_page_is_made_from_rebuilds_none(name):
    assert rebuilt(PROJECT.changed({name: PROJECT.snapshot.files[name] + b"\n"})) == set()


@pytest.mark.parametrize(
    ("name", "old", "new", "languages"),
    [
        ("docs/ja/guides/email.md", "title:", "title:  ", {"ja"}),
        ("data/strings/ja.yaml", "  short: ホーム\n", "  short: ほーむ\n", {"ja"}),
        ("data/search/ja.yaml", "common:", "# a note\ncommon:", {"ja"}),
        ("data/marketplaces.yaml", "  - code:", "  # a note\n  - code:", CODES),
        ("overrides/base.html", "</body>", "<!-- --></body>", CODES),
        ("overrides/assets/atlas.css", "a:hover {", "a:hover{", CODES),
        ("overrides/assets/first.css", "--ink: #1a2523", "--ink: #1a2524", CODES),
        ("overrides/assets/theme.js", 'classList.add("js")', 'classList.add("js", "x")', CODES),
        ("mkdocs.yml", "strict: true", "strict: true # a note", CODES),
    ],
)
def test_an_edit_rebuilds_the_languages_that_it_touches(name, old, new, languages):
    text = PROJECT.snapshot.files[name].decode()
    assert old in text
    assert rebuilt(PROJECT.changed({name: text.replace(old, new, 1).encode()})) == languages


def test_a_language_shows_of_another_only_what_counts_for_it():
    """The key of a language holds `shared_texts` of the others: nothing else of them may reach its pages."""
    other = messages(PROJECT, locale("en")).of(locale("ja"))
    assert other("draft.heading.store")
    with pytest.raises(KeyError):
        other("home.title")


def test_the_key_counts_language_address_interpreter_packages_and_code(monkeypatch):
    assert all(
        name in inputs.environment().lower()
        for name in ("jinja2-", "markupsafe-", "pyyaml-", "segno-", "material-", "static_i18n-", "markdown-")
    )

    def named(code="en"):
        return fingerprint.language_key(Project(PROJECT.snapshot), code)

    keys = {named(), named("ja")}
    monkeypatch.setenv("ATLAS_SITE_URL", "https://elsewhere.example/")
    keys.add(named())
    monkeypatch.setattr(inputs, "environment", lambda: "another Python")
    keys.add(named())
    monkeypatch.setattr(inputs, "CODE", "other code")
    keys.add(named())
    assert len(keys) == 5


def test_only_the_newest_builds_of_a_language_are_kept(tmp_path):
    for code, number in [("pt-BR", n) for n in range(6)] + [("pt", 0)]:
        made = tmp_path / "made"
        language_cache.save(BUILD, made)
        language_cache.keep(made, language_cache.path(tmp_path / "kept", code, str(number)))
    kept = sorted(path.name for path in (tmp_path / "kept").iterdir())
    assert len(kept) == 4
    assert {"pt-0.pack", "pt-BR-5.pack"} <= set(kept)
    assert language_cache.load(tmp_path / "kept" / "pt-BR-5.pack") == BUILD

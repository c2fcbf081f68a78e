"""What is kept of a language: named after everything it was made from, and never trusted when it is damaged."""

import pytest
from atlas.build import fingerprint, inputs, language_cache
from atlas.content.messages import messages
from atlas.model.locales import locale
from atlas.project import Project
from own import PROJECT


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


@pytest.mark.parametrize("damage", [lambda raw: b"", lambda raw: raw[:-1], lambda raw: raw[:99] + b"?" + raw[100:]])
def test_a_damaged_file_counts_as_missing(small, damage):
    file, *_ = packs(small)
    file.write_bytes(damage(file.read_bytes()))
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


@pytest.mark.parametrize(
    "name", ["data/.DS_Store", "data/strings/.en.yaml.swp", "data/strings/en.yaml~", "docs/en/guides/.#email.md"]
)
def test_droppings_of_editors_rebuild_nothing(small, name):
    small.path(name).symlink_to("nobody@nowhere") if "#" in name else small.path(name).write_text("x")
    assert anew(small.build()) == 0


@pytest.mark.parametrize("name", ["data/published.txt", "data/cards.json", "data/schema/doors.schema.json"])
def test_what_no_page_is_made_from_rebuilds_none(small, name):
    small.path(name).write_text(small.path(name).read_text("utf-8") + "\n", "utf-8")
    assert anew(small.build()) == 0


@pytest.mark.parametrize(
    ("name", "old", "new", "made"),
    [
        ("data/strings/ja.yaml", "  short: ホーム\n", "  short: ほーむ\n", 1),
        ("data/search/ja.yaml", "common:", "# a note\ncommon:", 1),
        ("data/marketplaces.yaml", "  - code:", "  # a note\n  - code:", 2),
        ("overrides/base.html", "</body>", "<!-- --></body>", 2),
        ("overrides/assets/atlas.css", "a:hover {", "a:hover{", 2),
        ("overrides/assets/first.css", "--ink: #1a2523", "--ink: #1a2524", 2),
        ("overrides/assets/theme.js", 'classList.add("js")', 'classList.add("js", "x")', 2),
        ("mkdocs.yml", "strict: true", "strict: true # a note", 2),
    ],
)
def test_an_edit_rebuilds_the_languages_that_it_touches(small, name, old, new, made):
    small.change(name, old, new)
    assert anew(small.build()) == made


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

    def key(code="en"):
        return fingerprint.language_key(Project(PROJECT.snapshot), code)

    keys = {key(), key("ja")}
    monkeypatch.setenv("ATLAS_SITE_URL", "https://elsewhere.example/")
    keys.add(key())
    monkeypatch.setattr(inputs, "environment", lambda: "another Python")
    keys.add(key())
    monkeypatch.setattr(inputs, "CODE", "other code")
    keys.add(key())
    assert len(keys) == 5


def test_only_the_newest_builds_of_a_language_are_kept(tmp_path):
    build = language_cache.LanguageBuild("pt-BR", {"index.html": b"x"}, (), frozenset())
    for code, number in [("pt-BR", n) for n in range(6)] + [("pt", 0)]:
        made = tmp_path / "made"
        language_cache.save(build, made)
        language_cache.keep(made, language_cache.path(tmp_path / "kept", code, str(number)))
    kept = sorted(path.name for path in (tmp_path / "kept").iterdir())
    assert len(kept) == 4
    assert {"pt-0.pack", "pt-BR-5.pack"} <= set(kept)
    assert language_cache.load(tmp_path / "kept" / "pt-BR-5.pack") == build

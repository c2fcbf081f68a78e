"""How far translations are, and what changed in English since: by what a page says, not by dates of commits."""

import subprocess

import pytest
from atlas import REFERENCE
from atlas.paths import ROOT
from atlas.sources import guides, history
from atlas.upkeep import languages, translations
from copies import copy_sources
from own import PROJECT

NAME = "docs/en/guides/email.md"
ENGLISH = PROJECT.snapshot.files[NAME].decode()
REVISION = PROJECT.guide(REFERENCE, "email").meta["revision"]
PARTS = PROJECT.guide(REFERENCE, "email").headings


def raised(text, by=1):
    """The English page with a higher revision, and a sentence more below its second heading."""
    heading = PARTS[1]
    lines = text.replace(f"revision: {REVISION}", f"revision: {REVISION + by}\nrevised: 2026-11-20").splitlines()
    at = next(number for number, line in enumerate(lines) if line.endswith(f"{{#{heading.anchor}}}"))
    return "\n".join([*lines[: at + 1], "", "A sentence more.", *lines[at + 1 :]]) + "\n"


BEHIND = PROJECT.changed({NAME: raised(ENGLISH).encode()})


def test_a_row_for_each_language_says_what_is_behind_and_what_is_not_written():
    lines = translations.status(BEHIND)
    every = len(guides.keys(PROJECT.snapshot, REFERENCE))
    rows = {line.split()[0]: line.split()[1:] for line in lines[1 : 1 + len(PROJECT.translations)]}
    assert rows == {code: [str(every - 1), "1", "0", "0"] for code in PROJECT.translations}
    late = [line for line in lines if line.startswith("docs/ja/")]
    assert late == [
        f"docs/ja/guides/email.md: revision {REVISION}, English is at {REVISION + 1} since 2026-11-20: "
        "python scripts/translations.py diff email ja"
    ]


def test_a_language_that_is_begun_has_a_row_and_its_count_is_that_of_the_command_that_began_it():
    files = {path: text.encode() for path, text in languages.skeleton(PROJECT, "cy").items()}
    project = PROJECT.changed(files | {"docs/cy/guides/email.md": ENGLISH.encode()})
    row = translations.status(project)[-1].split()
    far = languages.progress(project, "cy")
    assert row == ["cy", "1", "0", str(far.all_pages - 1), str(far.all_words)]


def test_where_nothing_is_behind_there_is_only_the_table():
    assert len(translations.status(PROJECT)) == 1 + len(translations.codes(PROJECT))


def test_what_changed_stands_below_the_place_in_the_translation():
    own = PROJECT.guide("ja", "email")
    old, new = PROJECT.guide(REFERENCE, "email"), BEHIND.guide(REFERENCE, "email")
    place = next(heading.line for heading in own.headings if heading.anchor == PARTS[1].anchor)
    said = list(translations.changes(old, new, own))
    assert said[0] == f"{own.file}:1"
    assert f"  -revision: {REVISION}" in said
    assert said[said.index("  +A sentence more.") - 3].endswith(f":{place} {{#{PARTS[1].anchor}}}")
    assert not [line for line in said if line.startswith("  -") and "revision" not in line]


def test_a_new_part_is_not_there_yet():
    own = PROJECT.guide("ja", "email")
    new = guides.parse(f"{ENGLISH}\n## New {{#new-part}}\n\nWords.\n", NAME)
    said = list(translations.changes(PROJECT.guide(REFERENCE, "email"), new, own))
    assert f"{own.file}:1 {{#new-part}} is not there yet" in said
    assert "  +## New {#new-part}" in said


def test_the_newest_version_with_the_revision_counts_whatever_came_before_it():
    mended = ENGLISH.replace("Amazon", "AMAZON", 1)
    versions = [raised(ENGLISH), "no front matter", mended, ENGLISH]
    assert translations.translated(versions, REVISION, NAME).text == mended
    assert translations.translated(versions, REVISION + 7, NAME) is None


@pytest.mark.parametrize("named", ["email", "email.md", "guides/email.md"])
def test_a_page_is_known_by_its_slug_or_path(named):
    assert translations.page(PROJECT, named) == "email"


def test_a_matter_is_known_by_its_id_and_what_is_no_page_is_not():
    assert translations.page(PROJECT, "money-held") == translations.page(PROJECT, "matters/money-held")
    with pytest.raises(LookupError, match=r"There is no page 'emial'\. Did you mean 'email'\?"):
        translations.page(PROJECT, "emial")


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the project with a history: the page as it is, a typing error mended, then a new revision."""
    project = copy_sources(ROOT, tmp_path_factory.mktemp("translations") / "project")
    git = ["git", "-C", str(project.root), "-c", "user.name=x", "-c", "user.email=x@example.com"]
    subprocess.run([*git, "init", "-q"], check=True)
    for text in (ENGLISH.replace("Amazon", "Amazno", 1), ENGLISH, raised(ENGLISH)):
        project.path(NAME).write_text(text, "utf-8")
        subprocess.run([*git, "add", NAME], check=True)
        subprocess.run([*git, "commit", "-q", "-m", "x"], check=True)
    return project


def test_the_command_says_what_changed_since_the_translation(copy):
    done = copy.run("scripts/translations.py", "diff", "email", "ja")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{NAME} from revision {REVISION} to {REVISION + 1}:\n")
    assert "  +A sentence more.\n" in done.stdout
    assert "Amazno" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["contact", "ja"], "docs/ja/guides/contact.md is up to date: revision "),
        (["none", "ja"], "There is no page 'none'."),
        (["email", "xx"], "There is no translation 'xx': ja, "),
    ],
)
def test_what_it_cannot_say_is_one_line(copy, arguments, said):
    done = copy.run("scripts/translations.py", "diff", *arguments)
    assert said in done.stdout + done.stderr
    assert (done.stdout + done.stderr).count("\n") == 1
    assert done.returncode == (0 if "up to date" in said else 1)


def test_without_a_history_it_says_so(tmp_path):
    with pytest.raises(OSError, match="git"):
        list(history.versions(tmp_path, NAME))

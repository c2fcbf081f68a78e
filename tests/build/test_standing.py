"""A site that stands and was made from the same inputs is not built again; one that was touched is."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
import yaml
from atlas.build import place


def note(project):
    return project.path(".build/sites/site.json")


def seconds_line(done):
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def is_left(project):
    """Whether the next build leaves the site as it stands: one that is made anew has another folder."""
    before = project.path("site").resolve()
    seconds_line(project.build())
    return project.path("site").resolve() == before


def test_an_unchanged_site_is_left_as_it_stands(small_of_module):
    assert is_left(small_of_module)


def append(project):
    page = project.path("site/en/index.html")
    page.write_text(page.read_text("utf-8") + "x", "utf-8")


def remove(project):
    project.path("site/robots.txt").unlink()


def without_line(project, ending):
    listed = project.path("site", place.LIST)
    lines = listed.read_text("utf-8").splitlines(keepends=True)
    listed.write_text("".join(line for line in lines if not line.endswith(f"  {ending}\n")), "utf-8")


def remove_with_its_line(project):
    remove(project)
    without_line(project, "robots.txt")


def spoil_the_note(project):
    note(project).write_text("{")


def empty_the_note(project):
    note(project).write_text(json.dumps([]))


@pytest.mark.parametrize("touch", [append, remove, remove_with_its_line, spoil_the_note, empty_the_note])
def test_a_site_that_was_touched_is_built(small_of_module, touch):
    touch(small_of_module)
    assert not is_left(small_of_module)
    assert is_left(small_of_module)


def test_a_list_that_was_changed_is_not_believed(small):
    without_line(small, "en/index.html")
    assert small.build().returncode == 1  # a file that no list names was put there by somebody


def test_a_site_with_a_page_that_is_behind_says_so_and_stands_no_longer_than_its_patience(small):
    page = small.path("docs/en/guides/email.md")
    revised = datetime.now(UTC).date() - timedelta(days=1)
    raised = re.sub(r"(?m)^revision: \d+$", f"revision: 99\nrevised: {revised}", page.read_text("utf-8"), count=1)
    page.write_text(raised, "utf-8")
    told = small.run("scripts/build.py")
    assert told.returncode == 0, told.stderr
    assert "docs/ja/guides/email.md:1:1 translation-behind  warning: translates revision" in told.stdout
    html = small.path("site/ja/guides/email/index.html").read_text("utf-8")
    assert 'href="../../../en/guides/email/" hreflang="en"' in html[html.index("<h1") : html.index("<h2")]
    english = small.path("site/en/guides/email/index.html").read_text("utf-8")
    assert "hreflang" not in english[english.index("<h1") : english.index("<h2")]
    kept = json.loads(note(small).read_text("utf-8"))
    days = yaml.load(small.path("mkdocs.yml").read_text("utf-8"), yaml.BaseLoader)["extra"]["translation_days"]
    assert kept["until"] == str(revised + timedelta(days=int(days)))
    note(small).write_text(json.dumps(kept | {"until": str(revised)}), "utf-8")
    assert not is_left(small)

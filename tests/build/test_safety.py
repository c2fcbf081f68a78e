"""Whatever happens to a build: the last good site is whole, the next build equals a cold one, no process is left."""

import hashlib
import os
import random
import resource
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from atlas.build.place import LIST, listed
from copies import Project, copy_sources
from filelock import FileLock
from test_language_cache import anew

RIGGED = Path(__file__).with_name("rigged.py")
NEW_STYLE = ("overrides/assets/atlas.css", "a:hover {", "a:hover{")


def is_whole(site):
    """Tell whether a site has just the files of its list, each with its hash."""
    site = site.resolve()
    files = {
        path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file() and path.name != LIST
    }
    return listed(site) == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()} != {}


def start(project, *arguments, **options):
    return subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        cwd=project.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        **options,
    )


def finish(running):
    """Wait until nobody holds the output of a process any more: itself, its workers, their server."""
    text, _ = running.communicate(timeout=120)
    return text.decode()


@pytest.fixture(scope="session")
def cold_list(built_once, shared_folder):
    """The list of the site that a build from nothing makes of the project with NEW_STYLE, made once for all processes.

    Each file stands there with its hash: a site that is whole and has this list is the same to the byte.
    """
    project, done = Project(shared_folder / "from-nothing" / "atlas"), shared_folder / "from-nothing.done"
    with FileLock(done.with_suffix(".lock")):
        if not done.exists():
            copy_sources(built_once.root, project.root).change(*NEW_STYLE)
            assert anew(project.build()) == 2
            done.touch()
    return project.path("site", LIST).read_text()


def is_as_if_cold(project, cold_list):
    """Build once more, and compare with what a build from nothing makes."""
    assert anew(project.build()) >= 0
    return is_whole(project.path("site")) and project.path("site", LIST).read_text() == cold_list


# The moments of a build that change anything on disk, in their order: event, what it names, which of its kind.
MOMENTS = {
    "the workspace appears": ("os.mkdir", "sites/site/making", 1),
    "the site's first folder appears": ("os.mkdir", "making/site", 1),
    "the site's first file is written": ("open", "making/site/", 1),
    "the site's hundredth file is written": ("open", "making/site/", 100),
    "the list is written": ("open", f"making/site/{LIST}", 1),
    "the finished folder appears": ("os.rename", "making/site", 1),
    "the pointer is made": ("os.symlink", "pointer", 1),
    "the pointer takes its place": ("os.rename", "pointer", 1),
    "the new site stands, nothing is cleaned yet": ("shutil.rmtree", "sites/site/", 2),
    "the workspace is removed": ("shutil.rmtree", "sites/site/making", 2),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_kill_at_each_moment_leaves_a_whole_site(small_of_module, moment):
    small = small_of_module
    before = small.path("site", LIST).read_text()
    # Changes one published file and no page, each time another way.
    small.change("data/openapi.yaml", "info:\n", f"info:\n  x-{list(MOMENTS).index(moment)}: 1\n")
    text = finish(running := start(small, RIGGED, "kill_at", *MOMENTS[moment]))
    assert running.returncode == -signal.SIGKILL, text
    assert is_whole(small.path("site"))
    late = moment in list(MOMENTS)[-2:]
    assert (small.path("site", LIST).read_text() != before) == late
    assert anew(small.build()) == 0
    assert small.path("site", LIST).read_text() != before
    kept = list(small.path(".build/sites/site").iterdir())
    assert len(kept) == 2  # the site, and the one that stood there before: nothing of the killed build
    assert small.path("site").resolve() in kept


def test_kills_at_any_moment_leave_a_whole_site_and_no_process(small, cold_list, thorough, seconds_of_a_build):
    small.change(*NEW_STYLE)
    finish(running := start(small, RIGGED, "kill_at", "os.rename", "ja-", 1))  # while the pages are kept
    assert running.returncode == -signal.SIGKILL
    assert is_whole(small.path("site"))
    css, chance = small.path("overrides/assets/atlas.css"), random.Random(20261129)
    final = css.read_text("utf-8")
    for number in range(40 if thorough else 4):
        css.write_text(f"{final}\n/* {number} */", "utf-8")
        running = start(small, "scripts/build.py")
        time.sleep(chance.uniform(0, seconds_of_a_build))
        os.kill(running.pid, signal.SIGKILL)  # the command alone: its workers must notice by themselves
        finish(running)
        assert is_whole(small.path("site"))
    css.write_text(final, "utf-8")
    assert is_as_if_cold(small, cold_list)


def test_workers_that_cannot_fork_build_the_same(small):
    before = small.path("site", LIST).read_text()
    for kept in small.path(".build/languages").glob("en-*"):
        kept.unlink()
    small.change("data/published.txt", "# Addresses", "#  Addresses")  # else the site stands already
    text = finish(running := start(small, RIGGED, "spawned"))
    assert running.returncode == 0, text
    assert "1 built anew" in text
    assert small.path("site", LIST).read_text() == before


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_workers_end_with_their_command_and_print_nothing(cold, end):
    running = start(cold, RIGGED, "at_work")
    line = b""
    while not line.startswith(b"checked"):  # so the workers are there
        line = running.stdout.readline()
        assert line, "it ended before its workers were at work"
    if end == signal.SIGINT:
        os.killpg(running.pid, end)  # as a terminal does: to the whole group
    else:
        os.kill(running.pid, end)
    text = finish(running)
    assert running.returncode != 0
    assert "Traceback" not in text


def test_two_cold_builds_at_once_both_succeed_and_make_what_one_alone_makes(cold, built_once):
    odd = {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "no number"}
    both = [start(cold, "scripts/build.py", env=os.environ | odd) for _ in range(2)]
    texts = [finish(one) for one in both]
    assert [one.returncode for one in both] == [0, 0], texts
    assert sum("waiting" in text for text in texts) == 1
    assert is_whole(cold.path("site"))
    assert cold.path("site", LIST).read_text() == built_once.path("site", LIST).read_text()


def test_a_clock_that_jumps_both_ways_loses_nothing(small):
    shown = set()
    for days in (2, 2, 0, -2):
        small.change("data/openapi.yaml", "info:\n", f"info:\n  x-{len(shown)}: 1\n")
        finish(running := start(small, RIGGED, "clock_ahead", days))
        assert running.returncode == 0
        assert is_whole(small.path("site"))
        shown.add(small.path("site", LIST).read_text())
    assert len(shown) == 4  # each time a new site


def test_an_edit_that_was_undone_while_the_build_ran_is_published_by_none(small):
    # The undone edit needs a language that is built anew: the saved guide itself is back when its key is asked for.
    small.change("docs/en/guides/contact.md", "\n## ", "\nMore.\n\n## ")
    text = finish(running := start(small, RIGGED, "saved_and_undone"))
    assert running.returncode == 0, text
    for _ in range(2):
        page = small.path("site/en/guides/email/index.html").read_text("utf-8")
        assert "Words that were undone" not in page
        assert anew(small.build()) == 0


def test_an_edit_that_came_while_the_build_ran_is_published_by_the_next_build(small):
    small.change("docs/en/guides/contact.md", "\n## ", "\nMore.\n\n## ")
    text = finish(running := start(small, RIGGED, "saved_half_way"))
    assert running.returncode == 0, text
    assert "Saved half way" not in small.path("site/en/guides/email/index.html").read_text("utf-8")
    assert anew(small.build()) == 1
    assert "Saved half way" in small.path("site/en/guides/email/index.html").read_text("utf-8")


def test_pages_are_named_after_the_code_that_made_them(small):
    small.change("docs/en/guides/contact.md", "\n## ", "\nMore.\n\n## ")  # so that its worker is there from the start
    text = finish(running := start(small, RIGGED, "code_changed"))
    assert running.returncode == 0, text
    assert "Saved while the code changed" in small.path("site/en/guides/email/index.md").read_text("utf-8")
    assert not small.path("site/en/guides/email/index.md").read_text("utf-8").startswith("# Changed")
    assert anew(small.build()) == 2
    assert small.path("site/en/guides/email/index.md").read_text("utf-8").startswith("# Changed")


def test_a_full_disk_is_one_line_and_leaves_the_last_good_site(small, cold_list, thorough):
    small.change(*NEW_STYLE)
    for kilobytes in (0, 100, 1000) if thorough else (100, 1000):
        running = start(small, "scripts/build.py", preexec_fn=partial(_no_file_above, kilobytes))
        text = finish(running)
        assert running.returncode == 1, text
        assert "Traceback" not in text
        assert "File too large" in text
        assert is_whole(small.path("site"))
    assert is_as_if_cold(small, cold_list)


def _no_file_above(kilobytes):
    resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024,) * 2)


def test_a_folder_that_cannot_be_written_is_one_line(cold):
    cold.path(".build").write_text("a file")
    done = cold.build()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert ".build" in done.stderr


def test_a_real_folder_called_site_is_refused_and_stays(cold):
    cold.path("site").mkdir()
    for name in (".git", "CNAME"):
        cold.path("site", name).write_text("not ours")
    done = cold.build()
    assert done.returncode == 1
    assert done.stderr.startswith("site place  holds what no build put there: .git, CNAME. Move it away")
    assert {path.name for path in cold.path("site").iterdir()} == {".git", "CNAME"}

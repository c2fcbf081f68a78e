"""`make serve` as an editor meets it: in a terminal, with saved files and an open page. Most claims share one start."""

import json
import os
import re
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

PATIENCE = 300  # seconds; a deadline for what never happens, not a measure
BUILT = re.compile(r"\d\d:\d\d:\d\d  \d+ of 2 languages in [\d.]+ s\n")
SERVING = re.compile(r"Serving on (http://127\.0\.0\.1:\d+/).*\n")
TRACE = re.compile(r'Traceback|^  File "', re.MULTILINE)
PAGES = [".build/sites/preview-site"]  # what .build/preview-site leads to
GUIDE = "docs/en/guides/email.md"


class Terminal:
    """The preview of a project, running in a terminal of its own."""

    def __init__(self, project, port):
        self.pid, self.fd = pty.fork()
        if not self.pid:
            os.chdir(project.root)
            os.execv(sys.executable, [sys.executable, "scripts/serve.py", "--port", str(port)])
        self.shown = ""
        self.seen = 0
        self.code = None

    def until(self, mark):
        """Read on until the terminal shows a mark after what was read before; return the match and all up to it."""
        deadline = time.monotonic() + PATIENCE
        while not (found := re.compile(mark).search(self.shown, self.seen)):
            assert time.monotonic() < deadline, f"never showed {mark!r} but:\n{self.shown[self.seen :]}"
            assert self._read(), f"ended before it showed {mark!r}:\n{self.shown[self.seen :]}"
        text = self.shown[self.seen : found.end()]
        self.seen = found.end()
        return found, text

    def end(self):
        """Read to the end and return what was shown since; the exit code is then known, and nobody is left."""
        deadline = time.monotonic() + PATIENCE
        while self._read():
            assert time.monotonic() < deadline, f"never ended:\n{self.shown[self.seen :]}"
        self.code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        os.close(self.fd)
        eventually(lambda: not self.alive(), "a process is left")
        return self.shown[self.seen :]

    def alive(self):
        """Whether a process of the terminal's group runs: the preview or any that it started."""
        try:
            os.killpg(self.pid, 0)
        except ProcessLookupError:
            return False
        return True

    def close(self):
        if self.code is None:
            os.killpg(self.pid, signal.SIGKILL)
            self.end()

    def _read(self):
        if not select.select([self.fd], [], [], 1)[0]:
            return True
        try:
            data = os.read(self.fd, 65536)
        except OSError:  # Linux says so at the end
            data = b""
        self.shown += data.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(data)


class Preview:
    """A running preview, its project, and what a page of it gets."""

    def __init__(self, project):
        self.project = project
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/"
        self.terminal = Terminal(project, self.port)

    def get(self, path="en/guides/email/"):
        try:
            with urllib.request.urlopen(self.url + path, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def news(self):
        """What open pages are told just now."""
        with urllib.request.urlopen(f"{self.url}.preview/events", timeout=PATIENCE) as stream:
            return json.loads(stream.readline().removeprefix(b"data: "))

    def fault(self):
        """Wait for the lines of a fault in the terminal, and return them."""
        _, text = self.terminal.until(r"Mend this and save; until then you see [^\n]+\n")
        return text.strip()

    def built(self):
        self.terminal.until(BUILT)

    @contextmanager
    def broken(self, *names):
        """Let a test break files; give them back as they were, and wait until the preview is well again."""
        paths = [self.project.path(name) for name in names]
        kept = [path.read_bytes() for path in paths]
        try:
            yield
        finally:
            for path, content in zip(paths, kept, strict=True):
                path.write_bytes(content)
            self.built()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def eventually(true, complaint):
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, complaint
        time.sleep(0.05)


@pytest.fixture(scope="module")
def project(small_of_module):
    return small_of_module


class Previews:
    """Lets one preview of the project run at a time."""

    def __init__(self, project):
        self.project = project
        self.shared = self.running = None

    def start(self, without=()):
        """Start a preview, without what is named of that which was built."""
        self.stop()
        for name in without:
            shutil.rmtree(self.project.path(name), ignore_errors=True)
        self.running = Preview(self.project)
        return self.running

    def share(self):
        """Return the preview that tests share; it was started without pages, and is well when a test begins."""
        if self.shared is None or self.shared.terminal.code is not None:
            self.shared = self.start(without=PAGES)
            self.shared.terminal.until("Building the preview")
            self.shared.before = self.shared.get()
            self.shared.said = self.shared.terminal.until(SERVING)[0][1]
            self.shared.at_once = self.shared.get()
        return self.shared

    def stop(self):
        if self.running:
            self.running.terminal.close()


@pytest.fixture(scope="module")
def previews(project):
    previews = Previews(project)
    yield previews
    previews.stop()


@pytest.fixture
def preview(previews):
    return previews.share()


@pytest.fixture
def start(previews):
    yield previews.start
    previews.stop()


def test_the_port_is_bound_before_the_build_and_serving_is_said_when_there_is_a_page(preview):
    assert preview.before[0] == 503
    assert "No preview yet" in preview.before[1]
    assert preview.said == preview.url
    assert preview.at_once[0] == 200


def test_a_saved_guide_is_on_its_page_and_open_pages_are_told(preview):
    known = preview.news()["version"]
    assert f'data-version="{known}"' in preview.get()[1]
    with preview.broken(GUIDE):
        preview.project.change(GUIDE, "\n## ", "\nA sentence that was just saved.\n\n## ")
        preview.built()
        eventually(lambda: preview.news()["version"] != known, "open pages were not told")
        assert "A sentence that was just saved." in preview.get()[1]


def test_a_missing_address_gets_the_page_for_it_and_a_folder_is_not_listed(preview):
    for path in ("en/nowhere/", "en/nowhere", "assets/"):
        status, page = preview.get(path)
        assert status == 404
        assert "page.js" in page


def test_a_fault_is_shown_in_the_terminal_and_on_open_pages_in_the_same_lines(preview):
    known = preview.news()["version"]
    with preview.broken("data/marketplaces.yaml"):
        preview.project.change("data/marketplaces.yaml", "region: na", "region: mars")
        lines = preview.fault()
        assert re.match(r'data/marketplaces\.yaml:\d+:\d+ \S+  .*"mars" is none of: na, eu, fe\.', lines)
        eventually(lambda: preview.news() == {"version": known, "lines": lines}, "pages are not told the lines")
        assert preview.get()[0] == 200
    eventually(lambda: not preview.news()["lines"], "the lines stay")
    assert preview.news()["version"] != known


def crash(project):
    with project.path("scripts/atlas/project.py").open("a", encoding="utf-8") as code:
        code.write('\n\ndef boom(*_):\n    raise RuntimeError("nobody")\n\n\nProject.read = boom\n')


UNFORESEEN = {
    "a style sheet is deleted": (
        "overrides/assets/atlas.css",
        lambda project: project.path("overrides/assets/atlas.css").unlink(),
        r"atlas\.css",
    ),
    "the configuration is empty": ("mkdocs.yml", lambda project: project.path("mkdocs.yml").write_text(""), "empty"),
    "the configuration is broken": (
        "mkdocs.yml",
        lambda project: project.change("mkdocs.yml", "plugins:", "plugins"),
        r"mkdocs\.yml:\d+",
    ),
    "a schema is changed": (
        "data/schema/marketplaces.schema.json",
        lambda project: project.change("data/schema/marketplaces.schema.json", '"na"', '"an"'),
        "is none of: an",
    ),
    "the code raises": (
        "scripts/atlas/project.py",
        crash,
        r"scripts/atlas/project\.py:\d+.* RuntimeError: nobody.*\.build/last-error\.txt",
    ),
    "the code cannot be read": (
        "scripts/atlas/publish/atom.py",
        lambda project: project.change("scripts/atlas/publish/atom.py", "\ndef ", "\ndef def "),
        r"SyntaxError: \w.* \(scripts/atlas/publish/atom\.py:\d+\)\n.*\.build/last-error\.txt",
    ),
}


@pytest.mark.parametrize("name", UNFORESEEN)
def test_no_error_freezes_the_preview_or_prints_its_trace(preview, name):
    file, change, said = UNFORESEEN[name]
    with preview.broken(file):
        change(preview.project)
        lines = preview.fault()
        assert re.search(said, lines)
        assert not TRACE.search(lines)
        assert len(lines.splitlines()) < 30
        assert preview.get()[0] == 200
        assert preview.get("en/nowhere/")[0] == 404
        if "last-error.txt" in lines:
            assert TRACE.search(preview.project.path(".build/last-error.txt").read_text("utf-8"))


def test_a_folder_with_the_name_of_a_guide_does_not_freeze_the_preview(preview):
    folder = preview.project.path("docs/en/guides/x.md")
    folder.mkdir()
    (folder / "y.txt").write_text("a file, so that it counts")
    try:
        _, text = preview.terminal.until(rf"{BUILT.pattern}|Mend this and save[^\n]+\n")
        assert not TRACE.search(text)
        assert preview.get()[0] == 200
    finally:
        shutil.rmtree(folder)
    preview.built()


@pytest.mark.skipif(not shutil.which("pgrep"), reason="this system has no pgrep to find the process with")
def test_a_build_process_that_is_killed_is_replaced(preview):
    found = subprocess.run(["pgrep", "-P", str(preview.terminal.pid)], capture_output=True, text=True, check=False)
    os.kill(int(found.stdout), signal.SIGKILL)
    with preview.broken(GUIDE):
        preview.project.change(GUIDE, "\n## ", "\nOne more sentence.\n\n## ")
        preview.built()
    assert "One more sentence." not in preview.get()[1]


def test_the_site_that_is_served_holds_nothing_of_the_bar_and_the_policy_of_the_published_one(preview):
    files = [path for path in preview.project.path(".build/preview-site").rglob("*") if path.is_file()]
    assert len(files) > 200
    for file in files:
        content = file.read_bytes()
        assert b"preview" not in content, file
        assert b"Content-Security-Policy" in content or file.suffix != ".html", file


def test_a_change_of_the_code_is_taken_in_without_a_restart_or_asks_for_one(preview):
    with preview.broken("scripts/atlas/build/assemble.py", "scripts/serve.py"):
        preview.project.change("scripts/serve.py", '"""Command', '"""The command')
        preview.project.change("scripts/atlas/build/assemble.py", "User-agent: *", "User-agent: new")
        preview.built()
        _, line = preview.terminal.until("The preview itself still runs the old scripts/serve.py: [^\n]+\n")
        assert "User-agent: new" in preview.get("robots.txt")[1]
        eventually(lambda: preview.news()["lines"] == line.strip(), "pages are not told that the preview is old")


def test_one_control_c_ends_it_with_all_its_processes_while_a_page_is_open(preview):
    with urllib.request.urlopen(f"{preview.url}.preview/events", timeout=PATIENCE) as open_page:
        open_page.readline()
        os.write(preview.terminal.fd, b"\x03")
        assert not TRACE.search(preview.terminal.end())
    assert preview.terminal.code == 0


def test_one_control_c_ends_a_build_too(start, project):
    mine = start(without=[".build"])
    eventually(lambda: list(project.root.glob(".build/sites/*/making/*")), "no language is built")
    os.write(mine.terminal.fd, b"\x03")
    assert not TRACE.search(mine.terminal.end())
    assert mine.terminal.code == 0
    assert "Serving on" not in mine.terminal.shown


def test_a_fault_at_the_start_is_shown_over_a_plain_page_or_the_last_good_one(start, project):
    project.change("data/marketplaces.yaml", "region: na", "region: mars")
    try:
        mine = start(without=PAGES)
        lines = mine.fault().removeprefix("Building the preview ...\n")
        assert lines.endswith("until then you see an empty page.")
        mine.terminal.until(SERVING)
        status, page = mine.get()
        news = mine.news()
        assert status == 503
        assert f'data-version="{news["version"]}"' in page
        assert news["lines"] == lines
    finally:
        project.change("data/marketplaces.yaml", "region: mars", "region: na")
    mine.built()
    eventually(lambda: mine.news()["version"] != news["version"], "the plain page is not told to load anew")
    assert mine.get()[0] == 200
    os.kill(mine.terminal.pid, signal.SIGKILL)
    mine.terminal.end()  # nobody is left, although the preview could not tidy up

    project.change("data/marketplaces.yaml", "region: na", "region: mars")
    try:
        mine = start()
        assert mine.fault().endswith("until then you see the last good pages.")
        mine.terminal.until(SERVING)
        assert mine.get()[0] == 200
        assert "mars" in mine.news()["lines"]
        os.kill(mine.terminal.pid, signal.SIGTERM)
        assert not TRACE.search(mine.terminal.end())
        assert mine.terminal.code == 0
    finally:
        project.change("data/marketplaces.yaml", "region: mars", "region: na")


def test_a_taken_port_is_said_at_once(project):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = project.run("scripts/serve.py", "--port", str(port))
    assert done.returncode == 1
    assert done.stdout == ""
    assert re.fullmatch(rf"Port {port} cannot be used: .+\. Choose another one: make serve PORT=\d+\n", done.stderr)

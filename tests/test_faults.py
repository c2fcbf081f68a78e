"""Whatever is broken, a command ends in lines with file, place and mend, and never in a traceback."""

import errno
import os
import pickle
import re
import shutil
import sys
from types import SimpleNamespace

import click
import pytest
from atlas import commands, faults
from atlas.content.messages import messages
from atlas.model import catalogue
from atlas.model.locales import locale
from atlas.paths import ROOT, WORK
from atlas.problems import AtlasError, Problem, report
from atlas.project import Project as Sources
from atlas.rules import check
from atlas.site import promised_addresses
from atlas.sources.snapshot import Snapshot
from click.testing import CliRunner
from jinja2 import DictLoader, Environment, FileSystemLoader, StrictUndefined
from own import PROJECT
from small_project import STORES


def lines_of(done):
    """The lines of a command that failed as it should: without a traceback, with exit code 1."""
    assert "Traceback" not in done.stderr + done.stdout
    assert done.returncode == 1, done.stderr
    return done.stderr.splitlines()


def line_of(project, name, text):
    """The number of the first line of a file that holds a text."""
    lines = project.path(name).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def test_every_broken_source_is_one_line_in_one_run(cold):
    cold.change("mkdocs.yml", "site_url: !ENV", "site: !ENV")
    cold.change("mkdocs.yml", "{locale: ja, name: 日本語}", "{locale: ja, name: 日本語}\n        - {locale: xx}")
    cold.path("data/published.txt").write_bytes("go/é/\n".encode("latin-1"))
    cold.path("data/schema/doors.schema.json").unlink()
    cold.path("data/schema/changes.schema.json").write_bytes('{"a": "é"}'.encode("utf-16"))
    cold.path("data/schema/sources.schema.json").write_text("{")
    cold.path("data/schema/matters.schema.json").write_text('{"type": "table"}')
    cold.path("data/openapi.yaml").write_text("- paths\n")
    cold.path("data/search/ja.yaml").unlink()
    os.mkfifo(cold.path("data/search/ja.yaml"))
    cold.path("docs/translating/ja.md").write_text("表", "utf-16")
    cold.path("docs/en/guides/.#email.md").symlink_to("somebody@desk.4711:1796000000")
    cold.path("docs/en/guides/folder.md").mkdir()
    cold.path("docs/en/guides/elsewhere.md").symlink_to("/etc/hostname")
    cold.path("docs/ja/guides/email.md").write_bytes(b"---\ntitle: \xff\n---\n")
    cold.path("overrides/assets/card-ja.png").unlink()
    cold.path("overrides/assets/.#atlas.css").symlink_to("somebody@desk.4711:1796000000")
    cold.path("overrides/assets/theme.js").write_bytes(b"// \xff\n")
    cold.path("overrides/assets/atlas.css").write_bytes(b"/* \xff */\n")
    cold.change("scripts/atlas/rules/texts/headings.py", "            seen = set()", "            seen = 1 / 0")
    xx = line_of(cold, "mkdocs.yml", "xx")
    raising = line_of(cold, "scripts/atlas/rules/texts/headings.py", "1 / 0")
    no_file = "is no regular file but a folder, a link or a pipe: put the file itself there, or take it away."
    report = ", with .build/last-error.txt."
    assert lines_of(cold.build()) == [
        "data/openapi.yaml:1:1 openapi  lacks openapi, paths, components, info: bring it back, as OpenAPI 3.1 has it.",
        "data/published.txt published  is not UTF-8 text (byte 3). Save it as UTF-8.",
        "data/schema/changes.schema.json schema  is not UTF-8 text (byte 0). Save it as UTF-8.",
        "data/schema/doors.schema.json schema  cannot be read: No such file or directory. The file belongs to the "
        "project: bring it back.",
        "data/schema/matters.schema.json schema  is no JSON Schema: 'table' is not valid under any of the given "
        "schemas.",
        "data/schema/sources.schema.json:1:2 schema  is not valid JSON: Expecting property name enclosed in double "
        "quotes.",
        f"data/search/ja.yaml search-words  {no_file}",
        f"docs/en/guides/elsewhere.md guide  {no_file}",
        f"docs/en/guides/folder.md guide  {no_file}",
        "docs/ja/guides/email.md guide  is not UTF-8 text (byte 11). Save it as UTF-8.",
        "docs/translating/ja.md term  is not UTF-8 text (byte 0). Save it as UTF-8.",
        "mkdocs.yml:4:1 site-url  site_url is missing or empty: write where the site is published, such as "
        "https://your.address/. ATLAS_SITE_URL, where it is set, stands in for it.",
        f"mkdocs.yml:{xx}:12 languages  'xx' is not a language that CLDR knows: write two letters, such as ja, or "
        "with a region, pt-BR.",
        "overrides/assets/atlas.css asset  is not UTF-8 text (byte 3). Save it as UTF-8.",
        "overrides/assets/card-ja.png card-missing  is missing: run make cards, and commit what it makes.",
        "overrides/assets/theme.js asset  is not UTF-8 text (byte 3). Save it as UTF-8.",
        f"scripts/atlas/rules/texts/headings.py:{raising}:1 program  ZeroDivisionError: division by zero. This is a "
        f"fault of the program: please report it{report}",
        "17 problems. Why: RULES.md#asset, RULES.md#card-missing, RULES.md#guide and 8 more",
    ]
    assert "ZeroDivisionError" in cold.path(".build/last-error.txt").read_text("utf-8")


def said(project):
    """The lines that a build of some sources would end in."""
    with pytest.raises(AtlasError) as caught:
        check.check_sources(project)
    return report(caught.value.problems).splitlines()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (None, "mkdocs.yml yaml  cannot be read: No such file or directory. The file belongs to the project: bring it"),
        (b"", "mkdocs.yml yaml  is empty. Bring back its content"),
        (b"plugins: [\n", "mkdocs.yml:2:1 yaml  is not valid YAML"),
    ],
)
def test_a_mkdocs_yml_that_cannot_be_read_is_one_line_and_hides_no_fault_of_the_data(built_once, text, line):
    sources = Sources.read(built_once.root)
    table = sources.snapshot.files["data/marketplaces.yaml"].replace(b"code: jp\n", b"code: JP\n")
    printed = said(sources.changed({"mkdocs.yml": text, "data/marketplaces.yaml": table}))
    assert any(found.startswith(line) for found in printed)
    assert any(found.startswith("data/marketplaces.yaml:") for found in printed)
    assert {found.split(":")[0].split(" ")[0] for found in printed[:-1]} == {
        "mkdocs.yml",
        "data/marketplaces.yaml",
        "data/changes.yaml",
        "data/screens.yaml",
    }


def test_a_build_without_mkdocs_yml_ends_in_such_lines(cold):
    cold.path("mkdocs.yml").unlink()
    cold.change("data/marketplaces.yaml", "code: jp", "code: JP")
    assert lines_of(cold.build()) == said(Sources.read(cold.root))


def test_a_text_that_no_language_has_is_one_line_with_the_template_and_its_line(cold):
    cold.change("overrides/partials/footer.html", '{{ t("site.licence") }}', '{{ t("site.zzzqqq") }}')
    line = line_of(cold, "overrides/partials/footer.html", "site.zzzqqq")
    assert lines_of(cold.build()) == [
        f"overrides/partials/footer.html:{line}:1 template  asks for the text 'site.zzzqqq', which data/strings does "
        "not have. Add it, or correct it.",
        "1 problem. Why: RULES.md#template",
    ]


def test_an_asset_that_is_not_there_is_one_line(cold):
    cold.path("overrides/assets/check.js").unlink()
    assert lines_of(cold.build()) == [
        "overrides/assets/check.js asset  cannot be read: No such file or directory. The file belongs to the project: "
        "bring it back.",
        "1 problem. Why: RULES.md#asset",
    ]


LIMITED = """import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
sys.path.insert(0, "scripts")
runpy.run_path("scripts/build.py", run_name="__main__")
"""


def test_a_full_disk_is_one_line(cold):
    (found, count) = lines_of(cold.run("-c", LIMITED))
    assert found.startswith(".build")
    assert found.endswith(
        "cannot be used: File too large. No file may be so large here: raise the limit (ulimit -f), then run it again."
    )
    assert count == "1 problem. Why: RULES.md#system"


def test_a_folder_that_cannot_be_made_is_one_line(cold):
    cold.path(".build").write_text("a file in its place")
    (found, count) = lines_of(cold.build())
    assert found.startswith(".build")
    assert found.endswith(
        "cannot be used: Not a directory. Make it a place that can be read and written, then run it again."
    )
    assert count == "1 problem. Why: RULES.md#system"


SYSTEM = [
    (OSError(errno.ENOSPC, "No space left on device"), ".build", "Free some space, then run it again."),
    (OSError(errno.EDQUOT, "Disk quota exceeded", "/x"), "/x", "Free some space"),
    (
        PermissionError(errno.EACCES, "Permission denied", str(WORK / "sites")),
        ".build/sites",
        "Give yourself the right",
    ),
    (OSError(errno.EROFS, "Read-only file system", "/x"), "/x", "Copy the project to a disk that can be written"),
    (OSError(errno.EBADF, "Bad file descriptor", 3), ".build", "Make it a place that can be read and written"),
    (shutil.Error([("a", "b", "No space left on device")]), ".build", "cannot be used: Error: [('a', 'b', 'No space"),
]


@pytest.mark.parametrize(("error", "file", "words"), SYSTEM, ids=[str(row[0])[:40] for row in SYSTEM])
def test_what_the_system_refuses_is_one_line_with_its_mend(error, file, words):
    (problem,) = faults.explain(error)
    assert (problem.file, problem.line, problem.rule) == (file, 0, "system")
    assert words in str(problem)


def raised(call, *arguments, **values):
    """Call; give the exception as it was caught."""
    with pytest.raises(Exception) as caught:
        call(*arguments, **values)
    return caught.value


TEMPLATES = [
    (
        "{{ t('home.leads') }}",
        3,
        "asks for the text 'home.leads', which data/strings does not have. Did you mean 'home.lead'?",
    ),
    ("{{ t('steps.open', country=1) }}", 3, "asks for the text 'steps.open' and gives no value for 'host'"),
    ("{{ t('search.count') }}", 3, "asks for the counted text 'search.count' without a count"),
    ("{{ t.plural('home.lead') }}", 3, "asks for the counted text 'home.lead', which has no counted forms"),
    ("{{ nowhere }}", 3, "fails: 'nowhere' is undefined."),
    ("{{ t.nothing }}", 3, "fails: 'atlas.content.messages.Messages object' has no attribute 'nothing'."),
    ("{{ 1 // 0 }}", 3, "fails: ZeroDivisionError: integer division or modulo by zero."),
    ("{% include 'none.html' %}", 3, "the template 'none.html' is missing: bring it back, or correct its name."),
    ("{% if %}", 3, "is not a valid template: Expected an expression, got 'end of statement block'"),
    ("{{ x", 3, "is not a valid template: unexpected end of template"),
]


@pytest.mark.parametrize(("text", "line", "message"), TEMPLATES, ids=[row[0] for row in TEMPLATES])
def test_the_fault_of_a_template_has_its_file_and_line(text, line, message, tmp_path, monkeypatch):
    monkeypatch.setattr(faults, "OVERRIDES", tmp_path)
    (tmp_path / "inner.html").write_text(f"one\ntwo\n{text}\n", "utf-8")
    (tmp_path / "page.html").write_text("{% include 'inner.html' %}", "utf-8")
    environment = Environment(loader=FileSystemLoader(tmp_path), undefined=StrictUndefined)
    error = raised(lambda: environment.get_template("page.html").render(t=messages(PROJECT, locale("en"))))
    (problem,) = faults.explain(error)
    assert (problem.file, problem.line, problem.rule) == (str(tmp_path / "inner.html"), line, "template")
    assert message in problem.message


def test_a_template_that_is_not_there_is_named():
    error = raised(Environment(loader=DictLoader({})).get_template, "main.html")
    (problem,) = faults.explain(error)
    assert (
        str(problem) == "overrides template  the template 'main.html' is missing: bring it back, or correct its name."
    )


def test_a_fault_of_the_program_is_one_line_and_its_traceback_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(faults, "TRACEBACK", tmp_path / "work" / "last-error.txt")
    error = raised(catalogue.build, {}, ())
    (problem,) = faults.explain(error)
    assert problem.file == "scripts/atlas/model/catalogue.py"
    assert problem.line
    assert problem.message.startswith("KeyError: 'changes'. This is a fault of the program: please report it, with")
    assert "Traceback (most recent call last)" in (tmp_path / "work" / "last-error.txt").read_text("utf-8")


def test_where_nothing_can_be_written_the_line_comes_all_the_same(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setattr(faults, "TRACEBACK", tmp_path / "file" / "last-error.txt")
    (problem,) = faults.explain(ValueError("one\ntwo"))
    assert str(problem) == "scripts program  ValueError: one. This is a fault of the program: please report it."


def test_a_page_that_nobody_can_make_is_named():
    def populate(page):
        raise AssertionError(page.file.src_uri)

    page = SimpleNamespace(file=SimpleNamespace(src_uri="en/guides/email.md"))
    (problem,) = faults.explain(raised(populate, page))
    assert problem.file == "docs/en/guides/email.md"
    assert "cannot be made into a page" in problem.message


@click.command()
@click.argument("what")
@commands.guarded
def command(what):
    """Fail in one way."""
    if what == "problems":
        raise AtlasError([Problem("b", 0, 0, "rule", "two."), Problem("a", 1, 2, "rule", "one.")])
    if what == "full":
        raise OSError(errno.ENOSPC, "No space left on device", "/x/y")
    if what == "interrupt":
        raise KeyboardInterrupt
    if what == "own":
        raise click.ClickException("say where")
    if what == "exit":
        sys.exit(7)
    click.echo("done")


@pytest.mark.parametrize(
    ("what", "code", "printed"),
    [
        ("problems", 1, "a:1:2 rule  one.\nb rule  two.\n2 problems. Why: RULES.md#rule\n"),
        ("full", 1, "/x/y system  cannot be used: No space left on device. Free some space, then run it again.\n1 pro"),
        ("interrupt", 130, ""),
        ("own", 1, "Error: say where\n"),
        ("exit", 7, ""),
        ("nothing", 0, ""),
    ],
)
def test_a_command_ends_in_lines_and_an_exit_code(what, code, printed):
    done = CliRunner().invoke(command, [what])
    assert done.exit_code == code
    assert done.stderr.startswith(printed)
    assert (done.stdout == "done\n") is (what == "nothing")


def test_every_command_has_the_net_below_it():
    """Not the hook, which MkDocs calls, nor the set-up, which may run before anything is installed."""
    for path in (ROOT / "scripts").glob("*.py"):
        if path.name not in ("hook.py", "bootstrap.py"):
            commands = re.findall(r"^@[\w.]+\.command\((?:.|\n)*?^def ", path.read_text("utf-8"), re.MULTILINE)
            assert commands, path.name
            assert all(one.endswith("@guarded\ndef ") for one in commands), path.name


def test_an_error_crosses_to_another_process_whole():
    error = AtlasError([Problem("b", 0, 0, "rule", "two."), Problem("a", 1, 2, "rule", "one.")])
    copy = pickle.loads(pickle.dumps(error))
    assert copy.problems == error.problems
    assert str(copy) == str(error)


@pytest.mark.parametrize(
    ("message", "line"),
    [
        ("'a\nb' is odd", r"f r  'a\nb' is odd"),
        ("\x1b[31mred\x07", r"f r  \x1b[31mred\x07"),
        ("left\u202eright\u2028", r"f r  left\u202eright\u2028"),
        ("half \ud83d", r"f r  half \ud83d"),
        ("'" + "x" * 50_000 + "' is long: cut it.", "f r  '" + "x" * 249 + " … " + "x" * 232 + "' is long: cut it."),
    ],
)
def test_a_problem_is_one_line_that_can_be_read(message, line):
    assert str(Problem("f", 0, 0, "r", message)) == line


def test_a_changed_schema_counts_at_once():
    name = "data/schema/changes.schema.json"
    schema = PROJECT.snapshot.files[name].replace(b'"date"', b'"day"')
    assert not any(problem.stops for problem in check.check_data(PROJECT))
    assert {problem.rule for problem in check.check_data(PROJECT.changed({name: schema})) if problem.stops} == {
        "schema"
    }


def test_only_regular_markdown_files_are_guides(tmp_path):
    guides = tmp_path / "docs" / "en" / "guides"
    guides.mkdir(parents=True)
    (guides / "a.md").touch()
    (guides / "b.md~").touch()
    (guides / ".a.md.swp").touch()
    (guides / ".#a.md").symlink_to("nobody@nowhere.1:2")
    (guides / ".hidden.md").touch()
    (guides / "dangling.md").symlink_to("nowhere.md")
    (guides / "folder.md").mkdir()
    os.mkfifo(guides / "pipe.md")
    snapshot = Snapshot.read(tmp_path)
    assert list(snapshot.files) == ["docs/en/guides/a.md"]
    assert [name.rpartition("/")[2] for name in snapshot.faults] == ["dangling.md", "folder.md", "pipe.md"]
    assert list(Snapshot.read(tmp_path / "none").files) == []


def test_a_fault_of_every_page_is_one_line_with_the_line_of_the_template(cold):
    footer = "overrides/partials/footer.html"
    cold.change(footer, "</footer>", '<a href="https://example.com/">x</a>\n<p id="twice"><p id="twice"></footer>')
    link, ids = line_of(cold, footer, "example.com"), line_of(cold, footer, "twice")
    written = len(list(cold.path("docs/en").rglob("*.md")))
    pages = written + len(STORES) + 3
    assert lines_of(cold.build()) == [
        f"{footer}:{link}:1 outside-link  'example.com' is not on the allow-list data/official-hosts.yaml: take the "
        f"link out. (The same on {2 * pages - 1} other pages, in 2 languages.)",
        f"{footer}:{ids}:1 duplicate-id  the id 'twice' stands 2 times: change all but one. (The same on "
        f"{2 * pages - 1} other pages, in 2 languages.)",
        "2 problems. Why: RULES.md#duplicate-id, RULES.md#outside-link",
    ]


def test_a_warning_in_every_language_is_one_line_with_its_line(cold):
    cold.change("overrides/pages/home.md", "(guides/about.md)", "(guides/abuot.md)")
    cold.change("mkdocs.yml", "- guides/rights.md", "- guides/right.md")
    template = line_of(cold, "overrides/pages/home.md", "abuot")
    nav = line_of(cold, "mkdocs.yml", "guides/right.md")
    menu = line_of(cold, "overrides/partials/menu.html", "child.meta.short")  # which such an entry has not
    found = lines_of(cold.build())
    assert [line.partition(" ")[0] for line in found[:-1]] == [
        "mkdocs.yml",
        f"mkdocs.yml:{nav}:1",
        f"overrides/pages/home.md:{template}:1",
        f"overrides/partials/menu.html:{menu}:1",
    ]
    assert all(line.endswith("(The same in 2 languages: en, ja.)") for line in found[:3])


def test_mkdocs_alone_ends_in_the_same_line(cold):
    cold.change("overrides/partials/footer.html", '{{ t("site.licence") }}', '{{ t("site.zzzqqq") }}')
    done = cold.run("-m", "mkdocs", "build", "-q", "--site-dir", "one", ATLAS_LOCALE="ja", NO_MKDOCS_2_WARNING="1")
    found = [line for line in lines_of(done) if not line.startswith("ERROR")]  # MkDocs names the page as well
    line = line_of(cold, "overrides/partials/footer.html", "site.zzzqqq")
    assert found[0].startswith(f"overrides/partials/footer.html:{line}:1 template  asks for the text 'site.zzzqqq'")
    assert found[1:] == ["1 problem. Why: RULES.md#template"]


def test_a_list_of_addresses_that_is_not_there_is_one_line():
    project = PROJECT.changed({promised_addresses.FILE: None})
    with pytest.raises(AtlasError, match=r"published\.txt published  cannot be read: No such file or directory\."):
        promised_addresses.read(project)
    with pytest.raises(AtlasError, match=r"published\.txt published  cannot be read"):
        promised_addresses.merged(project, ["en/"])

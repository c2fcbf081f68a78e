"""What cannot run here is small, and held: forms and workflows by the published schemas of their formats."""

import re
import shlex
import subprocess
import sys
from itertools import pairwise

import pytest
import yaml
from atlas.paths import ROOT
from own import PROJECT

FOLDER = ROOT / ".github"
WORKFLOWS = sorted((FOLDER / "workflows").glob("*.yml"))
SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "custom.github-workflows-require-timeout": WORKFLOWS,
    "vendor.github-issue-forms": sorted((FOLDER / "ISSUE_TEMPLATE").glob("[!c]*.yml")),
    "vendor.github-issue-config": [FOLDER / "ISSUE_TEMPLATE/config.yml"],
    "vendor.dependabot": [FOLDER / "dependabot.yml"],
}


def judged(schema, *files):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_each_file_has_the_shape_of_its_format(schema):
    assert SCHEMAS[schema]
    done = judged(schema, *SCHEMAS[schema])
    assert done.returncode == 0, done.stdout


def test_a_misspelt_key_of_a_workflow_is_found(tmp_path):
    text = (FOLDER / "workflows" / "links.yml").read_text("utf-8")
    broken = tmp_path / "links.yml"
    broken.write_text(text.replace("runs-on:", "run-on:"), "utf-8")
    assert judged("vendor.github-workflows", broken).returncode == 1


# What a job may do beyond reading.
MAY = {
    "links.ask": {"contents": "write", "issues": "write"},
    "publish.deploy": {"pages": "write", "id-token": "write"},
}


def jobs():
    for path in WORKFLOWS:
        workflow = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
        yield from ((f"{path.stem}.{name}", workflow, job) for name, job in workflow["jobs"].items())


JOBS = list(jobs())


@pytest.mark.parametrize(("name", "workflow", "job"), JOBS, ids=[name for name, _, _ in JOBS])
def test_a_job_may_do_what_it_must_and_runs_what_is_there(name, workflow, job):
    assert job.get("permissions", workflow["permissions"]) == MAY.get(name, {"contents": "read"})
    for step in job["steps"]:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step.get("uses", f"actions/x@{'0' * 40}"))
        script = step.get("run", "")
        assert "${{" not in script  # what others write must not become a command
        assert subprocess.run(["bash", "-n"], input=script, text=True, check=False).returncode == 0
        words = shlex.split(script, comments=True)
        for file in (word for word in words if re.match(r"(scripts|\.ci)/\w", word)):
            assert (ROOT / file).is_file(), file
        for target in (after for word, after in pairwise(words) if word == "make"):
            assert f"\n{target}:" in (ROOT / "Makefile").read_text("utf-8")


def test_publishing_waits_for_the_checks_by_their_name():
    names = {path.stem: yaml.load(path.read_text("utf-8"), yaml.BaseLoader) for path in WORKFLOWS}
    assert names["publish"]["on"]["workflow_run"]["workflows"] == [names["checks"]["name"]]


def test_a_reader_of_any_language_has_somebody_to_ask():
    rows = (FOLDER / "CODEOWNERS").read_text("utf-8").splitlines()
    paths = {row.split()[0] for row in rows if row and not row.startswith("#")}
    for code in (own.code for own in PROJECT.locales):
        for wanted in ("/docs/{}/", "/docs/translating/{}.md", "/data/strings/{}.yaml", "/data/search/{}.yaml"):
            assert wanted.format(code) in paths


@pytest.mark.parametrize("path", [*sorted(FOLDER.rglob("*.*")), ROOT / "SECURITY.md", ROOT / "CHANGELOG.md"], ids=str)
def test_nobody_is_named_as_a_contact_who_is_none(path):
    """There is no address but an issue: mail addresses are that of the program that commits, and the reader's own."""
    found = re.findall(r"[\w.+\[\]-]+@[\w-]+\.[\w.-]+", path.read_text("utf-8"))
    known = r".*github-actions\[bot\]@users\.noreply\.github\.com|\w+@your\.address"
    assert [address for address in found if not re.fullmatch(known, address)] == []


def test_pre_commit_runs_the_projects_own_commands():
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    for hook in hooks:
        python, script, *_ = hook["entry"].split()
        assert python == "python3"
        assert (ROOT / script).is_file()
        assert any(re.match(hook["files"], name) for name in PROJECT.snapshot.files)


def test_make_help_names_every_target_of_the_makefile():
    text = (ROOT / "Makefile").read_text("utf-8")
    phony = set(re.search(r"^\.PHONY: (.+)$", text, re.MULTILINE)[1].split())
    said = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert (
        {line.split()[0] for line in said.splitlines()} == phony == set(re.findall(r"^([a-z-]+):", text, re.MULTILINE))
    )

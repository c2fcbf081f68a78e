"""The build: what it needs, what it refuses, and that nothing good is ever lost. Each test breaks a copy."""

import filecmp
import os
import signal
import subprocess
import sys
import time

import pytest

# Antarctica: no store will ever be added there.
NEW_ENTRY = """
  - code: aq
    storefront: amazon.aq
    marketplace_id: A000TEST00000
    region: eu
    links:
      seller_central: {url: https://sellercentral.amazon.aq, confidence: amazon, seen: 2025-03, sources: [4]}
      contact: {url: https://sellercentral.amazon.aq/help/hub/support, confidence: pattern, sources: [13]}
    languages: [de]
    currency: EUR
"""


def test_one_more_entry_gets_its_page_list_entry_search_and_sitemap_in_every_language(project):
    table = project.path("data/marketplaces.yaml")
    table.write_text(table.read_text("utf-8") + NEW_ENTRY, "utf-8")
    # The other locks: a store's domain, where its sellers sign in, a source. Everything else follows from the entry.
    for holder, row in (
        ("domains", "{domain: amazon.aq, use: storefront, sources: [9]}"),
        ("sign_in", "{host: sellercentral.amazon.aq, use: seller-central, sources: [4]}"),
    ):
        project.change("data/official-hosts.yaml", f"{holder}:\n", f"{holder}:\n  - {row}\n")
    project.change("data/sources.yaml", "co.jp,com.be,eg,sa}", "co.jp,com.be,eg,sa,aq}")
    done = project.build()
    assert done.returncode == 0, done.stderr
    for code, name in (("en", "Antarctica"), ("ja", "南極")):
        assert name in project.path(f"site/{code}/marketplaces/aq/index.html").read_text("utf-8")
        for file in ("index.html", "marketplaces/index.html", "search/index.json", "sitemap.xml"):
            text = project.path(f"site/{code}/{file}").read_text("utf-8")
            assert "marketplaces/aq/" in text or 'href="aq/"' in text


def test_an_entry_cannot_vouch_for_itself(project):
    table = project.path("data/marketplaces.yaml")
    table.write_text(table.read_text("utf-8") + NEW_ENTRY, "utf-8")
    done = project.build()
    assert done.returncode == 1
    assert "host-not-official" in done.stderr


BREAKS = {
    "a guide is missing": ("docs/ja/guides/email.md", None, "docs/ja/guides/email.md translation  is missing"),
    "a string is missing": ("data/strings/ja.yaml", ("  short: ホーム\n", ""), "'home.short' is missing"),
    "a string is extra": ("data/strings/ja.yaml", ("home:\n", "home:\n  shorter: ホ\n"), "Did you mean 'home.short'?"),
    "a string is unused": ("data/strings/en.yaml", ("home:\n", "home:\n  never: x\n"), "'home.never' is missing"),
    "a placeholder differs": (
        "data/strings/ja.yaml",
        ("{country}：Amazon", "{land}：Amazon"),
        "must have the placeholders",
    ),
    "a link is dead": ("docs/en/guides/email.md", ("](", "](nowhere.md) [x]("), "differs from English in its links"),
    "a look-alike host": (
        "data/marketplaces.yaml",
        ("https://sellercentral.amazon.de,", "https://sellercentral.amaz0n.de,"),
        "'sellercentral.amaz0n.de' is not an Amazon host. Did you mean 'amazon.de'?",
    ),
    "a date in the future": ("data/marketplaces.yaml", ("seen: 2026-09,", "seen: 2199,"), "lies in the future"),
    "a duplicate key": ("data/marketplaces.yaml", ("    region: na\n", "    region: na\n    region: eu\n"), "twice"),
    "a tab": ("data/marketplaces.yaml", ("    region: na\n", "\tregion: na\n"), "Indent with spaces"),
    "a telephone number": ("docs/en/guides/email.md", ("\n## ", "\nCall +1 206 555 0100.\n\n## "), "telephone number"),
    "a template that fails": ("overrides/base.html", ("{{ page.content }}", "{{ page.content "), "template"),
    "a missing table": ("data/marketplaces.yaml", None, "cannot be read"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_fault_is_one_clear_line_and_leaves_the_last_good_site(project, name):
    file, change, message = BREAKS[name]
    project.path("site").mkdir()
    project.path("site/index.html").write_text("the last good site")
    if change:
        project.change(file, *change)
    else:
        project.path(file).unlink()
    done = project.build()
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert project.path("site/index.html").read_text() == "the last good site"


def test_every_fault_is_reported_in_one_run(project):
    project.change("data/marketplaces.yaml", "marketplace_id: ATVPDKIKX0DER", "marketplace_id: short")
    project.change("data/strings/ja.yaml", "  short: ホーム\n", "")
    project.path("docs/ja/guides/email.md").unlink()
    done = project.build()
    assert done.stderr.strip().endswith("3 problems.")


def test_two_builds_are_the_same_to_the_byte(project):
    for number in (1, 2):
        assert project.build().returncode == 0
        project.path("site").resolve().rename(project.path(f"built-{number}"))
        subprocess.run(["rm", "-rf", project.path(".build"), project.path("site")], check=True)
    assert same(project.path("built-1"), project.path("built-2"))


def same(one, two):
    compared = filecmp.dircmp(one, two)
    if compared.left_only or compared.right_only or compared.funny_files:
        return False
    _, differ, errors = filecmp.cmpfiles(one, two, compared.common_files, shallow=False)
    return not differ and not errors and all(same(one / name, two / name) for name in compared.common_dirs)


@pytest.mark.parametrize("moment", [0.2, 0.5, 0.8, 1.1])
def test_a_kill_at_any_moment_leaves_the_old_site_whole(project, moment):
    assert project.build().returncode == 0
    before = sorted(path.relative_to(project.path("site")) for path in project.path("site").rglob("*"))
    project.change("overrides/assets/atlas.css", ":root {", ":root{")
    running = subprocess.Popen([sys.executable, "scripts/build.py"], cwd=project.root, start_new_session=True)
    time.sleep(moment)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    after = sorted(path.relative_to(project.path("site")) for path in project.path("site").rglob("*"))
    changed = [path.name for path in set(before) ^ set(after)]
    # Either the old site, or the new one when the kill came too late: the same pages, another style sheet.
    assert not changed or sorted(name.split(".")[0] for name in changed) == ["atlas", "atlas"]
    assert project.build().returncode == 0


def test_plain_mkdocs_builds_one_language(project):
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "--site-dir", "one"],
        cwd=project.root,
        env=os.environ | {"ATLAS_LOCALE": "ja", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "セラーセントラル" in project.path("one/marketplaces/jp/index.html").read_text("utf-8")
    assert list(project.path("one/assets").glob("atlas.*.css"))


def test_plain_mkdocs_refuses_bad_data_with_the_same_lines(project):
    project.change("data/marketplaces.yaml", "region: na", "region: mars")
    done = project.run("-m", "mkdocs", "build", "-q", "--site-dir", "one")
    assert done.returncode != 0
    assert '"mars" is none of: na, eu, fe.' in done.stderr
    assert "Traceback" not in done.stderr


def test_the_commands_explain_themselves(project):
    for command in sorted(project.path("scripts").glob("*.py")):
        if command.name != "hook.py":
            done = project.run(f"scripts/{command.name}", "--help")
            assert done.returncode == 0
            assert "Usage" in done.stdout or "usage" in done.stdout


def test_the_site_can_stand_below_a_folder(project):
    done = project.build(ATLAS_SITE_URL="https://host.example/atlas")
    assert done.returncode == 0, done.stderr
    missing = project.path("site/404.html").read_text("utf-8")
    assert 'href="/atlas/en/"' in missing
    for file in ("en/index.html", "sitemap.xml", "feed.xml", "en/sitemap.xml"):
        assert "https://host.example/atlas/" in project.path(f"site/{file}").read_text("utf-8")
    assert "seller-support-atlas.example" not in project.path("site/en/guides/link-to-us/index.html").read_text("utf-8")

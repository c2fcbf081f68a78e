"""The build: what it needs, what it refuses, and that nothing good is ever lost. Each test breaks a copy."""

import importlib
import os
import subprocess
import sys

import pytest
from atlas.paths import ROOT
from click.testing import CliRunner
from test_language_cache import anew

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


def test_one_more_entry_gets_its_page_list_entry_search_and_sitemap_in_every_language(small):
    table = small.path("data/marketplaces.yaml")
    table.write_text(table.read_text("utf-8") + NEW_ENTRY, "utf-8")
    # The other locks: a store's domain, where its sellers sign in, a source. Everything else follows from the entry.
    for holder, row in (
        ("domains", "{domain: amazon.aq, use: storefront, sources: [9]}"),
        ("sign_in", "{host: sellercentral.amazon.aq, use: seller-central, sources: [4]}"),
    ):
        small.change("data/official-hosts.yaml", f"{holder}:\n", f"{holder}:\n  - {row}\n")
    after_source_4 = "  - number: 6\n"
    small.change("data/sources.yaml", after_source_4, f"      - sellercentral.amazon.aq\n{after_source_4}")
    done = small.build()
    assert done.returncode == 0, done.stderr
    for code, name in (("en", "Antarctica"), ("ja", "南極")):
        assert name in small.path(f"site/{code}/marketplaces/aq/index.html").read_text("utf-8")
        for file in ("index.html", "marketplaces/index.html", "search/index.json", "sitemap.xml"):
            text = small.path(f"site/{code}/{file}").read_text("utf-8")
            assert "marketplaces/aq/" in text or 'href="aq/"' in text


def test_an_entry_cannot_vouch_for_itself(small):
    table = small.path("data/marketplaces.yaml")
    table.write_text(table.read_text("utf-8") + NEW_ENTRY, "utf-8")
    done = small.build()
    assert done.returncode == 1
    assert "host-not-official" in done.stderr


# One of each kind that a build meets on its way; every rule by itself is tried in tests/rules.
BREAKS = {
    "a missing table": ("data/marketplaces.yaml", None, "cannot be read"),
    "a table that is no YAML": ("data/marketplaces.yaml", ("    region: na\n", "\tregion: na\n"), "Indent with spaces"),
    "a look-alike host": (
        "data/marketplaces.yaml",
        ("https://sellercentral.amazon.de,", "https://sellercentral.amaz0n.de,"),
        "'sellercentral.amaz0n.de' is not an Amazon host. Did you mean 'amazon.de'?",
    ),
    "a missing guide": (
        "docs/ja/guides/email.md",
        None,
        "docs/ja/guides/email.md translation  has not been written yet",
    ),
    "a template that fails": ("overrides/base.html", ("{{ page.content | safe }}", "{{ page.content "), "template"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_fault_is_one_clear_line_and_leaves_the_last_good_site(small_of_module, name):
    project, (file, change, message) = small_of_module, BREAKS[name]
    good, kept = project.path("site").resolve(), project.path(file).read_bytes()
    if change:
        project.change(file, *change)
    else:
        project.path(file).unlink()
    done = project.build()
    project.path(file).write_bytes(kept)
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert project.path("site").resolve() == good
    assert (good / "index.html").exists()


def test_every_fault_is_reported_in_one_run(small):
    small.change("data/marketplaces.yaml", "marketplace_id: ATVPDKIKX0DER", "marketplace_id: short")
    small.change("data/strings/ja.yaml", "  short: ホーム\n", "")
    small.path("docs/ja/guides/email.md").unlink()
    done = small.build()
    assert "\n3 problems. Why: RULES.md#" in done.stderr


def test_plain_mkdocs_builds_one_language(small):
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "--site-dir", "one"],
        cwd=small.root,
        env=os.environ | {"ATLAS_LOCALE": "ja", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "セラーセントラル" in small.path("one/marketplaces/jp/index.html").read_text("utf-8")
    assert list(small.path("one/assets").glob("atlas.*.css"))


def test_plain_mkdocs_refuses_bad_data_with_the_same_lines(small):
    small.change("data/marketplaces.yaml", "region: na", "region: mars")
    done = small.run("-m", "mkdocs", "build", "-q", "--site-dir", "one")
    assert done.returncode != 0
    assert '"mars" is none of: na, eu, fe.' in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "name", sorted(path.stem for path in (ROOT / "scripts").glob("*.py") if path.stem not in ("bootstrap", "hook"))
)
def test_a_command_explains_itself(name, monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "scripts")
    done = CliRunner().invoke(importlib.import_module(name).main, ["--help"])
    assert done.exit_code == 0
    assert done.stdout.startswith("Usage: ")


def test_the_site_can_stand_below_a_folder(small):
    done = small.build(ATLAS_SITE_URL="https://host.example/atlas")
    assert anew(done) == 2  # another address is another site
    assert done.stdout.splitlines()[-1].startswith("site/ is ready")  # and of an example it says so in a line more
    missing = small.path("site/404.html").read_text("utf-8")
    assert 'href="/atlas/en/"' in missing
    for file in ("en/index.html", "sitemap.xml", "feed.xml", "en/sitemap.xml"):
        assert "https://host.example/atlas/" in small.path(f"site/{file}").read_text("utf-8")
    assert "seller-support-atlas.example" not in small.path("site/en/guides/link-to-us/index.html").read_text("utf-8")
    promised = small.path("data/published.txt").read_text("utf-8")
    assert small.run("scripts/publish.py").returncode == 0
    assert small.path("data/published.txt").read_text("utf-8") != promised

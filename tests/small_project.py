"""Makes a small copy of the project: two languages, a few stores and matters. What a build does to it, it does to all.

What is taken out is taken out everywhere, as an editor would: the rules hold for the copy as they do for the whole.
"""

import re
import shutil

from copies import copy_sources

LANGUAGES = ("en", "ja")
# Those that tests name, and one of each kind: an account of several stores, a door of Amazon's outside Seller Central.
STORES = {"us", "ca", "gb", "de", "fr", "pl", "jp"}
MATTERS = {
    *("account-deactivated", "ads-problem", "cannot-sign-in", "case-closed", "identity-check", "listing-removed"),
    *("money-held", "payout-late", "write-an-appeal", "wrong-fees"),
}


def copy_small(root, to):
    """Copy a project's sources, and leave in them the languages, stores and matters named above."""
    project = copy_sources(root, to)
    _languages(project)
    stores, names = _stores(project)
    matters, groups, doors = _matters(project)
    for code in LANGUAGES:
        for matter in matters:
            project.path("docs", code, "matters", f"{matter}.md").unlink()
        for page in sorted(project.path("docs", code).rglob("*.md")):
            _sub(page, rf"\[([^\[\]]*)\]\([./a-z]*\b({_any(stores | matters)})\.md(#[\w-]+)?\)", r"\1")
        _sub(project.path(f"data/search/{code}.yaml"), rf"^  ({_any(stores | matters)}): .*\n", "")
        _sub(project.path(f"data/strings/{code}.yaml"), rf"^  ({_any(doors)}):\n(    .*\n)*", "")
        _in_block(project.path(f"data/strings/{code}.yaml"), "group", groups)
    gone = rf"^.*\b(go/({_any(names)})|(marketplaces|matters|go)/({_any(stores | matters)}))[/.].*\n"
    _sub(project.path("data/published.txt"), gone, "")
    return project


def _languages(project):
    configured = re.findall(r"^ +- \{locale: ([\w-]+),", project.path("mkdocs.yml").read_text("utf-8"), re.M)
    for code in set(configured).difference(LANGUAGES):
        shutil.rmtree(project.path("docs", code))
        for name in (f"docs/translating/{code}.md", f"data/strings/{code}.yaml", f"data/search/{code}.yaml"):
            project.path(name).unlink()
    _sub(project.path("mkdocs.yml"), rf"^ +- \{{locale: (?!({_any(LANGUAGES)}),).*\n", "")
    _sub(project.path("data/published.txt"), rf"^(?!({_any(LANGUAGES)}|go)/)[a-z]{{2}}(-\w+)?/\n", "")


def _stores(project):
    """Take stores out; return their codes, and the other names by which their short links are called."""
    gone = _take_out(project, "marketplaces", "code", STORES)
    entries = "".join(gone.values())
    names = set(re.findall(r"^    (?:storefront|marketplace_id): (\S+)$", entries, re.M))
    names |= {alias for found in re.findall(r"^    aliases: \[(.*)\]$", entries, re.M) for alias in found.split(", ")}
    _take_out(project, "screens", "store", STORES)
    _sub(project.path("data/matters.yaml"), rf"^      ({_any(gone)}): \{{.*\n", "")
    changes = project.path("data/changes.yaml")
    _keep_listed(changes, "marketplaces", STORES)
    _sub(changes, r"^  - date: .*\n    kind: .*\n    marketplaces: \[\]\n(    .*\n)*", "")
    return set(gone), names


def _matters(project):
    """Take matters out, and what no other leads to; return the matters, groups and doors that are gone."""
    file = project.path("data/matters.yaml")
    gone = _take_out(project, "matters", "id", MATTERS)
    text = file.read_text("utf-8")
    groups = set(re.findall(r"^    group: (\S+)$", text, re.M))
    doors = {door for found in re.findall(r"^    doors: \[(.*)\]$", text, re.M) for door in found.split(", ")}
    lost = set(re.search(r"^groups: \[(.*)\]$", text, re.M)[1].split(", ")) - groups
    _keep_listed(file, "related", MATTERS)
    _keep_listed(file, "groups", groups)
    _in_block(file, "icons", lost)
    return set(gone), lost, set(_take_out(project, "doors", "id", doors))


def _take_out(project, table, key, keep):
    """Take the entries out of a table whose key is not among those to keep; return them by their keys."""
    file, gone = project.path(f"data/{table}.yaml"), {}

    def entry(match):
        if match[1] in keep:
            return match[0]
        gone[match[1]] = gone.get(match[1], "") + match[0]
        return ""

    _sub(file, rf"^  - {key}: (\S+)\n((?!  - ).*\n)*", entry)
    return gone


def _keep_listed(file, key, keep):
    """Leave in each list below a key what is to be kept."""
    _sub(file, rf"^( *{key}: \[)(.*)\]$", lambda match: match[1] + ", ".join(_kept(match[2], keep)) + "]")


def _kept(listed, keep):
    return [one for one in listed.split(", ") if one in keep]


def _in_block(file, key, gone):
    """Take lines out of the block below a key."""
    _sub(file, rf"^{key}:\n(  .*\n)*", lambda match: re.sub(rf"(?m)^  ({_any(gone)}): .*\n", "", match[0]))


def _any(names):
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _sub(file, pattern, put):
    text = file.read_text("utf-8")
    changed = re.sub(pattern, put, text, flags=re.M)
    if changed != text:
        file.write_text(changed, "utf-8")

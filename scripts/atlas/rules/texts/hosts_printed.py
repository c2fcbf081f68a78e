"""A text prints no host that the allow-list does not name, as a link or as words: readers copy what they read."""

import re
from collections.abc import Iterator
from functools import lru_cache

from atlas.model.hosts import owner
from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.as_read import as_read
from atlas.sources.messages import forms
from atlas.sources.raw_tables import known, rows, texts

ID = "host-printed"
WHY = "CONTRIBUTING.md#truth-first"

# Letters of a host, with those that are taken for Latin ones.
_L = r"A-Za-z0-9_\u00c0-\u024f\u0250-\u02af\u0370-\u058f\u10a0-\u10ff\u13a0-\u13ff\u1e00-\u1fff"
_END = rf"[{_L.replace('_', '', 1)}]"
_HOST = re.compile(rf"(?<![{_L}@.-])(?:[{_L}](?:[{_L}-]*[{_L}])?\.)+[^\W\d_]{_END}+(?![{_L}-])")
_NUMBERS = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])")
_ADDRESS = re.compile(rf"[a-z]+://([{_L}.:@%-]+)", re.IGNORECASE)
# Most lines have nothing that a host could be written with.
_MAYBE = re.compile(r"\S[.．][*`\\]*\w|://|&")
_TARGET = re.compile(r"\]\([^()\s]+\)")  # judged where links are
_FILES = frozenset({"csv", "css", "html", "jpg", "js", "json", "md", "pdf", "png", "txt", "xml", "yaml"})

# Where the allow-list says what belongs to whom, and the key of the name.
_LISTS = {
    "domains": "domain",
    "sign_in": "host",
    "refused": "host",
    "short_links": "domain",
    "open_to_anyone": "domain",
    "mail_domains": "domain",
    "false_senders": "domain",
    "outside": "host",
}


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each host of a guide or a text that is not on the list, or in other letters than it."""
    if project.table_problems:  # reported by the table's rules; without the allow-list every host would seem wrong
        return
    named = frozenset(str(name) for key, field in _LISTS.items() for name in known(project.tables, "hosts", key, field))
    printed = {
        (page, host)
        for _, row in rows(project.tables, "hosts", "printed")
        for host in texts(row.get("host"))
        for page in texts(row.get("pages"))
    }
    for guides in project.guides.values():
        for guide in guides.values():
            for number, line in guide.said:
                for host in _foreign(line, named):
                    if (guide.slug, host) not in printed:
                        yield guide.problem(number, ID, _message(host))
    for code, document in project.strings.items():
        for path, value in project.flat(code).items():
            for text in forms(value):
                for host in _foreign(text, named):
                    if ("strings", host) not in printed:
                        yield document.problem(path, ID, _message(host))


def _message(host: str) -> str:
    return (
        f"prints the host '{host}', which data/official-hosts.yaml does not name in these letters: take it out, or add "
        "it there. One that is shown as an example stands under `printed`."
    )


@lru_cache(maxsize=65536)  # in a preview most lines are those of the last build
def _foreign(text: str, named: frozenset[str]) -> tuple[str, ...]:
    text = _TARGET.sub("]", text)
    if not _MAYBE.search(text):
        return ()
    plain = as_read(text)
    found = [match.lower() for match in _HOST.findall(plain)]
    found = [host for host in found if host.rpartition(".")[2] not in _FILES]
    found += _NUMBERS.findall(plain) + [match.lower() for match in _ADDRESS.findall(plain)]
    return tuple(dict.fromkeys(host for host in found if not owner(host, named) or host not in text.lower()))

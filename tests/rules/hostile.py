"""What the tests of hostile sources draw from, and what they hold of every answer."""

import copy
import json

from atlas.problems import report
from hypothesis import strategies as st

ODD = [None, True, -1, 0, 10**17, "", " ", "x", "\n", "\U0001f4a9", "a" * 5000, "x" * 70 + ".", "https://[", "//x", "&"]
ODD += ["{{ x }}", "2026-02-30", "<b>", "de\n", [], [[]], [None], ["x", 1], [{"id": {}}], {}, {"": None}, {"url": []}]
ODD += ["{0}", "{", "{x!r}", "²", "\ud83d", "\0", "\x1b[31m", "https://amazon.de", "zh-Hant", "EUR", "²²²²-²²"]

# Letters of many scripts, signs that mean something somewhere, white space of all kinds, what cannot be printed.
LETTERS = (
    "aZ0 .-_/:#@%?&=+~!,;'\"\\|*`$^<>[]{}()\t\n\r\0\x1b\x7f\x85\xa0\u00ad\u200b\u200d\u202e\u2028\ufeff\ufffe\ud83d"
)
LETTERS += "éßıİǅﬁ漢あ한ن²٣Ⅷ\u0301\U0001f4a9\U000e0041"

letters = st.sampled_from(LETTERS)
texts = st.one_of(st.sampled_from([value for value in ODD if isinstance(value, str)]), st.text(letters, max_size=40))
values = st.recursive(
    st.one_of(st.sampled_from(ODD), texts, st.integers(), st.booleans()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=5,
)


def paths(value, path=()):
    """Give the path of every value below the root."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield (*path, key)
        yield from paths(item, (*path, key))


def holder_of(data, path):
    """Give the mapping or list that holds the value at a path."""
    for step in path[:-1]:
        data = data[step]
    return data


@st.composite
def changed(draw, original):
    """Delete, double, rename or replace some values anywhere in a copy of data."""
    data = copy.deepcopy(original)
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from([(), *paths(data)]))
        if not path:
            continue
        holder, last = holder_of(data, path), path[-1]
        action = draw(st.sampled_from(["replace", "replace", "delete", "double", "rename"]))
        if action == "delete":
            del holder[last]
        elif action == "double" and isinstance(holder, list):
            holder.insert(last, copy.deepcopy(holder[last]))
        elif action == "rename" and isinstance(holder, dict):
            holder[draw(texts)] = holder.pop(last)
        else:
            holder[last] = copy.deepcopy(draw(values))  # which the next change may reach into
    return data


def pieces(words):
    """Texts made of what means something in a file, in any order, and of anything."""
    return st.lists(st.one_of(st.sampled_from(words), st.text(letters, max_size=5)), max_size=30).map("".join)


def written(data):
    """Write data as JSON, which is YAML that is quick to write."""
    return json.dumps(data, ensure_ascii=False)


def only_problems(found):
    """Hold that no rule failed itself, and that every problem can be printed; give the problems."""
    assert [problem for problem in found if problem.rule == "program"] == []
    report(found).encode()
    return found

"""Isolates what is written from left to right inside a text that is written from right to left.

A Latin name next to Arabic pulls signs to the wrong side: the question mark of a button, the last slash of an address.
"""

import re
import unicodedata

# Elements that hold a name, an address or code, and no other element.
_WHOLE = re.compile(r"<(strong|em|code|a)((?: [^<>]*)?)>([^<>]+)</\1>")


def isolate(html: str) -> str:
    """Mark each name, link and piece of code that holds no letter written from right to left as `dir="ltr"`.

    An element with `dir` is isolated by every browser, as `bdi` is. Elements that have a direction keep it.
    """
    return _WHOLE.sub(_marked, html)


def _marked(match: re.Match[str]) -> str:
    name, attributes, text = match.groups()
    if " dir=" in attributes or any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text):
        return match[0]
    return f'<{name} dir="ltr"{attributes}>{text}</{name}>'

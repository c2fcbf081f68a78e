"""The elements and attributes that the site's pages are made of; whatever else stands in one came in from outside."""

from collections.abc import Iterator, Mapping

_ELEMENTS = """
html head meta title link script style body a article aside b bdi blockquote br button caption code dd details
dialog div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr i img input label legend li
main mark nav ol optgroup option p pre section select small span strong summary table tbody td textarea th thead
time tr ul svg g path rect circle ellipse line polyline polygon
"""

_ATTRIBUTES = """
id class lang dir title hidden role tabindex href hreflang rel type src alt width height loading charset content
media name property http-equiv defer async value start for label open scope colspan rowspan datetime method
autocomplete autocapitalize autocorrect enterkeyhint inputmode maxlength placeholder rows spellcheck formnovalidate
disabled selected checked viewbox preserveaspectratio d x y x1 x2 y1 y2 cx cy r rx ry points transform fill
fill-opacity fill-rule stroke stroke-opacity stroke-width stroke-linecap stroke-linejoin
"""

_KNOWN_ELEMENTS, _KNOWN_ATTRIBUTES = frozenset(_ELEMENTS.split()), frozenset(_ATTRIBUTES.split())

# A page may send its security policy so, and nothing that moves the reader on.
_EQUIV = "content-security-policy"
# A form of ours sends nothing: it closes its dialog.
_METHOD = "dialog"


def odd_in(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
    """Yield what an element of a page has that none of ours has: `<iframe>`, `formaction=`, `http-equiv=refresh`."""
    if tag not in _KNOWN_ELEMENTS:
        yield f"<{tag}>"
    for name, value in attributes.items():
        if name not in _KNOWN_ATTRIBUTES and not name.startswith(("data-", "aria-")):
            yield f"{name}="
        elif (name == "http-equiv" and value.lower() != _EQUIV) or (name == "method" and value.lower() != _METHOD):
            yield f"{name}={value}"

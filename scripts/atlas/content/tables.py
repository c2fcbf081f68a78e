"""Names the tables of a page: a caption from the heading above, a header for each row, a label for each cell."""

import re

_HEADING_OR_TABLE = re.compile(r"<h[2-4][^<>]*>(?P<heading>.*?)</h[2-4]>|<table>(?P<table>.*?)</table>", re.DOTALL)
_ROW = re.compile(r"<tr>(?:\s*<td>.*?</td>)+\s*</tr>", re.DOTALL)
_HEAD, _CELL = re.compile(r"<th>(.*?)</th>", re.DOTALL), re.compile(r"<td>(.*?)</td>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")


def _with_labels(row: str, labels: list[str]) -> str:
    """Return a row, its first cell as its header, the others with the label of their column: on a phone it is shown."""
    first, *others = _CELL.findall(row)
    cells = zip(others, labels[1:], strict=True)
    shown = (f'<td data-label="{label}">{cell}</td>' if cell.strip() else "<td></td>" for cell, label in cells)
    return f'<tr><th scope="row">{first}</th>{"".join(shown)}</tr>'


def named(html: str) -> str:
    """Return a page's HTML with its plain tables named, for those who hear a table cell by cell."""
    heading = ""

    def part(match: re.Match[str]) -> str:
        nonlocal heading
        if match["table"] is None:
            heading = _TAG.sub("", match["heading"]).strip()
            return match[0]
        labels = [_TAG.sub("", label).strip() for label in _HEAD.findall(match["table"])]
        rows = _ROW.sub(lambda row: _with_labels(row[0], labels), match["table"])
        return f'<table><caption class="hidden">{heading}</caption>{rows}</table>'

    return _HEADING_OR_TABLE.sub(part, html)

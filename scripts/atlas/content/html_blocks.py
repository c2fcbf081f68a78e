"""Takes the HTML of our templates out of a page's Markdown, and puts it back into what the Markdown became.

Reading HTML took Markdown a quarter of a build, and it changes nothing of it. A template says where its HTML stands, on
lines of their own: `<!-- html -->` and `<!-- /html -->`. A program that does not know them reads two comments.
"""

import re

_BLOCK = re.compile(r"<!-- html -->\n?(.*?)\n?<!-- /html -->", re.DOTALL)
_PLACE = re.compile(r"<!-- html (\d+) -->")


def take_out(markdown: str) -> tuple[str, list[str]]:
    """Return a page's Markdown with a numbered comment in place of each block of HTML, and the blocks."""
    blocks: list[str] = []

    def taken(match: re.Match[str]) -> str:
        blocks.append(match[1])
        return f"<!-- html {len(blocks) - 1} -->"

    return _BLOCK.sub(taken, markdown), blocks


def put_back(text: str, blocks: list[str]) -> str:
    """Return a text, Markdown or HTML, with its blocks where their numbers stand."""
    return _PLACE.sub(lambda match: blocks[int(match[1])], text)

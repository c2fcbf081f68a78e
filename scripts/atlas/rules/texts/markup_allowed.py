"""What people write becomes no HTML but that which Markdown makes: no tag, no attribute, nothing left open."""

import json
import re
from collections.abc import Iterator

from atlas.content import written_markup
from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.guides import Guide
from atlas.sources.messages import forms

ID = "markup"
WHY = "CONTRIBUTING.md#change-a-guide"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each tag or attribute that a guide, a title or a text of data/strings would bring in."""
    options = project.config.data
    extensions = json.dumps(options.get("markdown_extensions") if isinstance(options, dict) else None, default=str)
    if not isinstance(json.loads(extensions), list):
        return  # MkDocs says it
    for guides in project.guides.values():
        for guide in guides.values():
            for what in written_markup.faults("\n".join(line for _, line in guide.lines), extensions):
                message = f"'{what}' is not for a page's text: write Markdown, and signs that are to be read in `…`."
                yield guide.problem(_line(guide, what), ID, message)
            for line, text in guide.front:
                if written_markup.has_tag(text):
                    yield guide.problem(line, ID, f"'{text[:60]}' holds a tag or a picture: write words alone.")
    for code, document in project.strings.items():
        for path, value in project.flat(code).items():
            if any(map(written_markup.has_tag, forms(value))):
                message = f"'{'.'.join(path)}' holds a tag or a picture: write words alone."
                yield document.problem(path, ID, message)


def _line(guide: Guide, what: str) -> int:
    """Return the line where a tag or an attribute is written, or else the first that may have brought it in."""
    written = re.compile(re.escape(what.rstrip(">=")), re.IGNORECASE)
    lines = [number for number, line in guide.lines if written.search(line)]
    lines += [number for number, line in guide.lines if written_markup.is_suspect(line)]
    return next(iter(lines), 0)

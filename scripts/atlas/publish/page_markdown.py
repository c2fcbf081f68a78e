"""The Markdown of each page, which stands beside it for programs that read text."""

import re
from posixpath import dirname, join, normpath
from urllib.parse import urljoin

# None reads on past where the next one could begin: their work grows with the text, not with its square.
_ANCHOR = re.compile(r"(?<![ \t])[ \t]*\{:? ?[#.][^{}\n]*\}")
_LINK = re.compile(r"\]\((?!https?:|#)([^()#\s]+)\.md(#[\w-]+)?\)")
_DEFINITION = re.compile(r"^(\[s\d+\]: )(\S+)\.md(#\S+)", re.MULTILINE)
_HREF = re.compile(r'(?<=<a href=")(?!https?:)[^"]+')
_FORM = re.compile(r"<form(?:(?!<form|</form>).)*</form>", re.DOTALL)
_ICON = re.compile(r"<svg[^<>]*>(?:<path[^<>]*/>)*</svg> ?")
_DATA = re.compile(r""" data-[\w-]+(?:="[^"]*"|='[^']*')?""")
_MARKDOWN_ATTRIBUTE = re.compile(r"(<[a-z][^<>]*?) markdown(?=[ >])")


def page_markdown(text: str, title: str, path: str, root: str) -> str:
    """Return a page's Markdown as it stands alone: its title on top, whole addresses, no markup of this site's own.

    `path` is the source's path below its language, such as `guides/email.md`; `root` the language's absolute address.
    """

    def address(target: str) -> str:
        page = normpath(join(dirname(path), target)).removesuffix("index")
        return root + page.strip("/") + ("/" if page.strip("/.") else "")

    text = _LINK.sub(lambda match: f"]({address(match[1]).replace('./', '')}{match[2] or ''})", text)
    text = _DEFINITION.sub(lambda match: f"{match[1]}{address(match[2])}{match[3]}", text)
    own = root + path.removesuffix(".md").removesuffix("index")
    own = own if own.endswith("/") else f"{own}/"
    text = _HREF.sub(lambda match: urljoin(own, match[0]), text)
    text = _DATA.sub("", _ICON.sub("", _FORM.sub("", text)))  # what only a script can use
    text = _MARKDOWN_ATTRIBUTE.sub(r"\1", _ANCHOR.sub("", text))
    return f"# {title}\n\n{text.strip()}\n"

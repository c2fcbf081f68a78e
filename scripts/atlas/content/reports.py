"""Where a wrong link is reported: the form or mail address of mkdocs.yml, opened with what is known filled in."""

from urllib.parse import quote, urlencode

from markupsafe import Markup


def filled(address: str, title: str, text: str, **fields: str) -> str:
    """Return the address that opens a report with title and text, and with fields where it is a form.

    The text fills the form's field `what`, and fields go by their ids, as in .github/ISSUE_TEMPLATE/wrong-link.yml: an
    issue form passes over what it has no field for. Nothing, where there is no address. Texts may be escaped for HTML,
    as templates have them.
    """
    if not address:
        return ""
    title, text = Markup(title).unescape(), Markup(text).unescape()
    if "://" not in address:
        return f"mailto:{address}?{urlencode({'subject': title, 'body': text}, quote_via=quote, safe='')}"
    known = {"title": title, "what": text} | fields
    return f"{address}{'&' if '?' in address else '?'}{urlencode(known, quote_via=quote, safe='')}"

"""Where the site is published: what says so, and what keeps a text from being an address."""

import re
from collections.abc import Mapping

# Stands in mkdocs.yml until somebody says where the site is; `.example` belongs to nobody (RFC 2606).
EXAMPLE = "https://seller-support-atlas.example/"
VARIABLE = "ATLAS_SITE_URL"

_WHOLE = re.compile(r"https?://(?P<host>[^/:?#@\s]+)(:(?P<port>\d{1,5}))?(?P<path>/[\w.~%/-]*)?", re.ASCII)
_HOST = re.compile(r"((?!-)[a-z0-9-]{1,63}(?<!-)\.)*(?!-)[a-z0-9-]{1,63}(?<!-)", re.ASCII)
_LAST_PORT = 65535


def from_host(environment: Mapping[str, str]) -> str:
    """Return the address that the host which builds the site gives it, or an empty string.

    Sources: Netlify, "Build environment variables" (URL; DEPLOY_PRIME_URL for what is no production); Cloudflare
    Pages, "Build configuration" (CF_PAGES_URL); GitHub Actions, "Variables" (GITHUB_REPOSITORY): its pages stand at
    owner.github.io/repository/, but those of a repository of that very name at the root.
    """
    if environment.get("NETLIFY") == "true":
        preview = environment.get("CONTEXT", "production") != "production"
        return (preview and environment.get("DEPLOY_PRIME_URL")) or environment.get("URL", "")
    if environment.get("CF_PAGES"):
        return environment.get("CF_PAGES_URL", "")
    owner, _, repository = environment.get("GITHUB_REPOSITORY", "").partition("/")
    if environment.get("GITHUB_ACTIONS") != "true" or not repository:
        return ""
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if repository.lower() == host else f"https://{host}/{repository}/"


def chosen(written: object, environment: Mapping[str, str]) -> object:
    """Return where the site is published: what somebody wrote, else what the host says, else the example."""
    return (written == EXAMPLE and from_host(environment)) or written


def fault(url: object) -> str:
    """Return what keeps a value from being the address of a site, or an empty string."""
    if url in (None, ""):
        return "is missing or empty"
    if isinstance(url, str) and re.search(r"\s", url):
        return f"is {url!r}, which has white space in it"
    whole = _WHOLE.fullmatch(url) if isinstance(url, str) else None
    if not whole or int(whole["port"] or 1) not in range(1, _LAST_PORT + 1) or "//" in (whole["path"] or ""):
        return f"is {url!r}, which is no whole address"
    host = whole["host"]
    if _HOST.fullmatch(host):
        return ""
    try:
        asked = host.lower().encode("idna").decode()
    except UnicodeError:
        asked = ""
    if asked != host and _HOST.fullmatch(asked):
        return f"is {url!r}, whose host is asked for as {asked}"
    return f"is {url!r}, which is no whole address"

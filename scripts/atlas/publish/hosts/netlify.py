"""`_headers` for Netlify and Cloudflare Pages, `_redirects` for Netlify: both publish at the root of a host."""

from atlas import REFERENCE
from atlas.project import Project
from atlas.publish.hosts import table
from atlas.publish.short_links import ShortLink, short_links

# /go/de/money-held/: a matter in a store. Hosts that know no such rule show the 404 page, which leads on.
_MATTER_IN_STORE = ShortLink(":store/:matter", "matters/:matter/#:store", REFERENCE)


def redirects(project: Project) -> str:
    """Return `_redirects`: the browser's language where it says one, else the page that asks.

    Netlify alone reads the language. Cloudflare Pages takes none of these lines: there the small pages do the work.
    """
    lines = ["# Made by the build. Short links in the reader's language; the pages in /go/ do the rest."]
    for link in (*short_links(project).values(), _MATTER_IN_STORE):
        path, _, anchor = link.path.partition("#")
        target = path + (f"#{anchor}" if anchor else "")
        for begin, code in project.browser_tags.items():
            # Netlify takes a tag as it stands alone: Portuguese of Brazil is named as well.
            for tag in dict.fromkeys((code.lower(), begin) if code.lower().startswith(begin) else (begin,)):
                lines.append(f"/go/{link.name}/  /{code}/{target}  302!  Language={tag}")
    lines += [f"/{locale.code}/*  /{locale.code}/404.html  404" for locale in project.locales]
    return "\n".join(lines) + "\n"


def headers(project: Project) -> str:
    """Return `_headers`. Both hosts let browsers keep a page for no time at all, and compress by themselves.

    Of types, it says those that a host may not know or may not call UTF-8. No header is set twice for an address:
    Cloudflare would send both values in one.
    """
    lines = ["# Made by the build.", "/*"]
    lines += [f"  {name}: {value}" for name, value in table.security(project).items()]
    for kind in table.KINDS:
        if (kind.charset and kind.ending != "html") or kind.ending == "webmanifest":
            lines += [f"/*.{kind.ending}", f"  Content-Type: {kind.content_type}"]
    lines += [f"{table.ASSETS}*", f"  Cache-Control: {table.FOR_EVER}"]
    for pattern in (f"{table.OPEN_FOLDER}*", f"/*{table.OPEN_ENDING}"):
        lines += [pattern, "  Access-Control-Allow-Origin: *"]
    return "\n".join([*lines, "/go/*", "  Vary: Accept-Language"]) + "\n"

"""Rules for hosts that can redirect and set headers by themselves: Netlify, Cloudflare Pages, nginx."""

import re
from collections.abc import Iterable, Mapping

from atlas import REFERENCE
from atlas.publish.short_links import ShortLink

# An item of Accept-Language that the reader has not refused with q=0.
_WANTED = r"(?![\w-]*\s*;\s*q=0(?:\.0+)?\s*(?:,|$))"

# /go/de/money-held/: a matter in a store. Hosts that know no such rule show the 404 page, which leads on.
_MATTER_IN_STORE = ShortLink(":store/:matter", "matters/:matter/#:store", REFERENCE)


def redirects(links: Iterable[ShortLink], tags: Mapping[str, str]) -> str:
    """Return `_redirects` for Netlify: the browser's language where it says one, else the page that asks.

    `tags` says by which tags of browsers a language is chosen, the narrowest first.
    Netlify alone reads the language. Cloudflare Pages ignores such lines, and there the small pages do the work.
    """
    lines = ["# Made by the build. Short links in the reader's language; the pages in /go/ do the rest."]
    for link in (*links, _MATTER_IN_STORE):
        path, _, anchor = link.path.partition("#")
        target = path + (f"#{anchor}" if anchor else "")
        for begin, code in tags.items():
            # Netlify may take a tag as it stands alone: Portuguese of Brazil is named as well.
            for tag in dict.fromkeys((code.lower(), begin) if code.lower().startswith(begin) else (begin,)):
                lines.append(f"/go/{link.name}/  /{code}/{target}  302!  Language={tag}")
    return "\n".join(lines) + "\n"


def nginx(links: Iterable[ShortLink], tags: Mapping[str, str]) -> str:
    """Return an nginx include for the `http` block: `$atlas_target` is where a short link leads, in the right language.

    nginx has no language negotiation: each expression finds the first language of the header that the site has, which
    is the reader's best one in every header that browsers send (best first). Who names other languages only is led to
    English; who names none, to the store's own. `tags` says by which tags a language is chosen, the narrowest first.
    """
    known = "|".join(map(re.escape, tags))
    lines = [
        "# Made by the build. Include it in the http block, and nginx-server.conf in the server block.",
        "map $http_accept_language $atlas_language {",
        f"    default {REFERENCE};",
        '    "" "";',
        r'    "~^\s*\*" "";',
    ]
    for tag, code in tags.items():
        earlier = rf"(?:\s*(?!(?:{known})\b{_WANTED})[^,]*,)*"
        lines.append(rf'    "~*^{earlier}\s*{re.escape(tag)}\b{_WANTED}" {code};')
    lines += ["}", "map $uri $atlas_own {", f"    default {REFERENCE};"]
    links = list(links)
    lines += [f'    "~*^/go/{re.escape(link.name)}/?$" {link.own};' for link in links if link.own != REFERENCE]
    lines += ["}", "map $uri $atlas_page {", '    default "";']
    lines += [f'    "~*^/go/{re.escape(link.name)}/?$" "{link.path}";' for link in links]
    in_store = r'"~^/go/(?<atlas_store>[a-z]{2})/(?<atlas_matter>[a-z-]+)/?$" "matters/$atlas_matter/#$atlas_store"'
    lines.append(f"    {in_store};")
    lines += [
        "}",
        'map $atlas_language $atlas_chosen { default $atlas_language; "" $atlas_own; }',
        "# The query stands before the anchor, so that both survive.",
        "map $atlas_page $atlas_target {",
        '    default "";',
        r'    "~^(?<atlas_path>[^#]+)(?<atlas_anchor>#.*)?$" "/$atlas_chosen/$atlas_path$is_args$args$atlas_anchor";',
        "}",
    ]
    return "\n".join(lines) + "\n"


NGINX_SERVER = """# Made by the build. Include it in the server block, and nginx-go.conf in the http block.
location /go/ { if ($atlas_target) { return 302 $atlas_target; } }
location /assets/ { add_header Cache-Control "public, max-age=31536000, immutable"; }
location /api/ { add_header Access-Control-Allow-Origin *; }
error_page 404 /404.html;
"""


def headers() -> str:
    """Return `_headers` for Netlify and Cloudflare: data for every origin, assets for ever, no frames."""
    return """# Made by the build.
/*
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Referrer-Policy: no-referrer
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/api/*
  Access-Control-Allow-Origin: *
/*.xml
  Access-Control-Allow-Origin: *
"""

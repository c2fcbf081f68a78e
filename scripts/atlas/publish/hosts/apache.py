"""`.htaccess` for Apache: needs no access to the server's own configuration but `AllowOverride All`."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from atlas import REFERENCE
from atlas.project import Project
from atlas.publish.hosts import table


def htaccess(project: Project) -> str:
    """Return `.htaccess`. What a module does that a server has not is left out; the site works without it."""
    at, pages = table.prefix(project), table.by_page(project)
    texts = [kind for kind in table.KINDS if kind.text]
    endings = "|".join(kind.ending for kind in texts)
    codes = [locale.code for locale in project.locales]
    blocks = [
        "# Made by the build. Apache 2.4: AllowOverride All; modules headers and rewrite.",
        "Options -Indexes -MultiViews",
        "DirectoryIndex index.html",
        '<FilesMatch "^[^.]+$|\\.conf$">\nForceType "text/plain; charset=utf-8"\n</FilesMatch>',
        *(f"AddType {kind.type} .{kind.ending}" for kind in table.KINDS),
        f"AddCharset utf-8 {' '.join(f'.{kind.ending}' for kind in table.KINDS if kind.charset)}",
        f"ErrorDocument 404 {at}/404.html",
        *(_missing(at, code) for code in codes),
        "# Debian takes the ending br for Breton.",
        "RemoveLanguage .br",
        "RemoveType .br .gz",
        "AddEncoding br .br",
        "AddEncoding gzip .gz",
        "<IfModule mod_deflate.c>",
        f"AddOutputFilterByType DEFLATE {' '.join(kind.type for kind in texts)}",
        "</IfModule>",
        "<IfModule mod_headers.c>",
        *(f'Header always set {name} "{value}"' for name, value in table.security(project).items()),
        f'Header always set Cache-Control "{table.BRIEF}"',
        f'Header always set Cache-Control "{table.FOR_EVER}" "expr=%{{REQUEST_STATUS}} < 400 && {_below(at)}"',
        f'Header set Access-Control-Allow-Origin "*" "expr=%{{REQUEST_URI}} =~ {_open(at)}"',
        f'Header merge Vary "Accept-Encoding" "expr=%{{CONTENT_TYPE}} =~ m#^({"|".join(map(_type, texts))})#"',
        f'Header always merge Vary "Accept-Language" "expr=%{{REQUEST_URI}} =~ m#^{at}/go/#i"',
        "</IfModule>",
        "<IfModule mod_rewrite.c>",
        "RewriteEngine On",
        "# Apache makes its own addresses whole, and behind a proxy does not know them: this is the one that is meant.",
        f"RewriteRule ^ - [E=ATLAS_AT:{at}]",
        f"RewriteCond %{{HTTP_HOST}},%{{HTTP:X-Forwarded-Host}} {_host(project.base)} [NC]",
        f"RewriteRule ^ - [E=ATLAS_AT:{project.base.rstrip('/')}]",
        *_short_links(project, at, pages),
        "RewriteCond %{REQUEST_FILENAME}/index.html -f",
        "RewriteRule ^(.*[^/])$ %{ENV:ATLAS_AT}/$1/ [R=301,L]",
        "# A folder without a page of its own is not there.",
        "RewriteCond %{REQUEST_FILENAME} -d",
        "RewriteCond %{REQUEST_FILENAME}/index.html !-f",
        "RewriteRule ^ - [R=404,L]",
        "# What was compressed before is sent as it is.",
        *_packed("br", ".br", endings),
        *_packed("gzip", ".gz", endings),
        "</IfModule>",
    ]
    return "\n".join(blocks) + "\n"


def _short_links(project: Project, at: str, pages: Iterable[table.Names]) -> list[str]:
    """Return the rules for /go/: the page and the store that are named, the reader's language, then the way."""
    known = project.browser_tags
    rules = [f"RewriteRule ^go/ - [NC,E=ATLAS_CODE:{REFERENCE}]"]
    for tag, code in known.items():
        rules += [f"RewriteCond %{{HTTP:Accept-Language}} {_quoted(table.wanted(known))} [NC]"]
        rules += [f"RewriteCond %1 ={tag} [NC]", f"RewriteRule ^go/ - [NC,E=ATLAS_CODE:{code}]"]
    for page in pages:
        names, own = "|".join(map(re.escape, page.names)), page.own
        rules += [f"RewriteRule ^go/(?:{names})/?$ - [NC,E=ATLAS_PAGE:{page.path}]"]
        if page.store:
            rules += [f"RewriteRule ^go/(?:{names})/. - [NC,E=ATLAS_STORE:{page.store}]"]
        if page.matter:
            rules += [f"RewriteRule ^go/[^/]+/(?:{names})/?$ - [NC,E=ATLAS_DOOR:{page.path}]"]
        if own != REFERENCE:
            rules += [f"RewriteCond %{{HTTP:Accept-Language}} {_quoted(table.ANYTHING)}"]
            rules += [f"RewriteRule ^go/(?:{names})(?:/|$) - [NC,E=ATLAS_CODE:{own}]"]
    door = "%{ENV:ATLAS_AT}/%{ENV:ATLAS_CODE}/%{ENV:ATLAS_DOOR}"
    both = ["RewriteCond %{ENV:ATLAS_STORE} .", "RewriteCond %{ENV:ATLAS_DOOR} ."]
    return [
        *rules,
        "RewriteCond %{ENV:ATLAS_PAGE} .",
        "RewriteRule ^go/ %{ENV:ATLAS_AT}/%{ENV:ATLAS_CODE}/%{ENV:ATLAS_PAGE} [NC,R=302,L]",
        *both,
        "RewriteCond %{QUERY_STRING} .",
        f"RewriteRule ^go/ {door}?%{{QUERY_STRING}}#%{{ENV:ATLAS_STORE}} [NC,R=302,L,NE]",
        *both,
        f"RewriteRule ^go/ {door}#%{{ENV:ATLAS_STORE}} [NC,R=302,L,NE]",
    ]


def _packed(encoding: str, ending: str, endings: str) -> list[str]:
    return [
        rf"RewriteCond %{{HTTP:Accept-Encoding}} \b{encoding}\b",
        f"RewriteCond %{{REQUEST_FILENAME}}{ending} -f",
        rf"RewriteRule ^(.+\.(?:{endings}))$ $1{ending} [L,E=no-gzip:1,E=no-brotli:1]",
    ]


def _missing(at: str, code: str) -> str:
    return f'<If "%{{REQUEST_URI}} =~ m#^{at}/{code}/#">\nErrorDocument 404 {at}/{code}/404.html\n</If>'


def _open(at: str) -> str:
    return rf"m#^{at}({table.OPEN_FOLDER}|.*\{table.OPEN_ENDING}(\.br|\.gz)?$)#"


def _below(at: str) -> str:
    return f"%{{REQUEST_URI}} =~ m#^{at}{table.ASSETS}#"


def _host(base: str) -> str:
    return rf"(?:^|,\s*){re.escape(urlsplit(base).netloc)}(?:,|$)"


def _type(kind: table.Kind) -> str:
    return re.escape(kind.type)


def _quoted(expression: str) -> str:
    return f'"{expression}"'

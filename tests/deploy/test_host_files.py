"""What hosts and browsers are told, said here a second time: the servers are compared with the table, which may err.

Also the files of Netlify and Cloudflare, line by line; their own programs are tried by `make test-all` alone.
"""

import re
from fnmatch import fnmatchcase

import pytest
from atlas.publish.hosts import host_files, table
from atlas.publish.short_links import short_links
from own import PROJECT

UNUSED = "accelerometer camera geolocation gyroscope magnetometer microphone payment usb"
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED.split()),
}
TYPES = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml",
    "svg": "image/svg+xml",
    "png": "image/png",
    "ico": "image/vnd.microsoft.icon",
}
FOR_EVER = "public, max-age=31536000, immutable"
OPEN = {"Access-Control-Allow-Origin": "*"}

# What no page may do without; a hash is one of what stands in the page itself.
POLICY = {
    "default-src": "'none'",
    "style-src": "'self' 'sha256-…'",
    "script-src": "'self' 'sha256-…'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "atlas",
}


def test_the_table_says_what_is_said_here():
    assert table.security(PROJECT) == SECURITY
    assert {kind.ending: kind.content_type for kind in table.KINDS} == TYPES
    assert {kind.ending for kind in table.KINDS if not kind.text} == {"png", "ico"}
    assert (table.BRIEF, table.FOR_EVER) == ("public, max-age=300", FOR_EVER)


def test_each_server_is_told_every_type_also_those_that_this_machine_would_know_by_itself():
    files = host_files(PROJECT)
    for ending, told in TYPES.items():
        bare = told.partition(";")[0]
        assert f"\n        {bare} {ending};\n" in files["nginx-server.conf"]
        assert f'\nheader @{ending} Content-Type "{told}"\n' in files["caddy.conf"]
        assert f"\nAddType {bare} .{ending}\n" in files[".htaccess"]


@pytest.mark.parametrize("path", ["index.html", "404.html", "go/index.html", "go/de/index.html", "ar/index.html"])
def test_a_page_allows_browsers_no_more_than_it_needs(site, path):
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', (site / path).read_text("utf-8"))
    told = [said.strip().partition(" ")[::2] for said in re.sub(r"sha256-[\w+/=]+", "sha256-…", policy).split(";")]
    assert told == list(POLICY.items())


@pytest.mark.parametrize(
    ("address", "more"),
    [
        ("/", {}),
        ("/en/guides/email/", {}),
        ("/en/guides/email/index.md", {"Content-Type": TYPES["md"]}),
        ("/llms.txt", {"Content-Type": TYPES["txt"]}),
        ("/api/v1/marketplaces.csv", {"Content-Type": TYPES["csv"]} | OPEN),
        ("/api/v1/marketplaces.json", OPEN),
        ("/ja/feed.xml", OPEN),
        ("/ja/manifest.webmanifest", {"Content-Type": TYPES["webmanifest"]}),
        ("/assets/atlas.0123.css", {"Content-Type": TYPES["css"], "Cache-Control": FOR_EVER}),
        ("/assets/atlas.0123.js", {"Content-Type": TYPES["js"], "Cache-Control": FOR_EVER}),
        ("/assets/icon.0123.svg", {"Cache-Control": FOR_EVER}),
        ("/go/jp/", {"Vary": "Accept-Language"}),
    ],
)
def test_netlify_and_cloudflare_are_told_each_header_once(address, more):
    told, applies = [], False
    for line in host_files(PROJECT)["_headers"].splitlines():
        if line.startswith("/"):
            applies = fnmatchcase(address, line)
        elif applies:
            told.append(tuple(line.strip().split(": ", 1)))
    assert sorted(told) == sorted((SECURITY | more).items())


def test_netlify_is_told_each_short_link_in_each_language_and_each_page_of_what_is_missing():
    ways = {f"/go/{link.name}/": link.path for link in short_links(PROJECT).values()}
    ways["/go/:store/:matter/"] = "matters/:matter/#:store"
    tags = {**PROJECT.browser_tags, "pt-br": "pt-BR"}
    wanted = {f"{way}  /{code}/{to}  302!  Language={tag}" for way, to in ways.items() for tag, code in tags.items()}
    wanted |= {f"/{locale.code}/*  /{locale.code}/404.html  404" for locale in PROJECT.locales}
    told = [line for line in host_files(PROJECT)["_redirects"].splitlines() if not line.startswith("#")]
    assert sorted(told) == sorted(wanted)

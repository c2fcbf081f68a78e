"""Two includes for nginx: `nginx-http.conf` for its http block, `nginx-server.conf` for the server block."""

from collections.abc import Iterable, Mapping

from atlas import REFERENCE
from atlas.project import Project
from atlas.publish.hosts import table


def http(project: Project) -> str:
    """Return what nginx works out for each answer: the reader's language, where a short link leads, how long to keep.

    Expressions are asked only where they must be: a short link is one look-up.
    """
    at, pages = table.prefix(project), table.by_page(project)
    known = project.browser_tags
    codes = "|".join(locale.code for locale in project.locales)
    others = [locale.code for locale in project.locales if locale.code != REFERENCE]
    expression = table.wanted(known).replace(r"\s*(", r"\s*(?<atlas_found>", 1)
    maps = [
        _map("$http_accept_language $atlas_tag", {f"~*{expression}": "$atlas_found"}),
        _map("$http_accept_language $atlas_names_none", {"": "1", f"~{table.ANYTHING}": "1"}),
        _map("$atlas_tag $atlas_language", {tag: code for tag, code in known.items() if code != REFERENCE}, REFERENCE),
        _map("$atlas_name $atlas_own", _names(pages, "own", others), REFERENCE),
        _map("$atlas_name $atlas_page", {name: page.path for page in pages for name in page.names}),
        _map("$atlas_name $atlas_store", {name: page.store for page in pages if page.store for name in page.names}),
        _map("$atlas_matter $atlas_door", {page.matter: page.path for page in pages if page.matter}),
        _map("$atlas_names_none $atlas_first", {"1": "$atlas_own"}, "$atlas_language"),
        _map("$uri $atlas_missing", {f"~^{at}/({codes})/": f"{at}/$1/404.html"}, f"{at}/404.html"),
        _map("$uri $atlas_cache", {f"~^{at}{table.ASSETS}": table.FOR_EVER}, table.BRIEF),
        _map("$uri $atlas_origins", {rf"~^{at}({table.OPEN_FOLDER}|.*\{table.OPEN_ENDING}$)": "*"}),
        _map("$uri $atlas_vary", {f"~*^{at}/go/": "Accept-Language"}),
    ]
    head = "# Made by the build. nginx, http block; nginx-server.conf belongs into the server block.\n"
    return head + "".join(maps)


def server(project: Project) -> str:
    """Return the place of the site in a server: types, compression, headers, short links, what is missing.

    The server's `root` holds the site, below a path in the folder of that path. Addresses that nginx makes by itself
    stay relative: behind a proxy or in a container it does not know its own.
    """
    at = table.prefix(project)
    texts = [kind.type for kind in table.KINDS if kind.text and kind.ending != "html"]
    said = [kind.type for kind in table.KINDS if kind.charset and kind.ending != "html"]
    headers = {**table.security(project), "Cache-Control": "$atlas_cache"}
    headers |= {"Access-Control-Allow-Origin": "$atlas_origins", "Vary": "$atlas_vary"}
    types = "\n".join(f"        {kind.type} {kind.ending};" for kind in table.KINDS)
    added = "\n".join(f'    add_header {name} "{value}" always;' for name, value in headers.items())
    found = "$is_args$args"
    return f"""# Made by the build. nginx, server block; nginx-http.conf belongs into the http block.
location {at}/ {{
    index index.html;
    absolute_redirect off;
    types {{
{types}
    }}
    default_type text/plain;
    charset utf-8;
    charset_types {" ".join(said)};
    gzip on;
    gzip_static on;
    gzip_vary on;
    gzip_proxied any;
    gzip_http_version 1.0;
    gzip_min_length 512;
    gzip_types {" ".join(texts)};
{added}
    error_page 403 404 =404 $atlas_missing;
    location ~* ^{at}/go/(?<atlas_name>[^/]+)/?$ {{
        if ($atlas_page) {{ return 302 {at}/$atlas_first/$atlas_page{found}; }}
    }}
    location ~* ^{at}/go/(?<atlas_name>[^/]+)/(?<atlas_matter>[^/]+)/?$ {{
        set $atlas_whole $atlas_store:$atlas_door;
        if ($atlas_whole ~ "^[a-z]+:.") {{ return 302 {at}/$atlas_first/$atlas_door{found}#$atlas_store; }}
    }}
}}
"""


def _names(pages: Iterable[table.Names], what: str, values: Iterable[str]) -> dict[str, str]:
    return {name: getattr(page, what) for page in pages if getattr(page, what) in values for name in page.names}


def _map(variables: str, values: Mapping[str, str], default: str = "") -> str:
    lines = [f'    default "{default}";', *(f'    "{key}" "{value}";' for key, value in values.items())]
    return "\n".join([f"map {variables} {{", *lines, "}\n"])

"""A snippet for Caddy: `caddy.conf`, imported in the block of a site."""

import re
from collections.abc import Iterable, Mapping

from atlas import REFERENCE
from atlas.project import Project
from atlas.publish.hosts import table


def caddy(project: Project) -> str:
    """Return how Caddy serves the site. The site block's `root` holds it, below a path in the folder of that path."""
    at, pages = table.prefix(project), table.by_page(project)
    known = project.browser_tags
    codes = "|".join(locale.code for locale in project.locales)
    tags: dict[str, list[str]] = {}
    for tag, code in known.items():
        tags.setdefault(code, []).append(tag)
    path, accept = "{http.request.uri.path}", "{http.request.header.Accept-Language}"
    maps = [
        _map(accept, "{atlas_tag}", {f"~(?i){table.wanted(known)}": "${1}"}),
        _map(accept, "{atlas_none}", {f"~{table.ANYTHING}": "1"}),
        _map("{atlas_tag}", "{atlas_language}", {_any(found): code for code, found in tags.items()}, REFERENCE),
        _map(path, "{atlas_name}", {f"~(?i)^{at}/go/([^/]+)(?:/[^/]+)?/?$": "${1}"}),
        _map(path, "{atlas_matter}", {f"~(?i)^{at}/go/[^/]+/([^/]+)/?$": "${1}"}),
        _map("{atlas_name}", "{atlas_page}", {_any(page.names): page.path for page in pages}),
        _map("{atlas_name}", "{atlas_own}", {_any(p.names): p.own for p in pages if p.own != REFERENCE}, REFERENCE),
        _map("{atlas_name}", "{atlas_store}", {_any(page.names): page.store for page in pages if page.store}),
        _map("{atlas_matter}", "{atlas_door}", {_any([page.matter]): page.path for page in pages if page.matter}),
        _map("{query}", "{atlas_query}", {"~^(.+)$": "?${1}"}),
        _map(path, "{atlas_cache}", {f"~^{at}{table.ASSETS}": table.FOR_EVER}, table.BRIEF),
        _map(path, "{atlas_vary}", {f"~(?i)^{at}/go/": "Accept-Encoding, Accept-Language"}, "Accept-Encoding"),
        _map(path, "{atlas_missing}", {f"~^{at}/({codes})/": f"{at}/${{1}}/404.html"}, f"{at}/404.html"),
    ]
    types = "\n".join(
        rf"@{kind.ending} path_regexp ^{at}/.*\.{kind.ending}$"
        f'\nheader @{kind.ending} Content-Type "{kind.content_type}"'
        for kind in table.KINDS
    )
    # What has no ending that the table knows: the list of files, and what hosts read. Caddy would say nothing of it.
    types += f"\n@plain path_regexp ^{at}/(?:.*/)?(?:[^./]+|[^/]+\\.conf)$"
    types += '\nheader @plain Content-Type "text/plain; charset=utf-8"'
    security = "\n".join(f'\t{name} "{value}"' for name, value in table.security(project).items())
    texts = "\n".join(f"\t\theader Content-Type {kind.type}*" for kind in table.KINDS if kind.text)
    pictures = " ".join(f"*.{kind.ending}" for kind in table.KINDS if not kind.text)
    scope = f"{at}/*"
    leads = []
    for label, page, anchor, test in (
        ("page", "{atlas_page}", "", '{atlas_matter} == "" && {atlas_page} != ""'),
        ("door", "{atlas_door}", "#{atlas_store}", '{atlas_store} != "" && {atlas_door} != ""'),
    ):
        for none, code in (("own", "{atlas_own}"), ("asked", "{atlas_language}")):
            asks = f'{{atlas_none}} {"==" if none == "own" else "!="} "1" && {test}'
            leads.append(f"@{label}_{none} {{\n\tpath_regexp (?i)^{at}/go/\n\texpression `{asks}`\n}}")
            leads.append(f"redir @{label}_{none} {at}/{code}/{page}{{atlas_query}}{anchor} 302")
    return "\n".join(
        [
            "# Made by the build. Caddy: import it in the block of the site.",
            *maps,
            types,
            f"header {scope} {{\n{security}\n}}",
            f"header {scope} Cache-Control {{atlas_cache}}",
            f"@varied {{\n\tpath {scope}\n\tnot path {pictures}\n}}",
            "# When the answer is sent: else those that compress would say it a second time.",
            "header @varied {\n\tVary {atlas_vary}\n\tdefer\n}",
            rf"@open path_regexp ^{at}(?:{table.OPEN_FOLDER}|/.*\{table.OPEN_ENDING}$)",
            "header @open Access-Control-Allow-Origin *",
            *leads,
            f"encode {scope} gzip {{\n\tmatch {{\n{texts}\n\t}}\n}}",
            f"file_server {scope} {{\n\tprecompressed br gzip\n}}",
            "handle_errors {",
            f'\t@lost expression `{{http.error.status_code}} == 404 && {{path}}.startsWith("{at}/")`',
            "\thandle @lost {",
            "\t\trewrite * {atlas_missing}",
            '\t\theader Content-Type "text/html; charset=utf-8"',
            f'\t\theader Cache-Control "{table.BRIEF}"',
            "\t\theader -Access-Control-Allow-Origin",
            "\t\theader {\n\t\t\tVary Accept-Encoding\n\t\t\tdefer\n\t\t}",
            "\t\tfile_server {\n\t\t\tprecompressed br gzip\n\t\t}",
            "\t}",
            "}",
            "",
        ]
    )


def _any(names: Iterable[str]) -> str:
    return f"~(?i)^(?:{'|'.join(map(re.escape, names))})$"


def _map(source: str, target: str, values: Mapping[str, str], default: str = "") -> str:
    lines = [f'\t`{key}` "{value}"' for key, value in values.items()] + [f'\tdefault "{default}"']
    return "\n".join([f"map {source} {target} {{", *lines, "}"])

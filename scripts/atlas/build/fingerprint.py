"""Names a language's pages after everything that they are made from."""

import hashlib
import json

from atlas.build.inputs import beside_sources
from atlas.content import assets, styles
from atlas.content.messages import shared_texts
from atlas.content.typography import english_names
from atlas.project import Project
from atlas.sources.raw_tables import FILES
from atlas.sources.site_config import FILE as CONFIG


def language_key(project: Project, code: str) -> str:
    """Return a name for everything that a language's pages are made from; equal names mean equal pages.

    Of the other languages it counts only what their neighbours show of them (see `messages.SHARED`), of the assets only
    their published names, which are made from their content.
    """
    own = [f"data/strings/{code}.yaml", f"data/search/{code}.yaml"]
    own += [name for name in project.snapshot.files if name.startswith(f"docs/{code}/") and name.endswith(".md")]
    behind = sorted((key, late.revised) for key, late in project.behind(code).items())
    made_from = f"{code} {project.snapshot.digest(own)} {behind} {_of_all(project)}"
    return hashlib.sha256(made_from.encode()).hexdigest()[:24]


def _of_all(project: Project) -> str:
    """Return a hash of what counts for every language."""

    def make() -> str:
        files = project.snapshot.files
        written = [f"{assets.FOLDER}/{file}" for file in (styles.FIRST, styles.THEME)]
        templates = [name for name in files if name.startswith("overrides/") and name.endswith((".html", ".md"))]
        shown = {
            locale.code: [
                shared_texts(project, locale.code),
                project.seller_words(locale.code)["marketplaces"],
            ]
            for locale in project.locales
        }
        names = [assets.name(project, file) for file in assets.published_files(project)]
        digest = hashlib.sha256(project.snapshot.digest([CONFIG, *FILES.values(), *templates, *written]).encode())
        marked = sorted(english_names(project))
        digest.update(json.dumps([shown, names, marked, beside_sources()], sort_keys=True).encode())
        return digest.hexdigest()

    return project.kept("fingerprint", make)

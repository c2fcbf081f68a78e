"""The description of the data files for programs (OpenAPI 3.1): data/openapi.yaml with the site's address and date."""

from typing import Any

from atlas.problems import AtlasError
from atlas.project import Project
from atlas.sources import yaml_file


def document(project: Project, date: str) -> dict[str, Any]:
    """Return the description of a project's data, as of the table's date."""
    own = written(project)
    return {
        "openapi": own["openapi"],
        "info": own["info"] | {"x-table": date},
        # A path is appended to the server's address, and begins with a slash itself.
        "servers": [{"url": project.base.rstrip("/")}],
        "paths": own["paths"],
        "components": own["components"],
    }


def written(project: Project) -> dict[str, Any]:
    """Return the description as it is written. Raises AtlasError when it cannot be read, or lacks a part."""
    document = yaml_file.load(project.snapshot, "data/openapi.yaml")
    data = document.data if isinstance(document.data, dict) else {}
    lacking = [key for key in ("openapi", "paths", "components") if key not in data]
    lacking += [] if isinstance(data.get("info"), dict) else ["info"]
    if lacking:
        message = f"lacks {', '.join(lacking)}: bring it back, as OpenAPI 3.1 has it."
        raise AtlasError([document.problem((), "openapi", message)])
    return data

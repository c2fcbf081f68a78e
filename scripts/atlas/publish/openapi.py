"""The description of the data files for programs (OpenAPI 3.1): data/openapi.yaml with the site's address and date."""

import json
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
        "components": own["components"] | {"schemas": _whole(own["components"]["schemas"])},
    }


def _whole(schemas: dict[str, Any]) -> dict[str, Any]:
    """Return the schemas with those that begin with another one's keys written out: makers of clients lose the rest.

    `allOf` with one reference is how data/openapi.yaml says once what begins every file.
    """
    made = {}
    for name, schema in schemas.items():
        for part in schema.get("allOf", ()):
            first = schemas[part["$ref"].rpartition("/")[2]]
            own = {key: value for key, value in schema.items() if key != "allOf"}
            schema = own | {
                "required": [*first["required"], *own["required"]],
                "properties": first["properties"] | own["properties"],
            }
        made[name] = schema
    return made


def schemas(document: dict[str, Any]) -> dict[str, Any]:
    """Return the schemas of a description as one JSON Schema, for programs that know no OpenAPI: `$defs` by name."""
    text = json.dumps(document["components"]["schemas"]).replace("#/components/schemas/", "#/$defs/")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": json.loads(text)}


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

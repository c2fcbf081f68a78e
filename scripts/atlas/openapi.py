"""The description of the data files for programs (OpenAPI 3.1): data/openapi.yaml with the site's address and date."""

from typing import Any

from atlas import yamlio
from atlas.paths import DATA


def document(base: str, date: str) -> dict[str, Any]:
    """Give the description of the data published at `base` (with a slash at its end), as of the table's date."""
    written = yamlio.load(DATA / "openapi.yaml").data
    return {
        "openapi": written["openapi"],
        "info": written["info"] | {"x-table": date},
        # A path is appended to the server's address, and begins with a slash itself.
        "servers": [{"url": base.rstrip("/")}],
        "paths": written["paths"],
        "components": written["components"],
    }

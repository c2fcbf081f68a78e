"""The words that sellers type, which stand on no page: data/search/<locale>.yaml."""

from atlas.caches import file_cache
from atlas.paths import DATA
from atlas.sources import yaml_file

RULE = "search-words"


@file_cache
def of(code: str) -> dict[str, dict[str, list[str]]]:
    """Read a language's words: for matters by id, for guides by slug, further names for marketplaces by code."""
    data = yaml_file.load_keys(DATA / "search" / f"{code}.yaml", RULE).data
    return {kind: data.get(kind) or {} for kind in ("matters", "guides", "marketplaces")}


def common(code: str) -> list[str]:
    """Read a language's words that say nothing by themselves, such as `how` and `my`: they count little."""
    return list(yaml_file.load(DATA / "search" / f"{code}.yaml").data.get("common") or ())

"""Makes the whole site once, or finds that it stands already."""

import time
from collections.abc import Callable
from pathlib import Path

from atlas.build.inputs import site_key
from atlas.build.place import Place
from atlas.build.standing import Result, standing
from atlas.paths import SITE
from atlas.sources.snapshot import Snapshot


def make_site(say: Callable[[str], None], target: Path = SITE, workers: int | None = None) -> Result:
    """Build what changed, judge the whole, and put it in place in one step; `say` gets lines on how it goes.

    Raises AtlasError with every problem; the place then still shows the site that it showed before, whole.
    """
    started = time.perf_counter()
    place = Place(target)
    with place.held(say):
        if result := standing(place, site_key(Snapshot.read())):
            return Result(result.folder, result.languages, result.pages, 0, time.perf_counter() - started)
        from atlas.build.pipeline import Builder  # loads MkDocs and the rules, which an unchanged site needs not

        with Builder(place, workers) as builder:
            return builder.build_held(say)

"""From the sources to the whole site: check, build each language in its own process, assemble, verify, put in place."""

import time
from collections.abc import Callable
from concurrent.futures import as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from atlas import rules
from atlas.build import assemble, fingerprint, language_cache
from atlas.build.language_cache import LanguageBuild
from atlas.build.place import Place
from atlas.build.render import render
from atlas.build.workers import Workers
from atlas.caches import forget
from atlas.model import catalogue
from atlas.model.locales import all_locales
from atlas.paths import CONFIG, SITE, WORK, relative
from atlas.problems import AtlasError, Problem
from atlas.rules import check
from atlas.sources import site_config

LANGUAGES = WORK / "languages"

# Who saves without pause, a synchronising disk say, gets a sentence and not an endless build.
_TRIES = 4

Say = Callable[[str], None]


@dataclass(frozen=True)
class Result:
    """What a build made: where its files are, how many languages and pages, how many were built anew, seconds."""

    folder: Path
    languages: int
    pages: int
    rebuilt: int
    seconds: float


def make_site(say: Say, target: Path = SITE, workers: int | None = None) -> Result:
    """Build the whole site once and put it in place, as `Builder.build` does."""
    with Builder(target, workers) as builder:
        return builder.build(say)


class Builder:
    """Builds the site, once or again and again; it owns the worker processes, and ends them when it is closed.

    `target` is where the site is put.
    """

    def __init__(self, target: Path = SITE, workers: int | None = None) -> None:
        self._place = Place(target)
        self._workers = Workers(workers)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the workers, whatever they are doing."""
        self._workers.close()

    def build(self, say: Say = lambda text: None) -> Result:
        """Build what changed, judge the whole, and put it in place in one step.

        A build that saw its sources change starts again: what is published was made from one state of them. Raises
        AtlasError with every problem; the place then still shows the site that it showed before, whole.
        """
        started = time.perf_counter()
        with self._place.held(say):
            for _ in range(_TRIES):
                before = fingerprint.state()
                result = self._try(say, before, started)
                if result:
                    return result
                say("a file was saved meanwhile: once more")
        message = "files are saved all the time, so that no build sees them at rest. Stop that, and run it again."
        raise AtlasError([Problem(relative(CONFIG), 0, 0, "build", message)])

    def _try(self, say: Say, before: fingerprint.State, started: float) -> Result | None:
        """Build from one state of the sources; None when they changed while it was read."""
        forget()
        try:
            check.check_sources()
            say(f"checked data and texts in {time.perf_counter() - started:.1f} s")
            with self._place.workspace() as folder:
                builds, made = self._languages(say, folder)
                site_folder = folder / "site"
                entries = catalogue.build(catalogue.documents(), catalogue.guide_slugs())
                site = assemble.assemble(builds, entries, site_config.base(), site_folder)
                problems = rules.run("site", site)
                if fingerprint.state() != before:
                    return None
                for file, kept in made.items():
                    language_cache.keep(file, kept)
                if problems:
                    raise AtlasError(problems)
                pages = sum(len(build.pages) for build in builds) + len(site.root_pages)
                shown = self._place.publish(site_folder)
        except AtlasError:
            if fingerprint.state() != before:  # perhaps a file was half saved: the next try tells
                return None
            raise
        return Result(shown, len(builds), pages, len(made), time.perf_counter() - started)

    def _languages(self, say: Say, folder: Path) -> tuple[list[LanguageBuild], dict[Path, Path]]:
        """Return each language's build, and for those built anew the file that holds it and where it is to be kept."""
        builds: dict[str, LanguageBuild] = {}
        made: dict[Path, Path] = {}
        jobs = {}
        problems: list[Problem] = []
        for locale in all_locales():
            kept = language_cache.path(LANGUAGES, locale.code, fingerprint.language_key(locale.code))
            if build := language_cache.load(kept):
                builds[locale.code] = build
                language_cache.touch(kept)
                continue
            file = folder / kept.name
            made[file] = kept
            jobs[self._workers.submit(_build_language, locale.code, file, fingerprint.CODE)] = file
        for job in as_completed(jobs):
            code = jobs[job].name.rpartition("-")[0]
            try:
                job.result()
                build = language_cache.load(jobs[job])
                if build:
                    builds[code] = build
                    say(f"built {code}: {len(build.pages)} pages ({len(builds)} of {len(all_locales())})")
            except AtlasError as error:
                problems.extend(error.problems)
            except BrokenProcessPool:
                self._workers.close()
                message = f"[{code}] its build was ended from outside, perhaps for lack of memory. Run it again."
                problems.append(Problem(relative(CONFIG), 0, 0, "build", message))
        if problems:
            raise AtlasError(problems)
        return [builds[locale.code] for locale in all_locales()], made


def _build_language(code: str, file: Path, code_of_parent: str) -> None:
    """Build one language (in a worker process) into a file. Raises AtlasError, also when the library was changed."""
    if code_of_parent != fingerprint.CODE:
        message = "the library changed while the command started. Run it again."
        raise AtlasError([Problem("scripts/atlas", 0, 0, "build", message)])
    language_cache.save(render(code, file.with_suffix("")), file)

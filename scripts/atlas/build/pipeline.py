"""From the sources to the whole site: read, check, build each language in its own process, assemble, judge, publish."""

import pickle
import time
from collections.abc import Callable
from concurrent.futures import Future, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self

from atlas import rules
from atlas.build import fingerprint, inputs, language_cache
from atlas.build.assemble import assemble, write
from atlas.build.language_cache import LanguageBuild
from atlas.build.place import Place
from atlas.build.render import render
from atlas.build.workers import Workers
from atlas.paths import SITE, WORK
from atlas.problems import AtlasError, Problem
from atlas.project import Project
from atlas.rules.check import check_sources
from atlas.sources.site_config import FILE as CONFIG
from atlas.sources.snapshot import Snapshot

LANGUAGES = WORK / "languages"

Say = Callable[[str], None]


@dataclass(frozen=True)
class Result:
    """What a build made: where its files are, how many languages and pages, how many were built anew, seconds."""

    folder: Path
    languages: int
    pages: int
    rebuilt: int
    seconds: float


@dataclass(frozen=True)
class _Job:
    """A language that is being built: into which file, and where that is kept when the site is sound."""

    code: str
    file: Path
    kept: Path


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

        What is published was made from one state of the sources, the one that stood when they were read. Raises
        AtlasError with every problem; the place then still shows the site that it showed before, whole.
        """
        started = time.perf_counter()
        with self._place.held(say):
            project = Project.read()
            check_sources(project)
            say(f"checked data and texts in {time.perf_counter() - started:.1f} s")
            with self._place.workspace() as folder:
                builds, made = self._languages(project, say, folder)
                files, site = assemble(project, builds)
                problems = rules.run("site", site)
                for job in made:
                    language_cache.keep(job.file, job.kept)
                if problems:
                    raise AtlasError(problems)
                write(folder / "site", files)
                shown = self._place.publish(folder / "site")
        pages = sum(len(build.pages) for build in builds) + len(site.root_pages)
        return Result(shown, len(builds), pages, len(made), time.perf_counter() - started)

    def _languages(self, project: Project, say: Say, folder: Path) -> tuple[list[LanguageBuild], list[_Job]]:
        """Return each language's build, and the jobs of those that were built anew."""
        builds: dict[str, LanguageBuild] = {}
        made: list[_Job] = []
        for code in (locale.code for locale in project.locales):
            kept = language_cache.path(LANGUAGES, code, fingerprint.language_key(project, code))
            if build := language_cache.load(kept):
                builds[code] = build
                language_cache.touch(kept)
            else:
                made.append(_Job(code, folder / kept.name, kept))
        jobs = self._start(project, made, folder / "sources.pack")
        problems: list[Problem] = []
        for future in as_completed(jobs):
            job = jobs[future]
            try:
                future.result()
                if build := language_cache.load(job.file):
                    builds[job.code] = build
                    say(f"built {job.code}: {len(build.pages)} pages ({len(builds)} of {len(project.locales)})")
            except AtlasError as error:
                problems.extend(error.problems)
            except BrokenProcessPool:
                self._workers.close()
                message = f"[{job.code}] its build was ended from outside, perhaps for lack of memory. Run it again."
                problems.append(Problem(CONFIG, 0, 0, "build", message))
        if problems:
            raise AtlasError(problems)
        return [builds[locale.code] for locale in project.locales], made

    def _start(self, project: Project, jobs: list[_Job], sources: Path) -> dict[Future[None], _Job]:
        """Hand the sources to the workers in a file, and let them build."""
        if jobs:
            sources.write_bytes(pickle.dumps((project.snapshot.files, project.snapshot.faults)))
        key = inputs.site_key(project.snapshot)
        return {
            self._workers.submit(_build_language, job.code, job.file, sources, key, inputs.CODE): job for job in jobs
        }


def _build_language(code: str, file: Path, sources: Path, key: str, code_of_parent: str) -> None:
    """Build one language (in a worker process) into a file. Raises AtlasError, also when the library was changed."""
    if code_of_parent != inputs.CODE:
        message = "the library changed while the command started. Run it again."
        raise AtlasError([Problem("scripts/atlas", 0, 0, "build", message)])
    folder = file.with_suffix("")
    folder.mkdir()
    language_cache.save(render(_project(sources, key), code, folder), file)


@lru_cache(maxsize=1)
def _project(sources: Path, key: str) -> Project:
    """Return the project whose sources stand in a file; a worker builds all its languages from one."""
    files, faults = pickle.loads(sources.read_bytes())  # written a moment ago by the command that this worker is of
    return Project(Snapshot(files, faults))

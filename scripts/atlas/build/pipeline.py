"""From the sources to the whole site: read, check, build each language in its own process, assemble, judge, publish."""

import pickle
import time
from collections.abc import Callable
from concurrent.futures import Future, as_completed, wait
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
from atlas.build.standing import Result, note
from atlas.build.workers import Workers
from atlas.paths import WORK
from atlas.problems import AtlasError, Problem, lines, stopping
from atlas.project import Project
from atlas.rules.check import check_sources
from atlas.sources.site_config import FILE as CONFIG
from atlas.sources.snapshot import Snapshot

LANGUAGES = WORK / "languages"

Say = Callable[[str], None]


@dataclass(frozen=True)
class _Job:
    """A language that is being built: into which file, and where that is kept when the site is sound."""

    code: str
    file: Path
    kept: Path


class Builder:
    """Builds the site, once or again and again; it owns the worker processes, and ends them when it is closed.

    `place` is where the site is put.
    """

    def __init__(self, place: Place, workers: int | None = None) -> None:
        self._place = place
        self._workers = Workers(workers)
        self._kept: dict[Path, LanguageBuild] = {}

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
        with self._place.held(say):
            return self.build_held(say)

    def build_held(self, say: Say) -> Result:
        """Do what `build` does in a place that is held already."""
        started = time.perf_counter()
        project = Project.read()
        key = inputs.site_key(project.snapshot)
        with self._place.workspace() as folder:
            making = _Making(project, key, folder, self._workers, self._kept)
            # The workers build while the sources are judged: mostly there is nothing to find.
            making.start()
            try:
                warnings = check_sources(project)
            except AtlasError:
                making.stop()
                raise
            for line in lines(warnings):
                say(line)
            say(f"checked data and texts in {time.perf_counter() - started:.1f} s")
            builds = making.finish(say)
            files, site = assemble(project, builds)
            problems = rules.run("site", site)
            making.keep()
            if faults := stopping(problems):
                raise AtlasError(faults)
            for line in lines(problems):
                say(line)
            self._place.recycle(folder / "site")
            write(folder / "site", files)
            shown = self._place.publish(folder / "site")
        pages = sum(len(build.pages) for build in builds) + len(site.root_pages)
        result = Result(shown, len(builds), pages, making.made, time.perf_counter() - started)
        ends = [late.until for code in project.translations for late in project.behind(code).values() if late.until]
        note(self._place, key, result, min(ends).isoformat() if ends else "")
        return result


class _Making:
    """The languages of one build: those that are kept, and those that the workers make.

    `known` holds the builds that this process has read before, by the file that keeps them.
    """

    def __init__(
        self, project: Project, key: str, folder: Path, workers: Workers, known: dict[Path, LanguageBuild]
    ) -> None:
        self._project, self._key, self._folder = project, key, folder
        self._workers, self._known = workers, known
        self._builds: dict[str, LanguageBuild] = {}
        self._kept: dict[Path, LanguageBuild] = {}
        self._jobs: dict[Future[None], _Job] = {}
        self._failed: Exception | None = None

    @property
    def made(self) -> int:
        """How many languages are built anew."""
        return len(self._jobs)

    def start(self) -> None:
        """Take what is kept, and let the workers build the rest. What cannot be built, the rules or `finish` report."""
        missing = []
        try:
            for code in (locale.code for locale in self._project.locales):
                kept = language_cache.path(LANGUAGES, code, fingerprint.language_key(self._project, code))
                if build := self._known.get(kept) or language_cache.load(kept):
                    self._builds[code] = self._kept[kept] = build
                    language_cache.touch(kept)
                else:
                    missing.append(_Job(code, self._folder / kept.name, kept))
        except Exception as error:  # of any kind: nobody has judged the sources yet
            self._failed = error
        if missing:
            sources = self._folder / "sources.pack"
            sources.write_bytes(pickle.dumps((self._project.snapshot.files, self._project.snapshot.faults)))
            for job in missing:
                arguments = (job.code, job.file, sources, self._key, inputs.CODE)
                self._jobs[self._workers.submit(job.code, _build_language, *arguments)] = job

    def stop(self) -> None:
        """Let no worker begin another language, and wait for those that are at one."""
        for future in self._jobs:
            future.cancel()
        wait(self._jobs)

    def finish(self, say: Say) -> list[LanguageBuild]:
        """Wait for the workers, and return every language's build. Raises AtlasError with every problem of a page."""
        if self._failed:
            raise self._failed
        problems: list[Problem] = []
        languages = len(self._project.locales)
        for future in as_completed(self._jobs):
            job = self._jobs[future]
            try:
                future.result()
                if build := language_cache.load(job.file):
                    self._builds[job.code] = build
                    say(f"built {job.code}: {len(build.pages)} pages ({len(self._builds)} of {languages})")
            except AtlasError as error:
                problems.extend(error.problems)
            except BrokenProcessPool:
                self._workers.close()
                message = f"[{job.code}] its build was ended from outside, perhaps for lack of memory. Run it again."
                problems.append(Problem(CONFIG, 0, 0, "build", message))
        if problems:
            raise AtlasError(problems)
        return [self._builds[locale.code] for locale in self._project.locales]

    def keep(self) -> None:
        """Keep what was built anew for later builds; in memory no others than those of this one."""
        for job in self._jobs.values():
            language_cache.keep(job.file, job.kept)
            self._kept[job.kept] = self._builds[job.code]
        self._known.clear()
        self._known.update(self._kept)


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

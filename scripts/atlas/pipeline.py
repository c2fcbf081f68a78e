"""From the sources to the whole site: check, build each language in its own process, assemble, verify, put in place."""

import hashlib
import os
import pickle
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

from atlas import assemble, catalogue, checks, config, rules
from atlas.caches import forget
from atlas.locales import all_locales
from atlas.paths import CONFIG, DATA, DOCS, OVERRIDES, ROOT, SITE, WORK, relative
from atlas.problems import AtlasError, Problem
from atlas.render import LanguageBuild, render

_PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "Babel", "lxml", "Markdown")
_KEPT_SITES = 2  # the one in place, and the one before it: a server may still be reading it

Say = Callable[[str], None]


@dataclass(frozen=True)
class Result:
    """What a build made: the finished folder, how many languages and pages, how many were built anew, seconds."""

    folder: Path
    languages: int
    pages: int
    rebuilt: int
    seconds: float


def make_site(say: Say, target: Path = SITE, preview: bool = False, workers: int | None = None) -> Result:
    """Build the whole site and put it in place at `target`, a symbolic link that changes in one step.

    Languages whose inputs did not change are taken from the cache. Raises AtlasError with every problem; `target`
    then still is the site that it was, whole.
    """
    started = time.perf_counter()
    forget()
    checks.check_sources()
    say(f"checked data and texts in {time.perf_counter() - started:.1f} s")
    entries = catalogue.build(catalogue.documents(), catalogue.guide_slugs())
    builds, rebuilt = _languages(say, preview, workers)
    with _workspace(f"sites/{target.name}") as folder:
        site = assemble.assemble(builds, entries, config.base(), folder, policy=not preview)
        problems = rules.run("site", site)
        if problems:
            raise AtlasError(problems)
        pages = sum(len(build.pages) for build in builds) + len(site.root_pages)
        finished = _put_in_place(folder, target)
    return Result(finished, len(builds), pages, rebuilt, time.perf_counter() - started)


def fingerprint(code: str, preview: bool) -> str:
    """Hash everything that a language's build depends on: its sources, the shared ones, the code, the packages."""
    digest = hashlib.sha256(f"{preview} {os.environ.get('ATLAS_SITE_URL', '')}".encode())
    for package in _PACKAGES:
        digest.update(f"{package}=={version(package)}\n".encode())
    files = [CONFIG, ROOT / "scripts" / "hook.py"]
    for folder in (DATA, OVERRIDES, DOCS / code, ROOT / "scripts" / "atlas"):
        files += [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    for path in sorted(files):
        digest.update(f"{relative(path)}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:20]


def _languages(say: Say, preview: bool, workers: int | None) -> tuple[list[LanguageBuild], int]:
    builds: dict[str, LanguageBuild] = {}
    missing: dict[str, Path] = {}
    for locale in all_locales():
        cached = WORK / "languages" / f"{locale.code}-{fingerprint(locale.code, preview)}"
        try:
            builds[locale.code] = pickle.loads((cached / "facts.pickle").read_bytes())
        except (OSError, pickle.UnpicklingError, EOFError, AttributeError):
            missing[locale.code] = cached
    problems: list[Problem] = []
    if missing:
        pool = _pool(workers or os.cpu_count() or 1)
        jobs = {pool.submit(_build_language, code, cached, preview): code for code, cached in missing.items()}
        for job in as_completed(jobs):
            code = jobs[job]
            try:
                builds[code] = job.result()
                say(f"built {code}: {len(builds[code].pages)} pages ({len(builds)} of {len(all_locales())})")
            except AtlasError as error:
                problems.extend(error.problems)
            except BrokenProcessPool:
                _pool.cache_clear()
                message = f"[{code}] its build was ended from outside, perhaps for lack of memory. Run it again."
                problems.append(Problem(relative(CONFIG), 0, 0, "build", message))
    if problems:
        raise AtlasError(problems)
    return [builds[locale.code] for locale in all_locales()], len(missing)


def _build_language(code: str, cached: Path, preview: bool) -> LanguageBuild:
    """Build one language (in a worker process) beside the cache, then move it in as a whole."""
    with _workspace("languages") as folder:
        build = render(code, folder / "site", preview)
        build = LanguageBuild(code, cached / "site", build.pages, build.used_words)
        (folder / "facts.pickle").write_bytes(pickle.dumps(build))
        shutil.rmtree(cached, ignore_errors=True)
        folder.rename(cached)
    for old in sorted(cached.parent.glob(f"{code}-*"), key=lambda path: path.stat().st_mtime)[:-3]:
        shutil.rmtree(old, ignore_errors=True)
    return build


@lru_cache(maxsize=1)
def _pool(workers: int) -> ProcessPoolExecutor:
    """Start the worker processes once: in a preview they stay warm, and a rebuild costs half."""
    context = get_context("forkserver")
    # The server that workers are forked from finds the library by this path alone (Python 3.11 and 3.12).
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "scripts"), os.environ.get("PYTHONPATH", "")]).rstrip(":")
    context.set_forkserver_preload(["atlas.render", "mkdocs_static_i18n.plugin"])
    return ProcessPoolExecutor(workers, mp_context=context)


@contextmanager
def _workspace(kind: str) -> Iterator[Path]:
    """Give a new folder below .build/, and remove it unless it was moved away."""
    parent = WORK / kind
    parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="making-", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _put_in_place(folder: Path, target: Path) -> Path:
    """Give the finished folder its name and let `target` point to it, in one step that cannot be half done."""
    finished = folder.with_name(f"site-{time.time_ns()}")
    folder.chmod(0o755)
    folder.rename(finished)
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)  # a plain folder of an older build: a link cannot replace it in one step
    pointer = target.with_name(f".{target.name}-{os.getpid()}")
    pointer.symlink_to(os.path.relpath(finished, target.parent))
    pointer.replace(target)
    for old in sorted(finished.parent.glob("site-*"))[:-_KEPT_SITES]:
        shutil.rmtree(old, ignore_errors=True)
    return finished

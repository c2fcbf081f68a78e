"""The worker processes of a build: they belong to the command that started them, and end with it, however it ends."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

from atlas.paths import ROOT

# Warm at once where the system can fork from a server; elsewhere (Windows) each worker starts by itself.
_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
_PRELOADED = ["atlas.build.pipeline", "mkdocs_static_i18n.plugin"]


class Workers:
    """A pool of processes, started when the first job comes; in a preview they stay warm from build to build."""

    def __init__(self, count: int | None = None) -> None:
        self._count = count or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, job: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Have a function of a module run by a worker. Raises BrokenProcessPool when the workers were killed."""
        if not self._pool:
            self._pool = _start(self._count)
        with _interrupts_blocked():
            return self._pool.submit(job, *arguments)

    def close(self) -> None:
        """End the workers at once, whatever they are doing."""
        if not self._pool:
            return
        pool, self._pool = self._pool, None
        for process in multiprocessing.active_children():
            process.terminate()
        # Waiting at once: a pool that was told to end without it leaves a thread, which closes what the interpreter's
        # end still writes to.
        pool.shutdown(wait=True, cancel_futures=True)


def _start(count: int) -> ProcessPoolExecutor:
    context: Any = multiprocessing.get_context(_METHOD)
    if _METHOD == "forkserver":
        # The server that workers are forked from finds the library by this path alone (Python 3.11 and 3.12).
        known = os.environ.get("PYTHONPATH", "").split(os.pathsep)
        if (own := str(ROOT / "scripts")) not in known:
            os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [own, *known]))
        context.set_forkserver_preload(_PRELOADED)
    return ProcessPoolExecutor(count, mp_context=context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Let the command alone answer to Control-C, and end this worker when the command is gone (killed, even)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def wait() -> None:
        if parent:
            parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Start processes so that a Control-C never reaches them: before they can ignore it, they would print it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

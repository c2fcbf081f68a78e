"""The worker processes of a build: they belong to the command that started them, and end with it, however it ends."""

import gc
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
    """Processes, started when the first job comes; in a preview they stay warm from build to build.

    What belongs together always goes to the same one, which remembers what it made before. Each has a queue of its own.
    """

    def __init__(self, count: int | None = None) -> None:
        self._count = count or os.cpu_count() or 1
        self._workers: list[ProcessPoolExecutor] = []
        self._homes: dict[str, int] = {}

    def submit(self, what: str, job: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Have a function of a module run by the worker that is at home with `what`, such as a language.

        Raises BrokenProcessPool when the workers were killed.
        """
        if not self._workers:
            self._workers = [_start() for _ in range(self._count)]
        home = self._homes.setdefault(what, len(self._homes) % self._count)
        with _interrupts_blocked():
            return self._workers[home].submit(job, *arguments)

    def close(self) -> None:
        """End the workers at once, whatever they are doing."""
        workers, self._workers = self._workers, []
        if workers:
            for process in multiprocessing.active_children():
                process.terminate()
        # Waiting at once: a worker that was told to end without it leaves a thread, which closes what the interpreter's
        # end still writes to.
        for worker in workers:
            worker.shutdown(wait=True, cancel_futures=True)


def _start() -> ProcessPoolExecutor:
    context: Any = multiprocessing.get_context(_METHOD)
    if _METHOD == "forkserver":
        # The server that workers are forked from finds the library by this path alone (Python 3.11 and 3.12).
        known = os.environ.get("PYTHONPATH", "").split(os.pathsep)
        if (own := str(ROOT / "scripts")) not in known:
            os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [own, *known]))
        context.set_forkserver_preload(_PRELOADED)
    return ProcessPoolExecutor(1, mp_context=context, initializer=_begin)


def _begin() -> None:
    """Let the command alone answer to Control-C, and end this worker when the command is gone (killed, even)."""
    # Trees of pages are many objects that die soon: looking for cycles among them again and again took a twentieth.
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
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

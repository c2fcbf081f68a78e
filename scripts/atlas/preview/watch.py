"""Notices what an editor saves: looks at the files' state on disk whenever the system says that one changed."""

import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from watchdog import events
from watchdog.observers import Observer

from atlas.sources.disk import State, state

_LOOK_EVERY = 2.0  # seconds, for what sends no events: network drives, folders shared with a virtual machine
_SETTLE = 0.03  # seconds; an editor's save is one write, a switch of branches many

_EVENTS: list[type[events.FileSystemEvent]] = [
    events.FileCreatedEvent,
    events.FileModifiedEvent,
    events.FileMovedEvent,
    events.FileDeletedEvent,
    events.DirCreatedEvent,
    events.DirMovedEvent,
    events.DirDeletedEvent,
]


class Watch:
    """Waits for changes of the sources below the files and folders given. A context manager.

    What counts is the state, from the moment the watch is made: a change while something else is done is never lost.
    """

    def __init__(self, roots: Iterable[Path]) -> None:
        self._roots = tuple(roots)
        self._seen = state(self._roots)
        self._woken = threading.Event()
        self._observer = Observer()

    def __enter__(self) -> "Watch":
        handler = events.FileSystemEventHandler()
        handler.on_any_event = lambda event: self._woken.set()  # type: ignore[method-assign]
        with suppress(OSError):  # no events to be had: looking every two seconds must do
            for root in self._roots:
                folder = root if root.is_dir() else root.parent  # an editor puts another file in the place of a file
                self._observer.schedule(handler, str(folder), recursive=folder == root, event_filter=_EVENTS)
            self._observer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._observer.stop()

    def wait(self) -> set[Path]:
        """Wait until sources were changed and are at rest, and return which: saved, made, renamed or removed."""
        while True:
            self._woken.wait(_LOOK_EVERY)
            self._woken.clear()
            if (now := self._at_rest()) != self._seen:
                changed = {path for path, _ in now.items() ^ self._seen.items()}
                self._seen = now
                return changed

    def _at_rest(self) -> State:
        before, now = self._seen, state(self._roots)
        while now != before:
            time.sleep(_SETTLE)
            before, now = now, state(self._roots)
        return now

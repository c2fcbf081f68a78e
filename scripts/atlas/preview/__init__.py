"""The preview behind `make serve`: a server that stays, a build process that the code's changes replace, a watch."""

import signal
from types import FrameType

from atlas.paths import WORK

PREVIEW = WORK / "preview-site"


def end_on_signals() -> None:
    """Let the first Control-C or SIGTERM raise KeyboardInterrupt, and nothing disturb the tidying up after it."""
    ending = (signal.SIGINT, signal.SIGTERM)

    def end(number: int, frame: FrameType | None) -> None:
        for each in ending:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    for each in ending:
        signal.signal(each, end)

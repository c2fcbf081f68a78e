"""What tests of rules share: one change to one file, and what a rule then says."""

from types import ModuleType
from typing import NamedTuple


class Case(NamedTuple):
    """A text put in place of another in a file, and words of the one problem that the rule must find there.

    ▸ in `new` marks where the problem must stand (in guides its line); it is not written. Without it: the whole file.
    """

    rule: ModuleType
    file: str
    old: str
    new: str
    words: str

"""The built site before it is put in place: what the rules on it judge."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from atlas.model.catalogue import Catalogue
from atlas.problems import Problem
from atlas.project import Project
from atlas.site import origin
from atlas.site.page_facts import PageFacts


@dataclass(frozen=True)
class Site:
    """What it was made from, each language's pages, the root's own, the paths of all files, the messages used.

    `contents` are the files that are no pages.
    """

    project: Project
    languages: dict[str, tuple[PageFacts, ...]]
    root_pages: tuple[PageFacts, ...]
    files: frozenset[str]
    used_messages: dict[str, frozenset[str]] = field(default_factory=dict)
    contents: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def base(self) -> str:
        """The address where the site is published, ending in a slash."""
        return self.project.base

    @property
    def catalogue(self) -> Catalogue:
        """The table as objects."""
        return self.project.catalogue

    def pages(self) -> Iterator[tuple[str, PageFacts]]:
        """Yield every page with the code of its language; those of the whole site with an empty one."""
        for code, own in self.languages.items():
            yield from ((code, page) for page in own)
        yield from (("", page) for page in self.root_pages)

    def problem(self, code: str, path: str, rule: str, message: str, *written: str) -> Problem:
        """Return a problem of a built page at its source, or at the page where that cannot be told.

        `path` is the page's address below its language, `written` what is wrong with it, in the ways to write it.
        """
        return origin.problem(self.project, code, path, rule, message, *written)

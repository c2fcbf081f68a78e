"""A run over many links: asks, asks again what seems dead, and puts what was learned into lines for a maintainer."""

from collections import Counter
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from atlas.problems import Problem
from atlas.upkeep.link_client import Asker, Sleep
from atlas.upkeep.link_verdict import Answer, Verdict, judge, settled, without_network
from atlas.upkeep.outside_addresses import Place

SECOND_LOOK = 20.0  # seconds before what seems dead is asked again

MENDS = {
    "dead": "Look for its new address, or take the link out.",
    "strays": "Look whose it is; if it is Amazon's, add it there, else take the link out.",
    "moved": "If that is where readers should go, write that address.",
}


class Run:
    """What is known so far of each address; whatever ends the run, this stays."""

    def __init__(self, link_fault: Callable[[str], str]) -> None:
        self._link_fault = link_fault
        self.answers: dict[str, Answer] = {}
        self.verdicts: dict[str, Verdict] = {}
        self.in_doubt: set[str] = set()

    async def ask(self, asker: Asker, urls: Iterable[str], told: Callable[[], None], sleep: Sleep) -> None:
        """Ask every address once, and a second time what seems dead. `told` is called after each address."""

        def first(url: str, answer: Answer) -> None:
            self.answers[url], self.verdicts[url] = answer, judge(answer, self._link_fault)
            if self.verdicts[url].kind == "dead":
                self.in_doubt.add(url)
            told()

        def second(url: str, answer: Answer) -> None:
            self.answers[url] = answer
            self.verdicts[url] = settled(self.verdicts[url], judge(answer, self._link_fault))
            self.in_doubt.discard(url)

        await asker.ask_all(urls, first)
        if self.in_doubt and not self.without_network:
            await sleep(SECOND_LOOK)
            await asker.ask_all(sorted(self.in_doubt), second)

    @property
    def without_network(self) -> bool:
        """Whether nothing could be asked at all."""
        return bool(self.answers) and without_network(list(self.answers.values()))

    @property
    def answered(self) -> list[str]:
        """The addresses that work, under their own name or another."""
        return [url for url, verdict in self.verdicts.items() if verdict.kind in ("works", "moved")]

    @property
    def failing(self) -> list[str]:
        """The addresses that are surely wrong."""
        return [url for url, verdict in self.verdicts.items() if verdict.fails and url not in self.in_doubt]

    def problems(self, places: dict[str, list[Place]]) -> list[Problem]:
        """Return what is sure as errors, and what has moved as warnings, at each place where the address stands."""
        found = []
        for url, verdict in self.verdicts.items():
            if verdict.kind in MENDS and url not in self.in_doubt:
                severity = "error" if verdict.fails else "warning"
                message = f"'{url}' {verdict.words}. {MENDS[verdict.kind]}"
                rule = f"link-{verdict.kind}"
                found += [Problem(*place, rule, message, severity=severity) for place in places[url]]
        return found

    def unknown(self) -> list[str]:
        """Return a line for each host and reason for which nothing can be told, with the count of the addresses."""
        doubts = dict.fromkeys(self.in_doubt, "is in doubt: it was asked only once")
        doubts |= {url: verdict.words for url, verdict in self.verdicts.items() if verdict.kind == "unknown"}
        counts = Counter((urlsplit(url).netloc, words) for url, words in doubts.items())
        return [f"  {host}: {count} x {words}" for (host, words), count in sorted(counts.items())]

"""The link checker survives its hostile server, says what is sure, and keeps no failure as truth."""

import asyncio
import signal
from collections import Counter
from datetime import date

import check_links
import pytest
from atlas.model.allow_list import AllowList
from atlas.problems import AtlasError
from atlas.upkeep import link_cache, link_client, link_verdict
from atlas.upkeep.link_client import Asker, Pace, new_client
from atlas.upkeep.link_run import Run
from atlas.upkeep.link_verdict import NAME_UNSURE, NO_NAME, Answer, Verdict, judge, settled
from atlas.upkeep.outside_addresses import addresses
from click.testing import CliRunner
from hostile_server import UNTRUSTED, serving
from own import PROJECT

pytestmark = pytest.mark.usefixtures("own_loop")

DE = "https://sellercentral.amazon.de"
ALLOWED = AllowList(PROJECT.tables)
HASTY = Pace(silence=1.0, whole=2.0, connect=5.0)

# An answer to https://sellercentral.amazon.de/help -> the verdict, and a word of why.
HELP = f"{DE}/help"
JUDGED = [
    (Answer((HELP,), 200), "works", "works"),
    (Answer((HELP,), 204), "works", "works"),
    (Answer((HELP, f"{DE}/hub"), 200, lasting=True), "moved", f"has moved for good to {DE}/hub"),
    (Answer((HELP, f"{DE}/hub"), 200), "works", "works"),
    (Answer((HELP, f"{DE}/hub"), 404, lasting=True), "dead", "answered 404"),
    (Answer((HELP,), 404), "dead", "answered 404"),
    (Answer((HELP,), 410), "dead", "answered 410"),
    (Answer((HELP,), failure=NO_NAME), "dead", NO_NAME),
    (Answer((HELP,), failure=NAME_UNSURE), "unknown", NAME_UNSURE),
    (Answer((HELP,), failure=link_verdict.LATE), "unknown", "did not answer in time"),
    (Answer((HELP,), 404, riddle=True), "unknown", "shows machines a riddle"),
    *((Answer((HELP,), status), "unknown", f"answered {status}") for status in (100, 304, 400, 401, 403, 405, 408)),
    *((Answer((HELP,), status), "unknown", f"answered {status}") for status in (418, 429, 451, 500, 502, 503, 599)),
    *(
        (Answer((HELP, f"https://www.amazon.de{path}"), status), "unknown", "asks to sign in")
        for path in ("/ap/signin", "/ap/signin/", "/sign-in?x=1", "/gp/signin/x", "/login", "/oauth2/x", "/ap/cvf/x")
        for status in (200, 404, 503)
    ),
    (Answer((HELP, f"{DE}/signing-up"), 200), "works", "works"),
    (Answer((f"{DE}/ap/signin",), 200), "works", "works"),
    (Answer((HELP, f"{DE}/"), 200, lasting=True), "unknown", "is sent to the front page"),
    (Answer((DE, f"{DE}/"), 200), "works", "works"),
    (Answer((HELP, "https://example.com/"), 302), "strays", "leads to https://example.com/, where by data/official-h"),
    (Answer((HELP, "https://amazon.de.example.com/ap/signin"), 302), "strays", "leads to https://amazon.de.example"),
    (Answer((HELP, "https://amazon.de@example.com/"), 302), "strays", "leads to https://amazon.de@example.com/"),
    (Answer((HELP, "https://sellercentral-na.amazon.com/"), 301), "strays", "leads to https://sellercentral-na"),
]


@pytest.mark.parametrize(("answer", "kind", "words"), JUDGED, ids=lambda value: str(value)[:80])
def test_an_answer_has_one_verdict(answer, kind, words):
    found = judge(answer, ALLOWED.link_fault)
    assert found.kind == kind
    assert found.words.startswith(words)
    assert found.fails is (kind in ("dead", "strays"))


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("dead", "dead", "dead"),
        ("dead", "works", "works"),
        ("dead", "unknown", "unknown"),
        ("dead", "strays", "strays"),
        ("works", "dead", "dead-once"),
    ],
)
def test_dead_is_what_is_so_twice(first, second, kind):
    found = settled(Verdict(first, "x"), Verdict(second, "y"))
    assert (found.kind, found.words) == (
        ("dead", "y") if kind == "dead-once" else (kind, "y, twice" if kind == "dead" else "y")
    )


class Heard:
    """A run against the hostile server."""

    def __init__(self, paths, named=None, pace=HASTY):
        self.slept, self.urls = [], [path if path.startswith("https:") else DE + path for path in paths]
        self.run = Run(ALLOWED.link_fault)
        with serving() as (self.world, transport):
            asyncio.run(self._ask(transport, named or self._every, pace))
            self.huge_was_left = self.world.left_early.wait(5) if "/huge" in paths else None

    async def _ask(self, transport, named, pace):
        async with new_client("Checker/1 (+https://x.example/)", pace, transport) as client:
            asker = Asker(client, lambda url: not ALLOWED.link_fault(url), pace, self._sleep, named)
            await self.run.ask(asker, self.urls, lambda: None, self._sleep)

    async def _sleep(self, seconds):
        self.slept.append(seconds)

    async def _every(self, host):
        return ""

    def of(self, path):
        verdict = self.run.verdicts[path if path.startswith("https:") else DE + path]
        return verdict.kind, verdict.words


PLAYED = {
    "/home": ("works", "works"),
    "/good": ("moved", f"has moved for good to {DE}/home"),
    "/a-while": ("works", "works"),
    "/mixed": ("works", "works"),
    "/signed-in": ("unknown", "asks to sign in"),
    "/front": ("unknown", "is sent to the front page"),
    "/stray": ("strays", "leads to https://amazon.de.example.com/, where by data/official-hosts.yaml no link may lead"),
    "/plain": ("unknown", link_verdict.PLAIN),
    "/disguised": (
        "strays",
        "leads to https://amazon.de@example.com/, where by data/official-hosts.yaml no link may lead",
    ),
    "/round": ("unknown", link_verdict.LOOP),
    "/on-1": ("unknown", link_verdict.LOOP),
    "/nonsense": ("unknown", link_verdict.BROKEN),
    "/to-untrusted": ("unknown", link_verdict.CERTIFICATE),
    "/status-404": ("dead", "answered 404, twice"),
    "/status-410": ("dead", "answered 410, twice"),
    "/gone-once": ("works", "works"),
    "/status-401": ("unknown", "answered 401"),
    "/status-500": ("unknown", "answered 500"),
    "/busy-once": ("works", "works"),
    "/riddle": ("unknown", "shows machines a riddle"),
    "/challenge": ("unknown", "shows machines a riddle"),
    "/silent": ("unknown", link_verdict.LATE),
    "/drip": ("unknown", link_verdict.LATE),
    "/short": ("unknown", link_verdict.BROKEN),
    "/garbage": ("unknown", link_verdict.BROKEN),
    "/hang-up": ("unknown", link_verdict.BROKEN),
    "/many-headers": ("unknown", link_verdict.BROKEN),
    "/huge": ("works", "works"),
}


@pytest.fixture(scope="module")
def heard(own_loop):
    return Heard([*PLAYED, f"https://{UNTRUSTED}/", "https://www.amazon.fr/home", "https://www.amazon.fr/to-fr"])


@pytest.mark.parametrize("path", PLAYED)
def test_whatever_a_host_plays_the_verdict_is_right(heard, path):
    assert heard.of(path) == PLAYED[path]


def test_a_way_round_in_a_circle_is_left_when_it_comes_to_where_it_was(heard):
    asked = Counter(address.partition("/")[2] for address in heard.world.asked)
    assert (asked["round"], asked["round-2"]) == (1, 1)
    assert max(int(path[3:]) for path in asked if path.startswith("on-")) == HASTY.redirects + 1


def test_hosts_are_asked_politely(heard):
    assert heard.world.most.keys() == {"sellercentral.amazon.de", "www.amazon.fr", UNTRUSTED} - {UNTRUSTED}
    assert set(heard.world.most.values()) == {1}
    assert heard.world.agents == {"Checker/1 (+https://x.example/)"}
    assert heard.world.cookies == 0
    assert heard.slept.count(HASTY.pause) > len(PLAYED)
    assert 7.0 in heard.slept  # Retry-After: 7
    assert heard.huge_was_left


def test_a_host_to_which_many_lead_is_asked_one_by_one():
    leading = [f"https://sellercentral.amazon.{end}/to-fr" for end in ("de", "it", "es", "nl", "se", "pl")]
    heard = Heard([*leading, *(f"https://www.amazon.fr/own?{number}" for number in range(6))])
    assert heard.world.asked.count("www.amazon.fr/home") == 6
    assert heard.world.most["www.amazon.fr"] == 1


def test_no_request_goes_where_no_link_may_lead(heard):
    assert not [asked for asked in heard.world.asked if "example.com" in asked]
    assert heard.of(f"https://{UNTRUSTED}/") == ("unknown", link_verdict.CERTIFICATE)


def test_the_client_itself_takes_no_certificate_that_nobody_signed():
    found = []

    async def ask(port):
        async with new_client("Checker/1", HASTY) as client:
            asker = Asker(client, lambda url: True, HASTY, named=_half)
            await asker.ask_all([f"https://127.0.0.1:{port}/"], lambda url, answer: found.append(answer.failure))

    with serving() as (world, transport):
        asyncio.run(ask(transport.secure))
    assert (found, world.asked) == ([link_verdict.CERTIFICATE], [])


def test_a_busy_host_is_asked_later_and_then_left_alone():
    heard = Heard(["/status-503", "/status-503?2"])
    assert [second for second in heard.slept if second != HASTY.pause] == [4.0, 8.0, 4.0, 8.0]
    assert heard.of("/status-503") == ("unknown", "answered 503")
    for path in ("/busy-long", "/busy-until"):
        heard = Heard([path, "/home"])
        assert heard.of("/home") == ("unknown", link_verdict.TURNED_AWAY)
        assert heard.world.asked == [f"sellercentral.amazon.de{path}"]


@pytest.mark.parametrize(("plays", "words"), [("/status-403", "answered 403"), ("/riddle", "shows machines a riddle")])
def test_a_host_that_turns_machines_away_is_not_asked_for_every_page(plays, words):
    paths = [f"{plays}?{number}" for number in range(6)]
    heard = Heard([*paths, "https://www.amazon.fr/home"])
    assert [heard.of(path)[1] for path in paths] == [words] * 3 + [link_verdict.TURNED_AWAY] * 3
    assert heard.of("https://www.amazon.fr/home")[0] == "works"


async def _half(host):
    return NO_NAME if host.startswith("nothing") else ""


async def _none(host):
    return NO_NAME if host.startswith("www") else NAME_UNSURE


def test_a_name_that_does_not_exist_is_dead_only_while_others_do():
    heard = Heard(["/home", "https://nothing.amazon.de/x"], _half)
    assert heard.of("https://nothing.amazon.de/x") == ("dead", f"{NO_NAME}, twice")
    assert not heard.run.without_network
    heard = Heard(["/home", "https://www.amazon.fr/"], _none)
    assert heard.run.without_network
    assert heard.world.asked == []


@pytest.fixture
def command(monkeypatch, tmp_path):
    """The command against the hostile server, with a table of a few links and its list in a folder of the test."""
    (tmp_path / "data").mkdir()

    def run(*paths, arguments=(), named=None):
        lines = "\n".join(f"[x]({DE}{path})" for path in paths)
        page = f"---\ntitle: x\n---\n{lines}\n"
        project = PROJECT.changed(
            {"docs/en/guides/contact.md": page.encode(), "docs/ja/guides/contact.md": page.encode()}
        )
        kept = {DE + path: addresses(project)[DE + path] for path in paths}
        monkeypatch.setattr(check_links.Project, "read", lambda: project)
        monkeypatch.setattr(check_links, "addresses", lambda project: kept)
        monkeypatch.setattr(check_links, "ROOT", tmp_path)
        monkeypatch.setattr(link_client, "Pace", lambda: Pace(pause=0, silence=1.0, whole=2.0, first_wait=0))
        monkeypatch.setattr("atlas.upkeep.link_run.SECOND_LOOK", 0)
        monkeypatch.setattr(link_client, "lookup", named or _half)
        with serving() as (world, transport):
            monkeypatch.setattr(link_client, "new_client", lambda agent, pace: new_client(agent, pace, transport))
            return CliRunner().invoke(check_links.main, arguments), world

    run.cache = tmp_path / link_cache.FILE
    return run


def test_the_command_names_every_place_of_what_is_surely_wrong_and_fails(command):
    done, _ = command("/home", "/status-404", "/status-403", "/good")
    assert done.exit_code == 1, done.output
    assert (
        f"docs/en/guides/contact.md:5:1 link-dead  '{DE}/status-404' answered 404, twice. Look for its new"
        in done.output
    )
    assert "(The same in 2 languages: en, ja.)" in done.output
    assert "docs/en/guides/contact.md:7:1 link-moved  warning: " in done.output
    assert "  sellercentral.amazon.de: 1 x answered 403" in done.output
    assert done.output.endswith("4 links, 4 due, 4 asked: 2 work, 1 fail.\n")


def test_the_list_holds_what_answered_and_no_failure(command):
    today = date.today().isoformat()
    command.cache.write_text(f"{DE}/status-404\t2026-01-02\nhttps://amazon.de/no-link-any-more\t2026-01-02\n")
    assert command("/home", "/good", "/status-404", "/status-403", "/stray")[0].exit_code == 1
    first = command.cache.read_text("utf-8")
    assert [line for line in first.splitlines() if not line.startswith("#")] == [
        f"{DE}/good\t{today}",
        f"{DE}/home\t{today}",
        f"{DE}/status-404\t2026-01-02",
    ]
    done, world = command("/home", "/good", "/status-403")
    assert done.exit_code == 0
    assert world.asked == ["sellercentral.amazon.de/status-403"]  # the others answered lately
    assert command("/home", "/good", arguments=["--all"])[1].asked == [
        "sellercentral.amazon.de/good",
        "sellercentral.amazon.de/home",
        "sellercentral.amazon.de/home",
    ]


def test_a_run_without_a_network_ends_with_one_line_and_changes_nothing(command):
    done, world = command("/home", "/status-404", named=_none)
    assert done.exit_code == 0
    assert done.stdout == "No network: none of the hosts of 2 links can be found. Nothing is known, nothing changed.\n"
    assert world.asked == []
    assert not command.cache.exists()


@pytest.fixture
def ctrl_c():
    """Ctrl+C as a terminal has it: what runs in the background of a shell is deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield signal.default_int_handler
    signal.signal(signal.SIGINT, before)


def test_ctrl_c_keeps_what_is_known(command, ctrl_c):
    done, _ = command("/a-first", "/ctrl-c", "/home")
    assert done.exit_code == 130, done.output
    assert f"{DE}/a-first\t" in command.cache.read_text("utf-8")
    assert done.output.endswith("3 links, 3 due, 1 asked: 1 work, 0 fail.\n")
    assert signal.getsignal(signal.SIGINT) is ctrl_c


def test_a_list_that_cannot_be_read_says_which_line(command):
    command.cache.write_text(f"# head\n{DE}/home yesterday\n")
    done, world = command("/home")
    assert done.exit_code == 1
    assert done.output.startswith(f"{link_cache.FILE}:2:1 links-checked  is no address, a tab and a date")
    assert world.asked == []
    with pytest.raises(AtlasError):
        link_cache.parse("x\t2026-13-01\n")


def test_every_link_of_the_project_is_asked_and_has_its_places():
    found = addresses(PROJECT)
    assert all(entry.links["seller_central"].url in found for entry in PROJECT.catalogue.marketplaces)
    assert all(matter.door.url in found for matter in PROJECT.catalogue.matters if getattr(matter.door, "url", ""))
    files = [file for file, *_ in found["https://www.cedr.com/mediation/amazon/"]]
    languages = {file.split("/")[1] for file in files if file.startswith("docs/")}
    assert languages >= {"en", "ja"}
    assert not [url for url in found if "#" in url]

"""Asks outside addresses politely: one request at a time for each host, with pauses, limits, and patience."""

import asyncio
import socket
import ssl
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

import httpx

from atlas.upkeep import link_verdict
from atlas.upkeep.link_verdict import WALLS, Answer

_RIDDLE_PAGE = b"/errors/validateCaptcha"  # where the form of Amazon's riddle is sent
_RIDDLE_HEADER = "x-amzn-waf-action"  # what Amazon's firewall says when it shows one
BUSY = (429, 503)


@dataclass(frozen=True)
class Pace:
    """How gently hosts are asked: seconds, counts and bytes."""

    pause: float = 1.0  # between two requests to a host
    connect: float = 10.0
    silence: float = 15.0  # between two pieces of an answer
    whole: float = 40.0  # for one request, however it drips
    first_wait: float = 4.0  # when a host is busy and does not say how long; then twice as much
    longest_wait: float = 90.0  # who asks for more is left alone in this run
    tries: int = 3
    redirects: int = 10
    walls: int = 3  # refusals in a row after which a host is left alone
    body: int = 65_536
    at_once: int = 8


Sleep = Callable[[float], Awaitable[None]]
Lookup = Callable[[str], Awaitable[str]]


def new_client(user_agent: str, pace: Pace, transport: httpx.AsyncBaseTransport | None = None) -> httpx.AsyncClient:
    """Return a client that says who asks, keeps no cookies of one page for the next, and follows nothing by itself."""
    return httpx.AsyncClient(
        headers={"User-Agent": user_agent, "Accept": "text/html,*/*;q=0.5", "Accept-Encoding": "identity"},
        timeout=httpx.Timeout(pace.silence, connect=pace.connect, pool=None),
        follow_redirects=False,
        transport=transport,
    )


async def lookup(host: str) -> str:
    """Return why a host's name leads nowhere, or an empty string."""
    try:
        await asyncio.get_running_loop().getaddrinfo(host, 443)
    except socket.gaierror as error:
        gone = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
        return link_verdict.NO_NAME if error.errno in gone else link_verdict.NAME_UNSURE
    except (OSError, UnicodeError):
        return link_verdict.NAME_UNSURE
    return ""


class Asker:
    """Asks addresses with a client. `may_follow` says whether an address that another one leads to is asked as well."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        may_follow: Callable[[str], bool],
        pace: Pace,
        sleep: Sleep = asyncio.sleep,
        named: Lookup = lookup,
    ) -> None:
        self._client, self._may_follow, self._pace = client, may_follow, pace
        self._sleep, self._named = sleep, named
        self._locks: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._asked: set[str] = set()
        self._places = asyncio.Semaphore(pace.at_once)

    async def ask_all(self, urls: Iterable[str], heard: Callable[[str, Answer], None]) -> None:
        """Ask every address, and tell each answer as it comes. Raises nothing that an answer could cause."""
        by_host: dict[str, list[str]] = {}
        for url in urls:
            by_host.setdefault(urlsplit(url).netloc, []).append(url)
        async with asyncio.TaskGroup() as group:
            for host, own in by_host.items():
                group.create_task(self._ask_host(host, own, heard))

    async def _ask_host(self, host: str, urls: list[str], heard: Callable[[str, Answer], None]) -> None:
        failure, walls = await self._named(host), 0
        for url in urls:
            if failure:
                heard(url, Answer((url,), failure=failure))
                continue
            answer = await self._patiently(url)
            heard(url, answer)
            walls = walls + 1 if answer.status in WALLS or answer.riddle else 0
            if walls >= self._pace.walls or (answer.wait or 0) > self._pace.longest_wait:
                failure = link_verdict.TURNED_AWAY

    async def _patiently(self, url: str) -> Answer:
        """Ask, and ask again after a while where the host is busy."""
        for attempt in range(self._pace.tries):
            answer = await self._once(url)
            wait = self._pace.first_wait * 2**attempt if answer.wait is None else answer.wait
            last = attempt == self._pace.tries - 1
            if answer.status not in BUSY or wait > self._pace.longest_wait or last:
                break
            await self._sleep(wait)
        return answer

    async def _once(self, url: str) -> Answer:
        """Ask an address and those that it leads to."""
        trail, lasting = [url], True
        while True:
            try:
                answer, location = await self._request(trail)
            except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, OSError, ValueError) as error:
                return Answer(tuple(trail), failure=_failure(error))
            if not location:
                return Answer(tuple(trail), answer.status, lasting=lasting, riddle=answer.riddle, wait=answer.wait)
            lasting = lasting and answer.status in (301, 308)
            following = urljoin(trail[-1], location).partition("#")[0]
            if following in trail or len(trail) > self._pace.redirects:
                return Answer(tuple(trail), failure=link_verdict.LOOP)
            trail.append(following)
            if not self._may_follow(following):
                plain = urlsplit(following).scheme == "http" and self._may_follow(f"https{following[4:]}")
                return Answer(tuple(trail), answer.status, failure=link_verdict.PLAIN if plain else "")

    async def _request(self, trail: list[str]) -> tuple[Answer, str]:
        """Return the answer of the last address of a trail, and where it leads; mostly nowhere."""
        host = urlsplit(trail[-1]).netloc
        async with self._locks[host]:
            if host in self._asked:
                await self._sleep(self._pace.pause)
            self._asked.add(host)
            async with self._places, asyncio.timeout(self._pace.whole):
                self._client.cookies.clear()
                async with self._client.stream("GET", trail[-1]) as response:
                    status, headers = response.status_code, response.headers
                    location = headers.get("location", "") if 300 <= status < 400 else ""
                    body = b"" if location else await self._beginning(response)
        riddle = _RIDDLE_HEADER in headers or _RIDDLE_PAGE in body
        return Answer(tuple(trail), status, riddle=riddle, wait=_wait(headers.get("retry-after", ""))), location

    async def _beginning(self, response: httpx.Response) -> bytes:
        """Return as much of a page as is worth reading; the rest is never fetched."""
        body = b""
        async for piece in response.aiter_raw():
            body += piece
            if len(body) >= self._pace.body:
                break
        return body


def _wait(text: str) -> float | None:
    """Return the seconds that a Retry-After asks for, as a number or as a date; None where it says nothing."""
    if text.isdecimal():
        return float(text[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except ValueError:
        return None


def _failure(error: BaseException) -> str:
    if isinstance(error, TimeoutError | httpx.TimeoutException):
        return link_verdict.LATE
    cause: BaseException | None = error
    while cause:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return link_verdict.CERTIFICATE
        cause = cause.__cause__ or cause.__context__
    return link_verdict.BROKEN

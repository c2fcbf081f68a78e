"""Asks a published site for every file of the list, politely, and compares what it sends with the list."""

import asyncio
import re
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

import httpx

from atlas.build.place import LIST
from atlas.build.verify import Difference, digest, parse, too_many
from atlas.upkeep.link_client import BUSY, Pace, new_client
from atlas.upkeep.link_verdict import GONE

_HERE = ("127.0.0.1", "localhost", "::1")
_INDEX = "index.html"
_FOR_HOSTS = re.compile(r"[._][^/]*|[^/]*\.conf")  # at the root; .well-known/ is for readers
_MOST = 20_000_000  # bytes of a file: ours are far smaller, and who sends more sends something else
_MANY = 5  # failures in a row after which a host is left alone
_AT_ONCE = 4


class UnreachableError(Exception):
    """Says in one line why a site cannot be asked."""


def is_address(text: str) -> bool:
    """Say whether somebody means an address, not a folder."""
    return "://" in text


def clean(text: str) -> str:
    """Return the address of a site, ending in a slash. Raises UnreachableError for what cannot be asked."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise UnreachableError(f"{text} is no address: {error}.") from error
    if not host or any(sign.isspace() for sign in text):
        raise UnreachableError(f"{text} is no address: write it like https://your.address/.")
    if parts.scheme != "https" and not (parts.scheme == "http" and host in _HERE):
        raise UnreachableError(f"{text} is not asked: only https proves who answers (http for this machine alone).")
    if parts.username is not None or parts.query or parts.fragment:
        raise UnreachableError(f"{host} is not asked: leave out what stands before @, after ? and after #.")
    return text.rstrip("/") + "/"


def of_address(base: str, wanted: Mapping[str, str], pace: Pace | None = None) -> tuple[Difference, str]:
    """Compare a published site with a list; what cannot be told of the whole is returned in words.

    Files that hosts read and do not show (`.htaccess`, `_headers`, `caddy.conf`) are not asked for. What is too many is
    told from the site's own list. Raises UnreachableError when nobody answers, or the host is busy: then it is asked no
    further.
    """
    return asyncio.run(_Site(clean(base), wanted, pace or Pace()).compared())


class _Site:
    def __init__(self, base: str, wanted: Mapping[str, str], pace: Pace) -> None:
        self._base, self._wanted, self._pace = base, wanted, pace
        self._found, self._failed = Difference(), 0

    async def compared(self) -> tuple[Difference, str]:
        async with new_client("SellerSupportAtlas-verify/1.0", self._pace) as self._client:
            note = await self._own_list()
            waiting = [path for path in sorted(self._wanted, reverse=True) if not _FOR_HOSTS.fullmatch(path)]

            async def work() -> None:
                while waiting:
                    await self._judge(waiting.pop())

            try:
                async with asyncio.TaskGroup() as group:
                    for _ in range(_AT_ONCE):
                        group.create_task(work())
            except* UnreachableError as several:
                raise several.exceptions[0] from None
        return self._found, note

    async def _own_list(self) -> str:
        status, content = await self._ask(LIST)
        if not status:
            raise UnreachableError(f"{self._base} cannot be asked: {content.decode()}.")
        try:
            names = parse(content.decode("utf-8")) if status == 200 else None
        except ValueError:
            names = None
        if names is None:
            return f"{self._base}{LIST} is not there: whether the site holds files too many cannot be told."
        self._found.too_many = too_many(names, self._wanted)
        return ""

    async def _judge(self, path: str) -> None:
        folder = path.removesuffix(_INDEX) if path == _INDEX or path.endswith(f"/{_INDEX}") else path
        status, content = await self._ask(folder)
        if 300 <= status < 400 and folder != path:  # a short link is led on before its page is seen
            status, content = await self._ask(path)
        shown = status == 200 or (status == 404 and path.endswith("404.html"))
        self._failed = 0 if status else self._failed + 1
        if status in BUSY or self._failed >= _MANY:
            why = f"it answers {status}" if status else content.decode()
            raise UnreachableError(f"{self._base} cannot be asked any further: {why}. Try again later.")
        if shown:
            if digest(content) != self._wanted[path]:
                self._found.changed.append(path)
        elif status in GONE:
            self._found.missing.append(path)
        else:
            self._found.untold[path] = f"it answers {status}" if status else content.decode()

    async def _ask(self, path: str) -> tuple[int, bytes]:
        """Return a status and what was sent, as browsers have it; or 0, and why nobody answered, in words."""
        try:
            async with (
                asyncio.timeout(self._pace.whole),
                self._client.stream("GET", self._base + quote(path)) as response,
            ):
                content = b""
                async for piece in response.aiter_bytes():
                    content += piece
                    if len(content) > _MOST:
                        break
                return response.status_code, content
        except (TimeoutError, httpx.TimeoutException):
            return 0, b"no answer in time"
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            said = str(error).strip().partition("\n")[0]
            return 0, f"{type(error).__name__}{f', {said}' if said else ''}".encode()

"""Fetching: one address to one answer, politely and within limits.

The order for every hop of a redirect: the address is judged, the site's robots.txt is
asked, a turn at the host is waited for, and `runut.read.transport` connects.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version

import httpcore
import httpx

from runut.clock import now
from runut.read.addresses import join, parse
from runut.read.inflate import inflated
from runut.read.opened import Unreadable
from runut.read.politeness import Politeness
from runut.read.robots import LARGEST, NAME, Robots
from runut.read.transport import Transport
from runut.records import Fetched, Validators
from runut.settings import Settings

_REDIRECTS = {301, 302, 303, 307, 308}
_AGAIN = {429, 500, 502, 503, 504}
_CODES = {
    **dict.fromkeys((401, 402, 403, 451), "read.answer-closed"),
    **dict.fromkeys((404, 410), "read.answer-gone"),
}
_MOST_HOPS = 6
_TRIES = 3
_FIRST_PAUSE = 1.0
_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml,"
    " application/feed+json;q=0.9, application/xml;q=0.9, text/*;q=0.8, */*;q=0.5"
)


class _Again(Exception):
    """The answer may be another one later; ``pause`` is what the server asks for."""

    def __init__(self, problem: Unreadable, pause: float | None = None) -> None:
        super().__init__()
        self.problem = problem
        self.pause = pause


class Fetcher:
    """Fetches addresses one after another; use one in each thread.

    ``politeness`` may be shared. ``sleep`` and ``clock`` are for tests.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        politeness: Politeness | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings = settings
        self._sleep = sleep
        self._politeness = politeness or Politeness(
            gap=settings.fetch_gap, longest=settings.fetch_wait, sleep=sleep, clock=clock
        )
        self._transport = Transport(allow_private=settings.allow_private)
        contact = f" (+{settings.contact})" if settings.contact else ""
        self._headers = {
            "User-Agent": f"{NAME}/{version('runut')}{contact}",
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip, deflate",
        }
        self.robots = Robots(self._robots_txt, clock)

    def close(self) -> None:
        """Close every connection."""
        self._transport.close()

    def get(self, address: str, known: Validators | None = None) -> Fetched:
        """The answer at ``address``, after redirects.

        With ``known`` from an earlier answer the status may be 304, with no content; else
        it is 200. Raises `Unreadable` for every other end.
        """
        url = parse(address)
        pause = _FIRST_PAUSE
        for tries_left in range(_TRIES - 1, -1, -1):
            try:
                return self._hops(url, known)
            except _Again as again:
                wait = again.pause if again.pause is not None else pause
                if not tries_left or wait > self._settings.fetch_wait:
                    self._politeness.hold_off(url.host, wait)
                    raise again.problem from None
                self._sleep(wait)
                pause *= 2
        raise AssertionError("the last try returns or raises")

    def _hops(self, url: httpx.URL, known: Validators | None) -> Fetched:
        here, seen = url, set()
        for _ in range(_MOST_HOPS):
            if str(here) in seen:
                raise Unreadable("read.redirect-loop", address=str(here))
            seen.add(str(here))
            self._politeness.wait(here.host, self.robots.delay(here))
            status, headers, content = self._ask(here, known, self._settings.max_page_bytes)
            if status not in _REDIRECTS:
                break
            here = join(here, _header(headers, "location") or "")
        else:
            raise Unreadable("read.too-many-redirects", hops=str(_MOST_HOPS))
        if status != 304 or known is None:
            _judge(status, headers)
        return Fetched(
            url=str(url),
            address=str(here),
            status=status,
            headers=headers,
            fetched=now(),
            content=content,
        )

    def _ask(
        self, url: httpx.URL, known: Validators | None, max_bytes: int
    ) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
        """One request: status, headers and unpacked content (of a 200 only)."""
        self._transport.deadline.start(self._settings.fetch_seconds)
        steps = dict.fromkeys(("connect", "read", "write", "pool"), self._settings.fetch_seconds)
        # No httpx.Client: it would look at redirects and cookies on its own.
        asked = httpx.Request(
            "GET", url, headers={**self._headers, **_asking(known)}, extensions={"timeout": steps}
        )
        with _network_errors(url), closing(self._transport.handle_request(asked)) as reply:
            headers = tuple(reply.headers.multi_items())
            if reply.status_code != 200:
                return reply.status_code, headers, b""
            length = reply.headers.get("content-length", "")
            if length.isdecimal() and int(length[:18]) > max_bytes:
                raise Unreadable("read.too-large", limit=f"{max_bytes:,}")
            coding = reply.headers.get("content-encoding", "")
            return 200, headers, inflated(reply.iter_raw(), coding, max_bytes)

    def _robots_txt(self, url: httpx.URL) -> tuple[int, bytes]:
        for _ in range(_MOST_HOPS):
            self._politeness.wait(url.host)
            try:
                status, headers, content = self._ask(url, None, LARGEST * 4)
            except _Again as again:
                raise again.problem from None
            if status not in _REDIRECTS:
                return status, content
            url = join(url, _header(headers, "location") or "")
        return 404, b""


@contextmanager
def _network_errors(url: httpx.URL) -> Iterator[None]:
    """Turn what the network does into `Unreadable`, or `_Again` where it may pass."""
    host = url.host
    try:
        yield
    except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
        detail = str(error) or type(error).__name__
        raise _Again(Unreadable("read.no-connection", host=host, detail=detail)) from error
    except (httpcore.TimeoutException, httpx.TimeoutException) as error:
        raise Unreadable("read.too-slow", host=host) from error
    except (
        httpcore.NetworkError,
        httpcore.ProtocolError,
        httpcore.ProxyError,
        httpcore.UnsupportedProtocol,
        httpx.HTTPError,
        httpx.InvalidURL,
    ) as error:
        detail = str(error) or type(error).__name__
        raise Unreadable("read.broken-answer", host=host, detail=detail[:200]) from error
    except (OSError, ValueError) as error:
        raise Unreadable("read.broken-answer", host=host, detail=str(error)[:200]) from error


def _judge(status: int, headers: tuple[tuple[str, str], ...]) -> None:
    """Raise unless the answer is a page."""
    if status == 200:
        return
    if status in _AGAIN:
        pause = _retry_after(headers)
        seconds = f"{pause:.0f}" if pause is not None else "-"
        raise _Again(Unreadable("read.busy", status=str(status), seconds=seconds), pause)
    raise Unreadable(_CODES.get(status, "read.answer-other"), status=str(status))


def _asking(known: Validators | None) -> dict[str, str]:
    asked = {}
    if known is not None and known.etag:
        asked["If-None-Match"] = known.etag
    if known is not None and known.modified:
        asked["If-Modified-Since"] = known.modified
    return asked


def _header(headers: tuple[tuple[str, str], ...], name: str) -> str | None:
    return next((value for key, value in headers if key.casefold() == name), None)


def _retry_after(headers: tuple[tuple[str, str], ...]) -> float | None:
    """What Retry-After asks for, in seconds from now; it may be a number or a date."""
    value = (_header(headers, "retry-after") or "").strip()
    if value.isdecimal():
        return float(value[:9])
    try:
        until = parsedate_to_datetime(value)
        left = until.replace(tzinfo=until.tzinfo or UTC) - datetime.now(UTC)
        return max(0.0, left.total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None

"""What a site's robots.txt permits (RFC 9309), read with Protego."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import httpx
from protego import Protego

from runut.charset import NotText, decode
from runut.read.opened import Unreadable

#: The name that robots.txt files may call us by.
NAME = "Runut"
#: More of a robots.txt is not read (RFC 9309 asks for at least so much).
LARGEST = 512_000
#: How long an answer holds, in seconds; that a site could not be asked holds less long.
_HOLDS, _HOLDS_SILENCE = 86_400.0, 600.0


@dataclass(frozen=True, slots=True)
class _Answer:
    rules: Protego | None  # None: the site could not be asked
    until: float


class Robots:
    """The robots.txt of every site that was asked for.

    ``get`` fetches an address and gives its status and content; it raises `Unreadable`
    when there is no answer. ``clock`` tells seconds.
    """

    def __init__(
        self, get: Callable[[httpx.URL], tuple[int, bytes]], clock: Callable[[], float]
    ) -> None:
        self._get = get
        self._clock = clock
        self._known: dict[str, _Answer] = {}

    def delay(self, url: httpx.URL) -> float | None:
        """The pause in seconds that the site asks for between two requests, or None.

        Raises `Unreadable` when the site does not permit the page, or could not be asked:
        silence is no permission (RFC 9309, 2.3.1.4).
        """
        rules = self._of(url)
        if rules is None:
            raise Unreadable("read.robots-unreachable", host=url.host)
        if not rules.can_fetch(str(url), NAME):
            raise Unreadable("read.robots-refuses", host=url.host)
        pauses = [rules.crawl_delay(NAME) or 0.0]
        if (rate := rules.request_rate(NAME)) is not None and rate.requests > 0:
            pauses.append(rate.seconds / rate.requests)
        return max(pauses) or None

    def _of(self, url: httpx.URL) -> Protego | None:
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        known = self._known.get(site)
        if known is None or known.until <= self._clock():
            rules = self._asked(httpx.URL(f"{site}/robots.txt"))
            holds = _HOLDS_SILENCE if rules is None else _HOLDS
            known = self._known[site] = _Answer(rules, self._clock() + holds)
        return known.rules

    def _asked(self, url: httpx.URL) -> Protego | None:
        try:
            status, content = self._get(url)
        except Unreadable as problem:
            if problem.reason.code == "read.address-refused":
                raise
            return None
        if status >= 500 or status == 429:
            return None
        if status >= 400:
            return Protego.parse("")
        try:
            return Protego.parse(decode(content[:LARGEST]))
        except (NotText, ValueError):
            return Protego.parse("")

"""Being a good guest: never two requests to one host at once, and a pause between them."""

from __future__ import annotations

import time
from collections.abc import Callable

from runut.read.opened import Unreadable


class Politeness:
    """When each host may be asked again.

    ``gap`` is the least number of seconds between two requests to a host, ``longest`` the
    most that anybody waits for a turn.
    """

    def __init__(
        self,
        *,
        gap: float,
        longest: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._gap = gap
        self._longest = longest
        self._clock = clock
        self._sleep = sleep
        self._free: dict[str, float] = {}

    def wait(self, host: str, delay: float | None = None) -> None:
        """Wait for a turn at ``host``, which asks for ``delay`` seconds between requests.

        Raises `Unreadable` at once where the turn is further off than ``longest``.
        """
        now = self._clock()
        left = self._free.get(host, now) - now
        if left > self._longest:
            raise Unreadable("read.host-asks-to-wait", host=host, seconds=f"{left:.0f}")
        if left > 0:
            self._sleep(left)
        self._free[host] = max(now + left, now) + max(self._gap, delay or 0.0)

    def hold_off(self, host: str, seconds: float) -> None:
        """Leave ``host`` alone for ``seconds``: it asked for it, or it has trouble."""
        self._free[host] = max(self._free.get(host, 0.0), self._clock() + seconds)

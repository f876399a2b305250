"""The per-article work in worker processes that may use so much time and memory an item.

A page that makes a parser run for ever, eat the machine or crash costs itself: its worker
is ended and replaced, and the caller is told which limit it was.
"""

from __future__ import annotations

import gc
import math
import multiprocessing
import pickle
import resource
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import count
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Literal, TypeVar

from runut.engines.local import SELDOM

Item = TypeVar("Item")
Result = TypeVar("Result")

#: The largest item, in pickled bytes, that surely fits into a pipe besides nothing else.
_AHEAD = 32_768
#: Seconds that a worker which is not forked may take to load.
_LOADING = 30.0
#: What such a worker says when it is there.
_LOADED = "loaded"
#: Seconds that no page takes: longer is without limit.
_LONG = 1e9
#: So many results wait at most for one that takes longer.
_WAITING = 1_000

#: Why an item has no result: it took too long, too much memory, or its worker died.
Limit = Literal["time", "memory", "death"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one item may use: ``seconds`` by the wall's clock, ``megabytes`` of address
    space beyond what the worker had when it began."""

    seconds: float = 20.0
    megabytes: int = 1_500


def map_confined(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    processes: int,
    *,
    limits: Limits | None,
    over: Callable[[Item, Limit], Result],
) -> Iterator[Result]:
    """``function`` of each item in the order of the items, each in one of ``processes``
    workers and within ``limits``; ``over`` makes the result of an item that broke one.

    Items are taken as workers become free, and no more are at hand than `_WAITING` beside
    those the workers have. What ``function`` raises is raised here. Where this process has
    threads the workers are started anew, and ``function`` must be importable by name.
    """
    workers = [_Worker(function, limits) for _ in range(processes)]
    try:
        yield from _in_order(workers, items, over)
    finally:
        for worker in workers:
            worker.end()


class _Worker:
    """One process, the item it is at, and maybe one that waits in its pipe, so that it need
    not wait for us."""

    def __init__(self, function: Callable[[Any], Any], limits: Limits | None) -> None:
        self._function = function
        self._limits = limits
        self._given: deque[tuple[int, bytes]] = deque()
        self._until = 0.0
        self._start()

    def _start(self) -> None:
        context = _context(self._function)
        self.connection, theirs = context.Pipe()
        forked = context.get_start_method() == "fork"
        # What is started anew has to load first, which is no fault of its first item: that
        # one's time begins when the worker says that it is there.
        self._loading = 0.0 if forked else _LOADING
        # A forked worker has our end too, and would never see it close.
        ours = self.connection if forked else None
        self._process: BaseProcess = context.Process(
            target=_work, args=(theirs, ours, self._function, self._limits), daemon=True
        )
        self._process.start()
        theirs.close()

    @property
    def place(self) -> int | None:
        """The place of the item at hand, None while there is none."""
        return self._given[0][0] if self._given else None

    @property
    def left(self) -> float:
        """Seconds that the item at hand still has."""
        return self._until - time.monotonic()

    def has_room(self, item: bytes) -> bool:
        """Whether ``item`` can be given now. One that does not fit into the pipe would have
        us wait for a worker that may never read it."""
        return not self._given or (len(self._given) == 1 and len(item) <= _AHEAD)

    def give(self, place: int, item: bytes) -> None:
        """Hand over a pickled item."""
        if not self._given:
            self._begin()
        self._given.append((place, item))
        with suppress(BrokenPipeError):  # it died at the item before; `take` will find out
            self.connection.send_bytes(item)

    def finished(self) -> bool:
        """Whether the item at hand has been answered or has had its time."""
        if self._loading:
            # What comes first only says that the worker is there: it may come at any moment, so
            # nothing is taken for an answer before it has been heard.
            if not self.connection.poll():
                return self.left <= 0
            if self._loaded():
                self._loading = 0.0
                self._begin()
        return self.connection.poll() or self.left <= 0

    def _loaded(self) -> bool:
        """Hear that the worker is there; False when it died instead, which `take` will tell."""
        try:
            self.connection.recv()
        except (EOFError, OSError):
            return False
        return True

    def take(self) -> tuple[Literal["done", "raised"], Any] | Limit:
        """What became of the item at hand; the worker goes on with the next."""
        answer = self._answer()
        self._given.popleft()
        self._begin()
        if isinstance(answer, str):  # what is left of its memory may lie in pieces
            self.end()
            self._start()
            self._begin()
            for _, item in self._given:
                self.connection.send_bytes(item)
        return answer

    def _begin(self) -> None:
        seconds = self._limits.seconds if self._limits else math.inf
        self._until = time.monotonic() + seconds + self._loading

    def _answer(self) -> tuple[Literal["done", "raised"], Any] | Limit:
        if not self.connection.poll():
            return "time"
        try:
            answer = self.connection.recv()
        except (EOFError, OSError):
            return "death"
        if answer == _LOADED:  # too late, when its time to load was over
            return "time"
        kind, value = answer
        return "memory" if kind == "memory" else (kind, value)

    def end(self) -> None:
        """End the process, whatever it is at."""
        self.connection.close()
        self._process.kill()
        self._process.join()
        self._process.close()


def _in_order(
    workers: Sequence[_Worker],
    items: Iterable[Item],
    over: Callable[[Item, Limit], Result],
) -> Iterator[Result]:
    """Hand out the items as workers become free; a slow one never holds up more than what
    comes after it."""
    upcoming = ((place, item, pickle.dumps(item)) for place, item in enumerate(items))
    following = next(upcoming, None)
    given: dict[int, Item] = {}
    ready: dict[int, Result] = {}
    for place in count():
        while place not in ready:
            # Round by round: nobody gets an item ahead while another has none.
            for worker in (*workers, *workers):
                if following is None or following[0] > place + _WAITING:
                    break
                if worker.has_room(following[2]):
                    given[following[0]] = following[1]
                    worker.give(following[0], following[2])
                    following = next(upcoming, None)
            busy = [worker for worker in workers if worker.place is not None]
            if not busy:
                return
            left = min(worker.left for worker in busy)
            wait([worker.connection for worker in busy], None if left > _LONG else max(0.0, left))
            for worker in busy:
                at = worker.place
                if at is not None and worker.finished():
                    ready[at] = _result(worker.take(), given.pop(at), over)
        yield ready.pop(place)


def _result(
    taken: tuple[Literal["done", "raised"], Any] | Limit,
    item: Item,
    over: Callable[[Item, Limit], Result],
) -> Result:
    if isinstance(taken, str):
        return over(item, taken)
    kind, value = taken
    if kind == "raised":
        raise value
    result: Result = value
    return result


def _context(function: Callable[..., Any]) -> Any:
    """How workers are started. Forking is far the cheapest, and sound while there is one
    thread; else a server that has loaded ``function``'s module already is forked."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    context = multiprocessing.get_context("forkserver")
    inner = function.func if isinstance(function, partial) else function
    home = getattr(inner, "__module__", None)
    if isinstance(home, str):  # a method of a built-in type has none
        context.set_forkserver_preload([home])
    return context


def _work(
    connection: Connection,
    theirs: Connection | None,
    function: Callable[[Any], Any],
    limits: Limits | None,
) -> None:
    """What a worker does until nobody listens any more."""
    if theirs is not None:
        theirs.close()
    else:
        with suppress(BrokenPipeError):  # nobody listens any more, as is found out below
            connection.send(_LOADED)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.set_threshold(*SELDOM)
    if limits is not None:
        _confine(limits.megabytes)
    while True:
        try:
            item = connection.recv()
        except (EOFError, OSError):
            return
        if limits is not None:
            _bound_processor(limits.seconds)
        try:
            answer = ("done", function(item))
        except MemoryError:
            answer = ("memory", None)
        except Exception as error:
            answer = ("raised", error)
        item = None
        try:
            connection.send(answer)
        except MemoryError:
            connection.send(("memory", None))
        except (BrokenPipeError, OSError):
            return


def _confine(megabytes: int) -> None:
    """Bound the address space to what there is now and ``megabytes`` more."""
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = _address_space() + megabytes * 1_048_576
    if most == resource.RLIM_INFINITY or limit < most:
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))
    # A worker that crashes on a hostile page shall not leave its memory on the disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _bound_processor(seconds: float) -> None:
    """End this process when the item at hand has taken its time and nobody has stopped it:
    the parent may have been killed."""
    spent = math.ceil(time.process_time() + seconds) + 1
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    if most == resource.RLIM_INFINITY or spent < most:
        resource.setrlimit(resource.RLIMIT_CPU, (spent, most))


def _address_space() -> int:
    """Bytes of address space in use; a generous guess where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - no path of the user's
            return int(file.read().split()[0]) * resource.getpagesize()
    except (OSError, ValueError):
        return 2 << 30

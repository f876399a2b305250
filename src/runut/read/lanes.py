"""Fetching from many hosts at once, and from each host one thing after another."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlsplit
from zlib import crc32

from runut.read.web import Web

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Job(Generic[Result]):
    """Work on the host of ``address``, done with the `Web` of its lane."""

    address: str
    work: Callable[[Web], Result]


class Lanes:
    """A few lanes, each with connections of its own; a host always has the same lane, so
    what is known of it (its robots.txt, when it may be asked again) is known there."""

    def __init__(self, webs: Sequence[Web]) -> None:
        self._webs = webs

    def run(self, jobs: Sequence[Job[Result]]) -> list[Result]:
        """What each job gives, in the order of the jobs. What a job raises is raised here.

        The threads are gone when this returns; when it is interrupted they end with the
        process, and have nothing in hand that could be lost.
        """
        lanes: dict[int, list[int]] = {}
        for place, job in enumerate(jobs):
            lanes.setdefault(self._lane(job.address), []).append(place)
        done: queue.SimpleQueue[tuple[int, Result | BaseException]] = queue.SimpleQueue()
        threads = [
            threading.Thread(
                target=_drive, args=(self._webs[lane], jobs, places, done), daemon=True
            )
            for lane, places in lanes.items()
        ]
        for thread in threads:
            thread.start()
        results: dict[int, Result] = {}
        while len(results) < len(jobs):
            place, result = done.get()
            if isinstance(result, BaseException):
                raise result
            results[place] = result
        for thread in threads:
            thread.join()
        return [results[place] for place in range(len(jobs))]

    def _lane(self, address: str) -> int:
        try:
            host = urlsplit(address).hostname or ""
        except ValueError:
            host = ""
        return crc32(host.encode("utf-8", "replace")) % len(self._webs)

    def close(self) -> None:
        """Close every connection."""
        for web in self._webs:
            web.close()


def _drive(
    web: Web,
    jobs: Sequence[Job[Result]],
    places: Sequence[int],
    done: queue.SimpleQueue[tuple[int, Result | BaseException]],
) -> None:
    for place in places:
        try:
            done.put((place, jobs[place].work(web)))
        except BaseException as error:
            done.put((place, error))
            return

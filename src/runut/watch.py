"""Watching feeds: look at each when it is due, take in what is new, tell what changed.

A round fetches from many hosts at once and does all else in order. A feed's state is
written after what it brought is in the collection, so a killed watch loses nothing and
repeats at most a look.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from runut.inputs import Inputs
from runut.read.addresses import parse
from runut.read.feeds import Entry, Feed
from runut.read.lanes import Job, Lanes
from runut.read.opened import Unreadable
from runut.records import (
    Added,
    FeedHealth,
    FeedRead,
    Fetched,
    Page,
    Reason,
    Rejected,
    StoryNews,
    Unchanged,
    Validators,
)
from runut.store import answers, feeds, stories
from runut.store.collection_file import CollectionFile
from runut.store.feeds import FeedState

#: Hosts that are asked at the same time, and feeds that are looked at together.
LANES = 8
_TOGETHER = 24
#: Entries of one feed that are fetched in one look; the others come with the next.
_MOST_NEW = 100
#: A feed that fails is left alone twice as long each time, up to so many seconds.
_LONGEST = 86_400.0
#: Reasons that may pass, and how often an entry is tried again before it is given up.
_PASSING = frozenset(
    {
        "read.busy",
        "read.too-slow",
        "read.no-connection",
        "read.no-such-host",
        "read.broken-answer",
        "read.host-asks-to-wait",
        "read.robots-unreachable",
    }
)
_MOST_TRIES = 5
#: Entries that have long left their feed are forgotten after so many days.
_REMEMBERED = 90

Outcome = Page | Rejected | Unchanged
Add = Callable[[Iterable[Outcome]], Added]


@dataclass(slots=True, kw_only=True)
class _Look:
    """One look at one feed."""

    state: FeedState
    answer: Fetched | Reason | None = None
    feed: Feed | None = None
    fresh: list[Entry] = field(default_factory=list)
    found: list[list[Outcome]] = field(default_factory=list)


class Watch:
    """Watches feeds for one collection. ``add`` takes pages in and settles their stories;
    ``every`` is the number of seconds between two looks at a feed."""

    def __init__(
        self,
        file: CollectionFile,
        inputs: Inputs,
        add: Add,
        *,
        every: float,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._file = file
        self._inputs = inputs
        self._add = add
        self._every = every
        self._sleep = sleep
        self._known: dict[str, Validators] = {}
        self._lanes = Lanes([inputs.lane(self._known.get) for _ in range(LANES)])

    def run(self, addresses: Sequence[str], *, once: bool) -> Iterator[FeedRead | StoryNews]:
        """Look at the feeds at ``addresses`` (or, without any, at all that were watched
        before) when they are due; with ``once`` now, each a single time."""
        connection = self._file.connection
        watched = dict.fromkeys(addresses or (s.health.url for s in feeds.every(connection)))
        done: set[str] = set()
        while True:
            states = [_state_of(self._file, url) for url in watched if url not in done]
            due = [s for s in states if once or (s.health.due or "") <= _now()][:_TOGETHER]
            if due:
                for look in self._look(due):
                    if look.feed is not None and look.feed.kind in {"opml", "sitemaps"}:
                        watched.update(dict.fromkeys(e.link for e in look.feed.entries if e.link))
                    done |= {look.state.health.url} if once else set()
                    yield from self._take(look)
            elif once or not states:
                return
            else:
                self._sleep(_seconds_until(min(s.health.due or "" for s in states)))

    # --------------------------------------------------------------------- fetching

    def _look(self, states: Sequence[FeedState]) -> list[_Look]:
        """Fetch feeds, and the pages of what is new in them."""
        looks = [_Look(state=state) for state in states]
        jobs = [
            Job(s.health.url, lambda web, s=s: web.answer(s.health.url, s.validators))  # type: ignore[misc]
            for s in states
        ]
        for look, answer in zip(looks, self._lanes.run(jobs), strict=True):
            look.answer = answer
            if isinstance(answer, Fetched) and answer.status != 304:
                made = self._inputs.read_feed(answer)
                if isinstance(made, Reason):
                    look.answer = made
                else:
                    look.feed = made
                    look.fresh = self._fresh(look.state.health.url, made)
        self._fetch_entries([look for look in looks if look.fresh])
        return looks

    def _fresh(self, url: str, feed: Feed) -> list[Entry]:
        """Entries that were not dealt with, or that the feed says have changed."""
        if feed.kind not in {"feed", "sitemap"}:
            return []
        met = feeds.entries(self._file.connection, url)
        fresh = [
            entry
            for entry in feed.entries
            if met.get(feeds.entry_key(entry.id)) != (_stamp(entry), feeds.DEALT_WITH)
        ]
        return fresh[:_MOST_NEW]

    def _fetch_entries(self, looks: Sequence[_Look]) -> None:
        wanted = [(look, entry) for look in looks for entry in look.fresh]
        self._known.clear()
        for _, entry in wanted:
            self._remember(entry)
        jobs: list[Job[list[Outcome]]] = [
            Job(entry.link or "", lambda web, f=look.feed, e=entry: list(web.entry(f, e)))  # type: ignore[misc]
            for look, entry in wanted
        ]
        for (look, _), found in zip(wanted, self._lanes.run(jobs), strict=True):
            look.found.append(found)

    def _remember(self, entry: Entry) -> None:
        """Lay out what is known of an entry's address for the lanes, which have no database."""
        try:
            address = str(parse(entry.link or ""))
        except Unreadable:
            return
        if known := answers.validators(self._file.connection, address):
            self._known[address] = known

    # ------------------------------------------------------------------- taking in

    def _take(self, look: _Look) -> Iterator[FeedRead | StoryNews]:
        pages = [page for found in look.found for page in found]
        added = self._add(pages) if pages else None
        state = self._noted(look)
        yield FeedRead(
            health=state.health,
            new=len(look.fresh),
            added=added.added if added else 0,
            new_versions=added.new_versions if added else 0,
            unchanged=added.unchanged if added else 0,
            rejected=added.rejected if added else (),
        )
        if added and added.stories:
            yield from self._news(added.stories)

    def _noted(self, look: _Look) -> FeedState:
        """Write down how the look went; the feed's state after it."""
        before, now = look.state.health, _now()
        url = before.url
        if isinstance(look.answer, Reason):
            wait = min(self._every * 2 ** min(before.failures + 1, 20), _LONGEST)
            health = replace(
                before,
                tried=now,
                due=_later(max(wait, self._every)),
                failures=before.failures + 1,
                problem=look.answer,
            )
            state = replace(look.state, health=health)
            with self._file.writing() as connection:
                feeds.put(connection, state)
            return state
        title = look.feed.title if look.feed else before.title
        health = FeedHealth(url=url, title=title, due=_later(self._every), tried=now, read=now)
        met = self._outcomes(look)
        with self._file.writing() as connection:
            feeds.note(connection, url, met.values(), now)
            if look.feed is not None:
                feeds.prune(connection, url, _later(-86_400.0 * _REMEMBERED))
            state = FeedState(health=health, validators=_validators(look, met))
            feeds.put(connection, state)
        return state

    def _outcomes(self, look: _Look) -> Mapping[str, tuple[str, str, int]]:
        """(key, stamp, taken) of every entry of the feed that was met."""
        if look.feed is None:
            return {}
        met = feeds.entries(self._file.connection, look.state.health.url)
        outcomes = {}
        for entry in look.feed.entries:
            key = feeds.entry_key(entry.id)
            if key in met:  # seen again: it has not left the feed
                outcomes[key] = (key, *met[key])
        for entry, found in zip(look.fresh, look.found, strict=True):
            key = feeds.entry_key(entry.id)
            tries = min(met.get(key, ("", 0))[1], 0) - 1
            again = _may_pass(found) and -tries < _MOST_TRIES
            outcomes[key] = (key, _stamp(entry), tries if again else feeds.DEALT_WITH)
        return outcomes

    def _news(self, changed: Sequence[str]) -> Iterator[StoryNews]:
        """The stories that what was just added made or changed."""
        connection = self._file.connection
        with self._file.reading():
            lines = list(stories.lines_by_change(connection, changed))
            fresh = stories.begun(connection, changed)
        for line in lines:
            yield StoryNews(change="new" if line.story.id in fresh else "changed", line=line)


def _validators(look: _Look, met: Mapping[str, tuple[str, str, int]]) -> Validators:
    """What to ask the feed with next time: nothing while an entry of it is outstanding, for
    then the whole feed is needed again."""
    if look.feed is None:
        return look.state.validators
    settled = all(
        met.get(feeds.entry_key(entry.id), ("", "", 0))[2] == feeds.DEALT_WITH
        for entry in look.feed.entries
    )
    if look.feed.kind not in {"feed", "sitemap"} or not settled:
        return Validators()
    assert isinstance(look.answer, Fetched)
    return Validators(etag=look.answer.header("etag"), modified=look.answer.header("last-modified"))


def _may_pass(found: Sequence[Outcome]) -> bool:
    codes = [each.reason.code for each in found if isinstance(each, Rejected)]
    return len(codes) == len(found) and any(code in _PASSING for code in codes)


def _state_of(file: CollectionFile, url: str) -> FeedState:
    known = feeds.get(file.connection, url)
    return known or FeedState(health=FeedHealth(url=url), validators=Validators())


def _stamp(entry: Entry) -> str:
    """What changes when the feed says that an entry has changed."""
    return entry.updated or entry.published or ""


def _now() -> str:
    return _later(0.0)


def _later(seconds: float) -> str:
    return (datetime.now(UTC) + timedelta(seconds=seconds)).isoformat(timespec="milliseconds")


def _seconds_until(time: str) -> float:
    if not time:
        return 0.0
    left = (datetime.fromisoformat(time) - datetime.now(UTC)).total_seconds()
    return max(0.05, left)

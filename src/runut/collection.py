"""The use cases: add articles, list stories, show accounts, search, overrule.

This is Runut's Python API; the command line and the screens are thin mirrors of it::

    with Collection("news.db") as collection:
        collection.add(["pages/"])
        for line in collection.stories(min_outlets=2):
            account = collection.account(line.story.id)

What only adding needs (the stages with their models) is imported when something is added,
so that looking things up starts at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Literal, Self

import apsw

from runut import lookup
from runut.errors import (
    AmbiguousStory,
    CollectionBusy,
    Overtaken,
    ReadOnlyCollection,
    Unknown,
    UnknownStory,
    UsageError,
)
from runut.lang.messages import error
from runut.records import (
    Account,
    Added,
    Changed,
    Decision,
    FeedHealth,
    FeedRead,
    Finding,
    Forgotten,
    Gone,
    Hit,
    Link,
    OutletProfile,
    Page,
    Progress,
    Reading,
    Reason,
    Rejected,
    Repaired,
    Saga,
    Said,
    StoryLine,
    StoryNews,
    Tombstone,
    Turn,
    Unchanged,
    Watcher,
)
from runut.settings import Settings
from runut.store import (
    answers,
    articles,
    decisions,
    feeds,
    forgetting,
    health,
    outlets,
    preferences,
    ranking,
    speakers,
    stories,
)
from runut.store.collection_file import CollectionFile
from runut.store.speakers import Speech

if TYPE_CHECKING:
    from runut.browse import Browser
    from runut.intake import Reader

#: So many stories are named where a prefix fits several.
_FEW = 3
#: So many of those whom an outlet lets speak are named in its profile.
_QUOTED = 20
#: So many articles and stories may wait for whoever looks first.
_MUCH = 2_000
#: So many of a speaker's newest statements are searched for what he said otherwise later.
_COMPARED = 500


def _unwatched(progress: Progress) -> None:
    """Nobody is looking."""


class Collection:
    """A collection of articles in one file, with the stories they tell.

    ``path`` is made when it does not exist. Safe to open several times, also from several
    processes: one writes at a time, readers never wait. Use it in one thread, or open one
    for each.

    Raises `runut.errors.CollectionError` or one of its kinds when the file cannot be used.
    """

    def __init__(self, path: str | Path, *, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._file = CollectionFile(Path(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        raised: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; harmless when done twice."""
        self._file.close()

    # ------------------------------------------------------------------ taking in

    def add(
        self,
        what: Sequence[str],
        *,
        columns: Mapping[str, str] | None = None,
        stdin: BinaryIO | None = None,
        allow_private: bool = False,
        progress: Watcher = _unwatched,
    ) -> Added:
        """Add files, folders, globs, addresses and feeds; "-" reads ``stdin``.

        Addresses of machines around this one are refused without ``allow_private``.
        ``columns`` names a table's columns where their own names do not say it
        (``{"text": "isi_artikel"}``). Each article is kept in a transaction of its own: an
        interruption loses nothing that was taken. Bad input is listed in
        ``Added.rejected`` and costs nothing else. Adding the same again changes nothing.
        """
        from runut.inputs import Inputs

        settings = replace(
            self.settings, allow_private=allow_private or self.settings.allow_private
        )
        with Inputs(self._file, settings, columns or {}) as inputs:
            found = inputs.pages(what, stdin)
            return self.add_pages(found, progress=progress, batch=inputs.batch(what))

    def add_pages(
        self,
        found: Iterable[Page | Rejected | Unchanged],
        *,
        progress: Watcher = _unwatched,
        batch: int | None = None,
    ) -> Added:
        """Add pages that somebody else opened, as `add` does; what was rejected is listed.

        ``batch`` pages are kept at a time, if it is given, instead of as many as settings say.
        """
        settings = replace(self.settings, batch=batch or self.settings.batch)
        return self._take(found, settings, progress)

    def import_batch(self, folder: str | Path, *, progress: Watcher = _unwatched) -> Added:
        """Add what `runut batch` made of its inputs, as `add` of these inputs would.

        Nothing is read anew: articles come as the batch has them. Raises `UsageError` where
        ``folder`` is no finished batch.
        """
        from runut.batch import manifest, settling
        from runut.batch.taking import Ready

        out = Path(folder)
        made = manifest.read(out)
        ready = Ready(out, made)
        settings = replace(self.settings, batch=made.settings.batch)
        fits = settling.fits(self._file.connection, made, self.settings)
        return self._take(
            ready.pages(),
            settings,
            progress,
            ready.readings,
            partial(settling.settle, self._file, out, made) if fits else tuple,
        )

    def _take(
        self,
        found: Iterable[Page | Rejected | Unchanged],
        settings: Settings,
        progress: Watcher,
        read: Reader | None = None,
        settled: Callable[[], Iterable[str]] = tuple,
    ) -> Added:
        """Take pages in and settle the stories, as far as ``settled`` has not done so; it gives
        the stories that it made."""
        from runut.engines.local import seldom_collected
        from runut.intake import take
        from runut.keeping import Intake

        intake = Intake()
        with self._file.roomy(), seldom_collected():
            take(self._file, found, settings, progress, intake, read)
            made = settled()
            changed = tuple(sorted({*made, *self._settle(progress), *self._expire(progress)}))
        self._file.checkpoint()
        return Added(
            added=intake.added,
            unchanged=intake.unchanged,
            new_versions=intake.new_versions,
            rejected=tuple(intake.rejected),
            stories=changed,
        )

    def watch(
        self,
        given: Sequence[str] = (),
        *,
        once: bool = False,
        every: float = 900.0,
        allow_private: bool = False,
    ) -> Iterator[FeedRead | StoryNews]:
        """Follow feeds: take in what is new, and tell it as it comes.

        ``given`` are addresses of feeds, OPML files, or files with an address a line; none
        means all that were watched before. ``every`` is the number of seconds between two
        looks at a feed. Goes on for ever, or looks ``once`` at each. What is told is in the
        collection; stop at any moment, and the next watch goes on.

        Raises `UsageError` for what is no list of feeds.
        """
        from runut.inputs import Inputs
        from runut.read import feed_lists
        from runut.watch import Watch

        settings = replace(
            self.settings, allow_private=allow_private or self.settings.allow_private
        )
        with Inputs(self._file, settings, {}) as inputs:
            watch = Watch(self._file, inputs, self.add_pages, every=every)
            yield from watch.run(feed_lists.addresses(given), once=once)

    def feeds(self) -> tuple[FeedHealth, ...]:
        """How the feeds that were ever watched fare, by address."""
        with self._file.reading() as connection:
            return tuple(state.health for state in feeds.every(connection))

    def _settle(
        self, progress: Watcher = _unwatched, touched: Sequence[str] = ()
    ) -> tuple[str, ...]:
        """Group what waits, and build the accounts that changed."""
        from runut import assemble, regroup

        settled = regroup.in_turn(self._file, self.settings.window_days, touched, progress)
        changed = tuple(sorted(set(settled)))
        assemble.complete(self._file, self.settings.processes, progress)
        return changed

    def _catch_up(self) -> None:
        """Finish what an interrupted `add` left ungrouped, unless somebody writes now or it
        is much: then the next `add` does, and meanwhile what there is can be looked at."""
        if not self.settings.catch_up:
            return
        with self._file.reading() as connection:
            waiting = len(articles.waiting(connection, _MUCH + 1))
            waiting += len(stories.without_account(connection, _MUCH + 1))
        if not 0 < waiting <= _MUCH:
            return
        try:
            with self._file.impatient():
                self._settle()
        except (CollectionBusy, ReadOnlyCollection):
            return

    # -------------------------------------------------------------------- looking

    def stories(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        query: str | None = None,
        min_outlets: int = 1,
        limit: int | None = None,
    ) -> tuple[StoryLine, ...]:
        """The stories, newest first.

        ``since`` and ``until`` (dates or RFC 3339 times, both included) bound a story's
        last publication; ``outlet`` is a part of an outlet's name; ``query`` keeps the
        stories of which an article fits the full-text search.
        """
        self._catch_up()
        with self._file.reading() as connection:
            found = stories.lines(
                connection,
                since=since,
                until=until,
                outlet=outlet,
                min_outlets=min_outlets,
                matching=None if query is None else lookup.full_text(query),
            )
            return tuple(islice(found, limit))

    def account(self, story: str) -> Account:
        """The account of a story, by its id or an unambiguous beginning of it.

        Raises `UnknownStory` or `AmbiguousStory`.
        """
        self._catch_up()
        with self._file.reading() as connection:
            return self._account(connection, self._resolve(connection, story))

    def accounts(self, chosen: Sequence[str] = ()) -> Iterator[Account]:
        """The accounts of the chosen stories, or of all, newest first; one at a time.

        Raises `UnknownStory` or `AmbiguousStory` at once, before the first is built.
        """
        self._catch_up()
        with self._file.reading() as connection:
            for story in chosen:
                self._resolve(connection, story)
        return self._accounts(chosen)

    def _accounts(self, chosen: Sequence[str]) -> Iterator[Account]:
        with self._file.reading() as connection:
            ids = [self._resolve(connection, story) for story in chosen] or [
                story.id for story in stories.every(connection)
            ]
            for story in ids:
                yield self._account(connection, story)

    def link(self, article: str, other: str) -> Link | None:
        """How likely two articles (by id) tell one happening, with what they share and what
        differs; None when they surely do not.

        Whether they stand in one story hangs on their neighbours and on people's decisions too.
        Raises `Unknown` for an id that no article bears.
        """
        from runut.stories import score

        with self._file.reading() as connection:
            found = articles.features_of(connection, (article, other))
        for id in (article, other):
            if id not in found:
                raise error(Unknown, "error.no-such-article", id=id)
        return score.link(found[article], found[other])

    def sagas(self) -> tuple[Saga, ...]:
        """All sagas: stories that continue one another."""
        self._catch_up()
        with self._file.reading() as connection:
            return stories.sagas(connection)

    def who(self, name: str, *, limit: int | None = None) -> tuple[Said, ...]:
        """What a person or body said, in all stories, newest first.

        ``name`` is any of its names, or words of one.
        """
        self._catch_up()
        with self._file.reading() as connection:
            speeches = speakers.of_name(connection, name, limit)
            readings = _readings(connection, speeches)
            return tuple(lookup.said(speech, readings[speech.article]) for speech in speeches)

    def turns(self, name: str) -> tuple[Turn, ...]:
        """What a person or body said otherwise later, in all stories, oldest first: another
        figure for the same thing, or the contrary. ``name`` as in `who`.

        The newest statements are compared, some hundreds at most.
        """
        self._catch_up()
        with self._file.reading() as connection:
            speeches = speakers.of_name(connection, name, _COMPARED)
            return lookup.turns(speeches, _readings(connection, speeches))

    def outlets(self) -> tuple[OutletProfile, ...]:
        """How each outlet works, in counts, those with most articles first."""
        self._catch_up()
        with self._file.reading() as connection:
            return outlets.profiles(connection)

    def outlet(self, name: str) -> OutletProfile:
        """How one outlet works and whom it lets speak most, by its name or an unambiguous
        part of it, in any case.

        Raises `UnknownOutlet` or `AmbiguousOutlet`.
        """
        self._catch_up()
        with self._file.reading() as connection:
            found = lookup.outlet(name, outlets.profiles(connection))
            return replace(found, quoted=outlets.quoted(connection, found.outlet, _QUOTED))

    def search(self, query: str, *, limit: int | None = 20) -> tuple[Hit, ...]:
        """Articles in which all the words of ``query`` stand, in any form, best first."""
        self._catch_up()
        with self._file.reading() as connection:
            found = []
            for article, story in ranking.best(connection, lookup.full_text(query), limit):
                reading = articles.get_reading(connection, article)
                assert reading is not None
                found.append(lookup.hit(reading, story, query))
            return tuple(found)

    def changes(
        self,
        *,
        story: str | None = None,
        outlet: str | None = None,
        since: str | None = None,
        corrections: bool = False,
        limit: int | None = None,
    ) -> tuple[Changed, ...]:
        """What outlets changed in their articles, the last that came in first.

        ``story`` is a story's id or an unambiguous beginning of it, ``outlet`` a part of an
        outlet's name, ``since`` a date or an RFC 3339 time in UTC; ``corrections`` keeps
        what an outlet calls a correction or what changes a figure. Such a change names the
        articles of the same story that still carry what was taken back.
        """
        from runut import history

        self._catch_up()
        with self._file.reading() as connection:
            found = history.changes(
                connection,
                story=None if story is None else self._resolve(connection, story),
                outlet=outlet,
                since=since,
                corrections=corrections,
            )
            return tuple(islice(found, limit))

    @property
    def browse(self) -> Browser:
        """Looking through the collection part by part, for the API and the screens."""
        from runut.browse import Browser

        self._catch_up()
        return Browser(self._file)

    def gone(self) -> tuple[Gone, ...]:
        """Articles that are kept here though nothing is at their address any more, the last
        that went first."""
        with self._file.reading() as connection:
            return answers.all_gone(connection)

    # ---------------------------------------------------------------- overruling

    def merge(self, a: str, b: str) -> Decision:
        """Keep the articles of two stories together from now on. Undoable."""
        self._catch_up()
        with self._file.reading() as connection:
            first, second = self._resolve(connection, a), self._resolve(connection, b)
            if first == second:
                raise error(UsageError, "error.same-story", a=a, b=b)
            both = stories.members(connection, first) | stories.members(connection, second)
        return self._decide("merge", both, frozenset())

    def split(self, story: str, chosen: Sequence[str]) -> Decision:
        """Keep the chosen articles (ids or beginnings of them) out of a story. Undoable."""
        self._catch_up()
        with self._file.reading() as connection:
            members = stories.members(connection, self._resolve(connection, story))
        apart = frozenset(_resolve_article(members, article, story) for article in chosen)
        if not apart or apart == members:
            raise error(UsageError, "error.split-some", story=story)
        return self._decide("split", apart, members - apart)

    def undo(self, meant: int | None = None) -> Decision | None:
        """Take back the last decision that is in force; None when there is none.

        ``meant`` is the id of the decision that was looked at. Raises `Overtaken` when that
        is not the last one.
        """
        with self._file.writing() as connection:
            decision = decisions.last(connection)
            if meant is not None and (decision is None or decision.id != meant):
                raise error(Overtaken, "error.not-the-last-decision")
            if decision is None:
                return None
            decisions.undo(connection, decision.id)
            touched = articles.current_of(connection, (*decision.articles, *decision.apart))
        self._settle(touched=touched)
        return decision

    def _decide(
        self, kind: Literal["merge", "split"], named: frozenset[str], apart: frozenset[str]
    ) -> Decision:
        with self._file.writing() as connection:
            keys = articles.keys_of(connection, sorted(named | apart))
            decision = decisions.put(
                connection,
                Decision(
                    id=0,
                    kind=kind,
                    articles=tuple(sorted(keys[article] for article in named)),
                    apart=tuple(sorted(keys[article] for article in apart)),
                    made=datetime.now(UTC).isoformat(timespec="seconds"),
                ),
            )
        self._settle(touched=sorted(named | apart))
        return decision

    # -------------------------------------------------------------------- upkeep

    def forget(
        self, what: Sequence[str] = (), *, outlet: str | None = None, progress: Watcher = _unwatched
    ) -> Forgotten:
        """Take articles out for good, all their versions and pages, and keep them out.

        ``what`` are addresses, ids of articles or beginnings of them; ``outlet`` is the
        whole name of an outlet, all of whose articles go. Cannot be undone; what is kept
        is a hash, by which the same article is refused when it comes again.

        Raises `UsageError` where one of them is not there, or several fit.
        """
        from runut import upkeep

        self._catch_up()
        done = upkeep.forget(self._file, what, outlet, self.settings.window_days)
        self._settle(progress)
        return done

    def let_in(self, what: str | None = None, *, outlet: str | None = None) -> bool:
        """Let an address or an outlet be added again that was forgotten; whether it was."""
        from runut import upkeep

        return upkeep.let_in(self._file, what, outlet)

    def forgotten(self) -> tuple[Tombstone, ...]:
        """What was forgotten and is kept out, oldest first."""
        with self._file.reading() as connection:
            return forgetting.tombstones(connection)

    @property
    def keep_days(self) -> int | None:
        """For so many days stories are kept after they were last told; None: for ever."""
        with self._file.reading() as connection:
            return preferences.keep_days(connection)

    def keep_for(self, days: int | None) -> tuple[str, ...]:
        """Keep stories for ``days`` days after they were last told, or for ever (None);
        ids of the stories that went at once. Later ones go at the end of each `add`."""
        _check_days(days)
        with self._file.writing() as connection:
            preferences.set_keep_days(connection, days)
        return self._expire()

    def older_than(self, days: int) -> int:
        """How many stories were last told more than ``days`` days ago: `keep_for` would
        take them out."""
        _check_days(days)
        with self._file.reading() as connection:
            return forgetting.count_stories_before(connection, preferences.first_day(days))

    def _expire(self, progress: Watcher = _unwatched) -> tuple[str, ...]:
        if preferences.keep_days(self._file.connection) is None:
            return ()
        from runut import upkeep

        gone = upkeep.expire(self._file, self.settings.window_days)
        self._settle(progress)
        return gone

    def backup(self, path: str | Path) -> None:
        """Copy the collection to ``path`` while it is in use, whole and checked.

        Raises `UsageError` when something is there already.
        """
        from runut import upkeep

        upkeep.backup(self._file, Path(path))

    def check(self) -> tuple[Finding, ...]:
        """Whether the collection file and the installation are sound, check by check."""
        return health.check(self._file)

    def bundle(self, story: str, stream: BinaryIO, *, language: str = "en") -> None:
        """Write the evidence bundle of a story: its account with the pages it rests on.

        Raises `UnknownStory` or `AmbiguousStory`.
        """
        from runut import evidence

        self._catch_up()
        with self._file.reading() as connection:
            account = self._account(connection, self._resolve(connection, story))
            evidence.write(connection, account, stream, language)

    @classmethod
    def repair(
        cls,
        path: str | Path,
        *,
        settings: Settings | None = None,
        progress: Watcher = _unwatched,
    ) -> Repaired:
        """Mend the collection at ``path``; what was done.

        What is derived and missing or unreadable is derived again in place. Where the file
        itself is damaged, a new one is made of every page that can be read, and the damaged
        one is kept beside it (``Repaired.aside``). Nobody else may be writing.

        Raises `NotACollection` when nothing can be read of it.
        """
        from runut import repair

        path, settings = Path(path), settings or Settings()
        aside: Path | None = None
        done: tuple[Reason, ...] = ()
        if not repair.is_whole(path):
            aside, done = repair.rebuild(path, settings, progress)
        with cls(path, settings=settings) as collection:
            done = (*done, *repair.mend(collection._file))
            collection._settle(progress)
        return Repaired(done=done, aside=str(aside) if aside else None)

    # -------------------------------------------------------------------- inside

    def _resolve(self, connection: apsw.Connection, prefix: str) -> str:
        found = stories.beginning_with(connection, prefix, _FEW + 1) if prefix else ()
        if not found:
            raise error(UnknownStory, "error.unknown-story", prefix=prefix)
        if len(found) > 1:
            few = ", ".join([*found[:_FEW], *(["..."] if len(found) > _FEW else [])])
            raise error(AmbiguousStory, "error.ambiguous-story", prefix=prefix, stories=few)
        return found[0]

    def _account(self, connection: apsw.Connection, story: str) -> Account:
        kept = stories.get_account(connection, story)
        if kept is not None:
            return kept
        from runut import assemble

        return assemble.account(connection, story)


def _readings(connection: apsw.Connection, speeches: Sequence[Speech]) -> dict[str, Reading]:
    """The readings of the articles that hold some speeches, by id."""
    found: dict[str, Reading] = {}
    for speech in speeches:
        if speech.article not in found:
            reading = articles.get_reading(connection, speech.article)
            assert reading is not None
            found[speech.article] = reading
    return found


def _check_days(days: int | None) -> None:
    if days is not None and days < 1:
        raise error(UsageError, "error.keep-days", days=str(days))


def _resolve_article(members: frozenset[str], prefix: str, story: str) -> str:
    found = sorted(article for article in members if prefix and article.startswith(prefix))
    if len(found) != 1:
        code = "error.ambiguous-article" if found else "error.unknown-article"
        raise error(UsageError, code, prefix=prefix, story=story)
    return found[0]

"""Looking things up: stories, accounts, speakers, outlets, and what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

import apsw

from runut import lookup
from runut.collection.opened import Opened
from runut.errors import Unknown
from runut.lang.messages import error
from runut.records import (
    Account,
    Changed,
    Gone,
    Hit,
    Link,
    OutletProfile,
    Reading,
    Saga,
    Said,
    StoryLine,
    Turn,
)
from runut.store import answers, articles, outlets, ranking, sagas, speakers, stories
from runut.store.speakers import Speech

if TYPE_CHECKING:
    from runut.browse import Browser

#: So many of those whom an outlet lets speak are named in its profile.
_QUOTED = 20
#: So many of a speaker's newest statements are searched for what he said otherwise later.
_COMPARED = 500


class Looking(Opened):
    """The questions that are asked of a collection."""

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
        with self._reading() as connection:
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
        with self._reading() as connection:
            return self._account(connection, self._resolve(connection, story))

    def accounts(self, chosen: Sequence[str] = ()) -> Iterator[Account]:
        """The accounts of the chosen stories, or of all, newest first; one at a time.

        Raises `UnknownStory` or `AmbiguousStory` at once, before the first is built.
        """
        with self._reading() as connection:
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

    def bundle(self, story: str, stream: BinaryIO, *, language: str = "en") -> None:
        """Write the evidence bundle of a story: its account with the pages it rests on.

        Raises `UnknownStory` or `AmbiguousStory`.
        """
        from runut import evidence

        with self._reading() as connection:
            account = self._account(connection, self._resolve(connection, story))
            evidence.write(connection, account, stream, language)

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
        with self._reading() as connection:
            return sagas.every(connection)

    def who(self, name: str, *, limit: int | None = None) -> tuple[Said, ...]:
        """What a person or body said, in all stories, newest first.

        ``name`` is any of its names, or words of one.
        """
        with self._reading() as connection:
            speeches = speakers.of_name(connection, name, limit)
            readings = _readings(connection, speeches)
            return tuple(lookup.said(speech, readings[speech.article]) for speech in speeches)

    def turns(self, name: str) -> tuple[Turn, ...]:
        """What a person or body said otherwise later, in all stories, oldest first: another
        figure for the same thing, or the contrary. ``name`` as in `who`.

        The newest statements are compared, some hundreds at most.
        """
        with self._reading() as connection:
            speeches = speakers.of_name(connection, name, _COMPARED)
            return lookup.turns(speeches, _readings(connection, speeches))

    def outlets(self) -> tuple[OutletProfile, ...]:
        """How each outlet works, in counts, those with most articles first."""
        with self._reading() as connection:
            return outlets.profiles(connection)

    def outlet(self, name: str) -> OutletProfile:
        """How one outlet works and whom it lets speak most, by its name or an unambiguous
        part of it, in any case.

        Raises `UnknownOutlet` or `AmbiguousOutlet`.
        """
        with self._reading() as connection:
            found = lookup.outlet(name, outlets.profiles(connection))
            return replace(found, quoted=outlets.quoted(connection, found.outlet, _QUOTED))

    def search(self, query: str, *, limit: int | None = 20) -> tuple[Hit, ...]:
        """Articles in which all the words of ``query`` stand, in any form, best first."""
        with self._reading() as connection:
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

        with self._reading() as connection:
            found = history.changes(
                connection,
                story=None if story is None else self._resolve(connection, story),
                outlet=outlet,
                since=since,
                corrections=corrections,
            )
            return tuple(islice(found, limit))

    def gone(self) -> tuple[Gone, ...]:
        """Articles that are kept here though nothing is at their address any more, the last
        that went first."""
        with self._file.reading() as connection:
            return answers.all_gone(connection)

    @property
    def browse(self) -> Browser:
        """Looking through the collection part by part, for the API and the screens."""
        from runut.browse import Browser

        self._catch_up()
        return Browser(self._file)


def _readings(connection: apsw.Connection, speeches: Sequence[Speech]) -> dict[str, Reading]:
    """The readings of the articles that hold some speeches, by id."""
    found: dict[str, Reading] = {}
    for speech in speeches:
        if speech.article not in found:
            reading = articles.get_reading(connection, speech.article)
            assert reading is not None
            found[speech.article] = reading
    return found

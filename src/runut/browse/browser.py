"""The questions that the API and the screens ask of a collection, each answered in parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from runut import lookup
from runut.browse import cursor, sayings
from runut.browse.listed import Listed, cut
from runut.browse.sayings import StatementFilter
from runut.errors import Unknown
from runut.lang.messages import error
from runut.records import (
    ArticleLine,
    Decision,
    Entity,
    Hit,
    Reading,
    Saga,
    Said,
    SpeakerLine,
    Standing,
    Story,
    StoryLine,
)
from runut.store import articles, listed, noticed, ranking, stories
from runut.store.collection_file import CollectionFile
from runut.store.listed import ArticleFilter, SpeakerPlace
from runut.store.noticed import Clash

#: A speaker is described from so many of the newest articles.
_NEWEST = 50
ANY_ARTICLE = ArticleFilter()
ANY_STATEMENT = StatementFilter()


class _StoryPlace(NamedTuple):
    """Where a story stands in a list."""

    last: str | None
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InFull:
    """An article version with all that was read from it, the story it stands in (None for an
    earlier version), and all versions of the article, oldest first."""

    reading: Reading
    story: str | None
    versions: tuple[ArticleLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One who says something: ``entity`` as the newest articles have it, without mentions, and
    the stories in which it spoke last, newest first."""

    line: SpeakerLine
    entity: Entity
    stories: tuple[str, ...]


class Browser:
    """Looks through one collection file; got from `runut.Collection.browse`.

    Lists come in parts of at most ``limit``; ``after`` is the cursor of the part before.
    Raises `UsageError` for what is no cursor, and `Unknown` for what is not there.
    """

    def __init__(self, file: CollectionFile) -> None:
        self._file = file

    def stories(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        query: str | None = None,
        min_outlets: int = 1,
        standing: Standing | None = None,
        after: str | None = None,
        limit: int = 50,
    ) -> Listed[StoryLine]:
        """The stories that fit, newest first; the filters are those of `Collection.stories`,
        and ``standing`` keeps the stories that have a claim of it."""
        place = cursor.read(after, _StoryPlace)
        with self._file.reading() as connection:
            found = stories.lines(
                connection,
                since=since,
                until=until,
                outlet=outlet,
                min_outlets=min_outlets,
                matching=None if query is None else lookup.full_text(query),
                after=place,
            )
            if standing is not None:
                found = (line for line in found if line.standings.get(standing))
            return cut(found, limit, lambda line: _StoryPlace(line.story.last, line.story.id))

    def changed(
        self,
        *,
        of: Sequence[str] | None = None,
        query: str | None = None,
        limit: int | None = 50,
    ) -> tuple[StoryLine, ...]:
        """The stories whose accounts changed last; ``of`` limits to these ids, ``query`` to
        stories with an article that fits."""
        with self._file.reading() as connection:
            matching = None if query is None else lookup.full_text(query)
            found = stories.lines_by_change(connection, stories=of, matching=matching)
            return tuple(islice(found, limit))

    def state_of(self, story: str) -> tuple[str | None, str | None]:
        """When the account of a story last came out different, and a hash of it; None where
        that is not known."""
        with self._file.reading() as connection:
            return noticed.state_of(connection, story)

    def articles(
        self, which: ArticleFilter = ANY_ARTICLE, *, after: str | None = None, limit: int = 50
    ) -> Listed[ArticleLine]:
        """The newest versions of the articles that fit, newest first."""
        place = cursor.read(after, listed.ArticlePlace)
        with self._file.reading() as connection:
            found = listed.articles(connection, which, place, limit + 1)
            part = cut(found, limit, lambda each: each[1])
            return Listed(items=tuple(line for line, _ in part.items), next=part.next)

    def article(self, id: str) -> InFull:
        """One article version by its id, with everything that was read from it."""
        with self._file.reading() as connection:
            reading = articles.get_reading(connection, id)
            if reading is None:
                raise error(Unknown, "error.no-such-article", id=id)
            versions = listed.versions(connection, id)
            story = next((line.story for line in versions if line.id == id), None)
            return InFull(reading=reading, story=story, versions=versions)

    def statements(
        self,
        which: StatementFilter = ANY_STATEMENT,
        *,
        after: str | None = None,
        limit: int = 50,
    ) -> Listed[Said]:
        """The statements that fit, those of the newest article first."""
        with self._file.reading() as connection:
            return sayings.all_of(connection, which, after, limit)

    def said_by(self, name: str, *, after: str | None = None, limit: int = 50) -> Listed[Said]:
        """What a person or body said, newest first; ``name`` as in `Collection.who`."""
        with self._file.reading() as connection:
            return sayings.of_speaker(connection, name, after, limit)

    def taken(self, articles: Iterable[str]) -> Mapping[str, str | None]:
        """When each of these article versions came in, as far as that was noted."""
        with self._file.reading() as connection:
            return listed.taken(connection, articles)

    def search(self, query: str, *, after: str | None = None, limit: int = 20) -> Listed[Hit]:
        """Articles in which all the words of ``query`` stand, best first."""
        skip = min(max(cursor.read(after, int) or 0, 0), 1_000_000)
        with self._file.reading() as connection:
            found = ranking.best(connection, lookup.full_text(query), skip + limit + 1)[skip:]
            items = []
            for article, story in found[:limit]:
                reading = articles.get_reading(connection, article)
                assert reading is not None
                items.append(lookup.hit(reading, story, query))
            more = len(found) > limit
            return Listed(items=tuple(items), next=cursor.written(skip + limit) if more else None)

    def speakers(
        self, *, name: str | None = None, after: str | None = None, limit: int = 50
    ) -> Listed[SpeakerLine]:
        """Those who say something, by name."""
        place = cursor.read(after, SpeakerPlace)
        with self._file.reading() as connection:
            found = listed.speakers(connection, name, place, limit + 1)
            return cut(found, limit, lambda line: (line.name, line.id))

    def speaker(self, id: str) -> Speaker:
        """One who says something, by the entity's id."""
        with self._file.reading() as connection:
            line = listed.speaker(connection, id)
            if line is None:
                raise error(Unknown, "error.no-such-speaker", id=id)
            newest = listed.articles_of_speaker(connection, id, _NEWEST)
            places = articles.stories_of(connection, newest)
            found = (articles.get_reading(connection, article) for article in newest)
            forms = [
                entity
                for reading in found
                if reading
                for entity in reading.entities
                if entity.id == id
            ]
            return Speaker(
                line=line,
                entity=_united(line, forms),
                stories=tuple(dict.fromkeys(story for story in places.values() if story)),
            )

    def named(self, ids: Iterable[str]) -> dict[str, Story]:
        """The stories of these ids that are there, without their accounts."""
        with self._file.reading() as connection:
            found = ((id, stories.get(connection, id)) for id in dict.fromkeys(ids))
            return {id: story for id, story in found if story is not None}

    def saga(self, id: str) -> Saga:
        """One saga by its id."""
        with self._file.reading() as connection:
            found = listed.saga(connection, id)
        if found is None:
            raise error(Unknown, "error.no-such-saga", id=id)
        return found

    def sagas(self, *, after: str | None = None, limit: int = 50) -> Listed[Saga]:
        """All sagas, by id."""
        begin = cursor.read(after, str) or ""
        with self._file.reading() as connection:
            found = listed.sagas(connection, begin, limit + 1)
            return cut(found, limit, lambda saga: saga.id)

    def conflicts(self, *, limit: int = 50, in_writing: bool = True) -> tuple[Clash, ...]:
        """The conflicts that were seen last, of all stories; without ``in_writing`` none of those
        in which one thing is only written differently."""
        with self._file.reading() as connection:
            return noticed.newest(connection, limit, in_writing=in_writing)

    def decisions(self, *, after: str | None = None, limit: int = 50) -> Listed[Decision]:
        """What people decided, undone decisions too, the newest first."""
        before = cursor.read(after, int)
        with self._file.reading() as connection:
            found = listed.decisions(connection, before, limit + 1)
            return cut(found, limit, lambda decision: decision.id)

    def stories_of(self, decision: Decision) -> tuple[str, ...]:
        """The stories in which the articles of a decision stand now."""
        with self._file.reading() as connection:
            return listed.stories_of_keys(connection, (*decision.articles, *decision.apart))

    def articles_of(
        self, decision: Decision
    ) -> tuple[tuple[ArticleLine, ...], tuple[ArticleLine, ...]]:
        """The articles of a decision in their newest versions, and those it keeps them from."""
        with self._file.reading() as connection:
            return (
                listed.articles_of_keys(connection, decision.articles),
                listed.articles_of_keys(connection, decision.apart),
            )

    def collection_id(self) -> str:
        """The collection's own name, drawn at random when it was made."""
        with self._file.reading() as connection:
            return noticed.collection_id(connection)


def _united(line: SpeakerLine, forms: Sequence[Entity]) -> Entity:
    """One entity of what several articles know of it, the newest first."""
    if not forms:
        return Entity(id=line.id, name=line.name, type="", names=(line.name,))
    newest = forms[0]
    return Entity(
        id=line.id,
        name=line.name,
        type=newest.type,
        names=tuple(dict.fromkeys(name for each in forms for name in each.names)),
        wikidata=newest.wikidata,
        roles=tuple(dict.fromkeys(role for each in forms for role in each.roles)),
    )

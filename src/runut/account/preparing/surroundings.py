"""What stands around a statement in its article: mentions, sentences, models and days."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from runut.account.kept import ARTICLES, Same
from runut.account.preparing import stamps
from runut.account.preparing.lexemes import CODE
from runut.lang.pack import Pack, load
from runut.records import Article, Mention, Reading, Source, Span, Statement, Time
from runut.text import words


class Place(NamedTuple):
    """An entity's mention with the entity it stands for."""

    start: int
    end: int
    entity: str
    kind: str


class Places:
    """The mentions of an article, with what each stands for in the story."""

    def __init__(self, mentions: Sequence[tuple[Mention, str]]) -> None:
        self._places = sorted(
            [Place(m.start, m.end, entity, m.kind) for m, entity in mentions],
            key=lambda place: (place.start, -place.end, place.entity),
        )
        self._starts = [place.start for place in self._places]

    def between(self, start: int, end: int) -> tuple[Place, ...]:
        """The mentions that begin in ``[start, end)``."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(self._places[first:last])

    def of(self, sources: Sequence[Source]) -> tuple[str, ...]:
        """The entities that are mentioned within some sources."""
        return tuple(
            [
                place.entity
                for source in sources
                for place in self.between(source.start, source.end + 1)
                if place.end <= source.end
            ]
        )


class Page:
    """One article while its statements are prepared: what is asked of it for each of them,
    whatever the story, found once."""

    def __init__(self, reading: Reading) -> None:
        self.article = reading.article
        self.pack = load(reading.article.language)
        self._ends = [sentence.end for sentence in self.article.sentences]
        self._coded = CODE.search(self.article.text) is not None
        self._dating: dict[tuple[int, int, str, bool], bool] = {}
        self._near = [
            time
            for time in reading.times
            if "said" not in time.flags and not time.value.startswith("P")
        ]

    def sentence(self, statement: Statement) -> tuple[int, int]:
        """The bounds of the sentence, or run of sentences, in which a statement stands."""
        spans: Sequence[Span] = self.article.sentences
        at = bisect_left(self._ends, statement.start + 1)
        if at >= len(spans):
            return statement.start, statement.end
        last = min(bisect_left(self._ends, statement.end), len(spans) - 1)
        return min(spans[at].start, statement.start), max(spans[last].end, statement.end)

    def codes(self, statement: Statement) -> frozenset[str]:
        """The models that a statement names. Figures behind a sign are none ("USD47", "M4,9")."""
        if not self._coded:
            return frozenset()
        return frozenset(
            words.fold(match[0])
            for match in CODE.finditer(self.article.text, statement.start, statement.end)
            if not any(
                q.start < match.end() and match.start() < q.end for q in statement.quantities
            )
        )

    def dates(self, time: Time) -> bool:
        """Whether a time dates what is told: not the writing, no mere "now", and not the
        moment up to which something was counted."""
        key = time.start, time.end, time.value, time.writing
        known = self._dating.get(key)
        if known is None:
            known = self._dating[key] = _dates(time, self.article, self.pack)
        return known

    def beside(self, sentence: tuple[int, int]) -> Time | None:
        """The one time that a sentence gives, if it gives one and it dates what is told."""
        start, end = sentence
        near = [time for time in self._near if start <= time.start < end and self.dates(time)]
        return near[0] if len(near) == 1 else None


@lru_cache(maxsize=ARTICLES)
def page_of(reading: Same[Reading]) -> Page:
    """The page that is kept of a reading."""
    return Page(reading.thing)


def _dates(time: Time, article: Article, pack: Pack) -> bool:
    text = words.fold(article.text[time.start : time.end])
    if time.writing or text in pack.words("updates", "now"):
        return False
    return not stamps.counts(time, article.text, pack)

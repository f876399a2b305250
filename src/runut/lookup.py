"""Looking things up: a question as the full-text index takes it, an outlet by a part of its
name, and what is found in the words of the articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from runut.errors import AmbiguousOutlet, UnknownOutlet
from runut.export.utterance import follows, speakers_of
from runut.lang.messages import error
from runut.lang.pack import codes, load
from runut.records import Hit, OutletProfile, Reading, Said, Statement, Turn
from runut.store.speakers import Speech
from runut.text import words

#: So many outlets are named where a name fits several.
_FEW = 3


def outlet(name: str, profiles: Sequence[OutletProfile]) -> OutletProfile:
    """The profile of the outlet of this name, or of the only one whose name holds it.

    Raises `UnknownOutlet` or `AmbiguousOutlet`.
    """
    sought = words.fold(name).strip()
    named = [each for each in profiles if words.fold(each.outlet) == sought]
    found = named or [each for each in profiles if sought and sought in words.fold(each.outlet)]
    if not found:
        raise error(UnknownOutlet, "error.unknown-outlet", name=name)
    if len(found) > 1:
        few = [each.outlet for each in found[:_FEW]] + ["..."] * (len(found) > _FEW)
        raise error(AmbiguousOutlet, "error.ambiguous-outlet", name=name, outlets=", ".join(few))
    return found[0]


def full_text(query: str) -> str:
    """An FTS5 expression: all words of the query, stemmed as in any of the languages. Empty
    where no language has a word of content in it."""
    ways: dict[str, None] = {}
    for code in codes():
        stems = dict.fromkeys(words.content_words(query, load(code)))
        if stems:
            ways[f"({' AND '.join(_quoted(stem) for stem in stems)})"] = None
    return " OR ".join(ways)


def _quoted(stem: str) -> str:
    return '"' + stem.replace('"', '""') + '"'


def hit(reading: Reading, story: str, query: str) -> Hit:
    """An article that fits ``query``, with the sentence that holds most of its words."""
    article = reading.article
    pack = load(article.language)
    sought = set(words.content_words(query, pack))
    best = max(
        article.sentences,
        key=lambda span: len(
            sought.intersection(words.content_words(article.text[span.start : span.end], pack))
        ),
        default=None,
    )
    return Hit(
        article=article.id,
        story=story,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        words=article.text[best.start : best.end] if best else "",
        start=best.start if best else 0,
    )


def said(speech: Speech, reading: Reading) -> Said:
    """A statement of a speaker as the index found it, from the reading of its article."""
    article = reading.article
    statement = next(each for each in reading.statements if each.id == speech.statement)
    return Said(
        speaker=speech.speaker,
        words=article.text[statement.start : statement.end],
        statement=statement,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        story=speech.story,
        cue=article.text[statement.cue.start : statement.cue.end] if statement.cue else "",
        language=article.language,
        joins=_joins(statement, reading),
    )


def turns(speeches: Sequence[Speech], readings: Mapping[str, Reading]) -> tuple[Turn, ...]:
    """What speakers said otherwise later, oldest first, each speaker by himself; ``readings``
    are those of the articles of ``speeches``, by id."""
    from runut.account.telling import turns as stage  # only this question needs the stages

    found: list[tuple[str, Turn]] = []
    for speaker in dict.fromkeys(speech.speaker for speech in speeches):
        own = {s.statement: s for s in speeches if s.speaker == speaker}
        homes = {speech.article: readings[speech.article] for speech in own.values()}
        for turn in stage.find(list(homes.values()), own):
            early, late = (
                said(own[each.id], homes[each.article]) for each in (turn.earlier, turn.later)
            )
            before, after = (
                homes[each.article].article.text[value.start : value.end] if value else None
                for each, value in ((turn.earlier, turn.before), (turn.later, turn.after))
            )
            found.append(
                (early.published or "", Turn(earlier=early, later=late, before=before, after=after))
            )
    return tuple(turn for _, turn in sorted(found, key=lambda item: item[0]))


def _joins(statement: Statement, reading: Reading) -> str | None:
    """The text between a statement and the one before it by the same speaker, where both
    are one utterance."""
    speakers = {source.name for source in speakers_of(statement)}
    before = max(
        (
            each
            for each in reading.statements
            if each.end <= statement.start
            and not speakers.isdisjoint(source.name for source in speakers_of(each))
        ),
        key=lambda each: each.end,
        default=None,
    )
    if before is None:
        return None
    between = reading.article.text[before.end : statement.start]
    return between if follows(before, statement, between) else None

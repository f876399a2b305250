"""What outlets changed in their articles: version by version, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from starlette.responses import Response

from runut.export.dates import when_words
from runut.records import Article, Carrier, Changed, Note, Span
from runut.web.pages.frame import Screen, page
from runut.web.words import Words

#: So many changes are shown on the page of all.
_LATELY = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A sentence before and after, cut into stretches of words, each with whether it differs.
    Empty where the sentence does not stand."""

    before: tuple[tuple[str, bool], ...]
    after: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRevision:
    """One step from a version to the next: of which article, and what changed."""

    article: str
    outlet: str
    title: str
    language: str
    version: int
    when: str
    notes: tuple[Note, ...]
    pairs: tuple[Pair, ...]
    figures: tuple[tuple[str, str, str], ...]
    carriers: tuple[Carrier, ...]


@page
def changes(screen: Screen) -> Response:
    """What outlets changed lately; ``corrections`` keeps what they took back."""
    corrections = screen.asked("corrections") == "1"
    outlet = screen.asked("outlet")
    with screen.request.app.state.collections.lend() as collection:
        found = collection.changes(outlet=outlet or None, corrections=corrections, limit=_LATELY)
    return screen.render(
        "changes.html",
        revisions=[_shown(each, screen.say) for each in found],
        corrections=corrections,
        outlet=outlet,
    )


@page
def changes_of(screen: Screen) -> Response:
    """All changes of one article, the last first."""
    with screen.request.app.state.collections.lend() as collection:
        found = collection.browse.article(screen.request.path_params["article"])
        ids = {line.id for line in found.versions}
        story = next((line.story for line in found.versions if line.current), None)
        those = () if story is None else collection.changes(story=story)
    told = found.reading.article
    return screen.render(
        "article-changes.html",
        article=told.id,
        title=told.title or screen.say("untitled"),
        revisions=[_shown(each, screen.say) for each in those if each.after.id in ids],
    )


def _shown(change: Changed, say: Words) -> ShownRevision:
    found = change.revision
    return ShownRevision(
        article=change.after.id,
        outlet=change.outlet or say("outlet.unknown"),
        title=change.title or say("untitled"),
        language=change.after.language,
        version=found.version,
        when=when_words(change.after.published, say, short=True),
        notes=found.notes,
        pairs=tuple(_pairs(change)),
        figures=tuple(
            (
                say.figure(each.before.value, each.before.unit),
                say.figure(each.after.value, each.after.unit),
                each.after.of or each.before.of or "",
            )
            for each in found.figures
        ),
        carriers=change.carriers,
    )


def _pairs(change: Changed) -> Iterator[Pair]:
    if change.revision.title is not None:
        yield compared(*(title or "" for title in change.revision.title))
    for sentence in change.revision.sentences:
        before = _words(change.before, sentence.before)
        yield compared(before, _words(change.after, sentence.after))


def _words(article: Article, span: Span | None) -> str:
    return "" if span is None else " ".join(article.text[span.start : span.end].split())


def compared(before: str, after: str) -> Pair:
    """Two wordings of a sentence, the words that differ marked."""
    old, new = before.split(), after.split()
    was: list[tuple[str, bool]] = []
    now: list[tuple[str, bool]] = []
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for what, from_old, to_old, from_new, to_new in steps:
        was.append((" ".join(old[from_old:to_old]), what != "equal"))
        now.append((" ".join(new[from_new:to_new]), what != "equal"))
    return Pair(
        before=tuple(each for each in was if each[0]),
        after=tuple(each for each in now if each[0]),
    )

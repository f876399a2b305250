"""What outlets changed, before and after, in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from runut.cli.render.layout import indented, stacked, uncut
from runut.cli.render.view import CLIPPED
from runut.cli.screen import clip, safe
from runut.cli.words import Words
from runut.export.dates import when_words
from runut.records import Article, Carrier, Changed, Gone, Quantity, Span

#: Digits of a story's id shown.
_ID_DIGITS = 8


def revision_list(changes: Sequence[Changed], words: Words) -> RenderableType:
    """One change under the other: whose, then what, "−" before and "+" after."""
    if not changes:
        return Text(words("revision.none"))
    return stacked([part for change in changes for part in _change(change, words)])


def gone_list(gone: Sequence[Gone], words: Words) -> RenderableType:
    """Articles whose address has nothing any more, one under the other."""
    if not gone:
        return Text(words("revision.none-gone"))
    parts: list[RenderableType] = []
    for each in gone:
        since = words("revision.gone-since", day=when_words(each.since[:10], words, short=True))
        place = " · ".join(filter(None, [safe(each.outlet), since, each.article[:_ID_DIGITS]]))
        parts += [
            Text(safe(each.title or words("untitled")), style="bold"),
            indented(uncut(safe(each.url))),
            indented(Text(place, style="dim")),
        ]
    return stacked(parts)


def _change(change: Changed, words: Words) -> Iterator[RenderableType]:
    found = change.revision
    yield Text(safe(change.title or words("untitled")), style="bold")
    yield indented(Text(" · ".join(_place(change, words)), style="dim"))
    for note in found.notes:
        label = words(f"revision.note.{note.kind}")
        yield indented(Text(f"{label}: ", style="magenta").append(safe(note.words)))
    if found.title is not None:
        old, new = found.title
        yield from _pair(old or words("untitled"), new or words("untitled"))
    for figure in found.figures:
        old, new = (_figure(each, words) for each in (figure.before, figure.after))
        of = safe(figure.after.of or figure.before.of or "")
        yield indented(Text(f"{old} → {new} {of}".rstrip(), style="cyan"))
    for sentence in found.sentences:
        yield from _pair(
            _words(change.before, sentence.before), _words(change.after, sentence.after)
        )
    if change.carriers:
        yield indented(Text(words("revision.carriers"), style="bold red"))
        for carrier in change.carriers:
            yield indented(_carrier(carrier, words), 4)
    yield Text("")


def _place(change: Changed, words: Words) -> Iterator[str]:
    yield safe(change.outlet)
    yield words("revision.version", n=change.revision.version)
    if change.after.published:
        yield when_words(change.after.published, words, short=True)
    if change.story:
        yield words("header.story", id=change.story[:_ID_DIGITS])


def _words(article: Article, span: Span | None) -> str | None:
    return None if span is None else article.text[span.start : span.end]


def _pair(old: str | None, new: str | None) -> Iterator[RenderableType]:
    if old is not None:
        yield indented(Text(f"− {clip(safe(old), CLIPPED)}", style="red"))
    if new is not None:
        yield indented(Text(f"+ {clip(safe(new), CLIPPED)}", style="green"))


def _figure(quantity: Quantity, words: Words) -> str:
    return words.figure(quantity.value, quantity.unit)


def _carrier(carrier: Carrier, words: Words) -> Text:
    line = Text(safe(carrier.outlet), style="bold")
    line.append(f": {clip(safe(carrier.words), CLIPPED)}", style="not bold")
    if carrier.published:
        line.append(f" — {when_words(carrier.published, words, short=True)}", style="dim not bold")
    return line

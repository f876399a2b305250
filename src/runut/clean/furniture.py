"""Which parts of a page are the article and which are furniture: the rules in order.

Each rule takes the page's pieces and gives them back, some called furniture with a
reason. The order is the list `RULES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from runut.clean import datelines, head, repetition, sidebars
from runut.clean.phrases import phrases
from runut.clean.pieces import Piece, ends_as_prose, folded
from runut.clean.repeats import Repeats
from runut.clean.rules import LINE_RULES

#: An article shorter than this has not ended yet, whatever mark stands below it.
_LEAST_BODY = 200
#: More prose below an end mark than this share of the prose above, and it was none.
_MOST_BELOW = 0.6
#: Datelines stand in the first lines of the body.
_DATELINE_DEPTH = 3
_SUBHEADING_WORDS = 9
_QUOTED = re.compile('["“”«»]')
_LIST_MARK = re.compile(r"[\d•●▪\-–—*·○◦(]|[a-zA-Z][.)]\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the rules may know besides the page's own lines.

    ``title`` is the headline where metadata gives it; ``has_head`` that the page still
    has its head (title, byline, time) above the article; ``zone`` is the UTC offset of
    clock times without one; ``outlet`` and ``repeats`` tell recurring lines.
    """

    title: str | None = None
    has_head: bool = True
    zone: str | None = None
    outlet: str = ""
    repeats: Repeats = Repeats()  # noqa: RUF009 - frozen


Rule = Callable[[list[Piece], Context], list[Piece]]


def sort_out(parts: Sequence[Piece], context: Context) -> list[Piece]:
    """The page's pieces, each body or furniture with its reason."""
    out = list(parts)
    for _, rule in RULES:
        out = rule(out, context)
    return out


def _lines(parts: list[Piece], context: Context) -> list[Piece]:
    return [ruled for piece in parts for ruled in _ruled(piece)]


def _ruled(piece: Piece, first: int = 0) -> list[Piece]:
    """``piece`` after the line rules from the ``first`` on."""
    for number in range(first, len(LINE_RULES)):
        if not piece.is_body:
            break
        parts = LINE_RULES[number](piece)
        if len(parts) > 1:
            return [ruled for part in parts for ruled in _ruled(part, number + 1)]
        piece = parts[0]
    return [piece]


def _head(parts: list[Piece], context: Context) -> list[Piece]:
    known = folded(context.title) if context.title else None
    if context.has_head or (known and _shows_title(parts[:6], known)):
        return head.label(parts, context.title, context.zone, whole_page=context.has_head)
    return parts


def _shows_title(parts: Sequence[Piece], title: str) -> bool:
    return any(folded(piece.text) == title for piece in parts)


def _title_again(parts: list[Piece], context: Context) -> list[Piece]:
    """The title, wherever it stands again as a line, alone or before a caption's credit."""
    titles = {folded(p.text) for p in parts if p.reason_code == "title"}
    titles |= {folded(context.title)} if context.title else set()
    titles.discard("")
    if not titles:
        return parts
    return [
        piece.as_furniture("title") if piece.is_body and folded(piece.text) in titles else piece
        for piece in parts
    ]


def _dateline(parts: list[Piece], context: Context) -> list[Piece]:
    depth = 0
    for i, piece in enumerate(parts):
        if not piece.is_body:
            continue
        if found := datelines.find(piece.text):
            said = {
                key: value
                for key in ("place", "outlet", "agency")
                if (value := getattr(found, key))
            }
            return [*parts[:i], *piece.split(0, found.end, "dateline", **said), *parts[i + 1 :]]
        depth += 1
        if depth == _DATELINE_DEPTH:
            break
    return parts


def _end(parts: list[Piece], context: Context) -> list[Piece]:
    """Everything below the first mark with which articles end."""
    above = 0
    prose = [len(p.text) if p.is_body and head.is_prose(p.text) else 0 for p in parts]
    total = sum(prose)
    for i, piece in enumerate(parts):
        above += prose[i]
        below = total - above
        if not (piece.ends or (_closes(piece, context) and below == 0)):
            continue
        if above < min(_LEAST_BODY, total) or below > above * _MOST_BELOW:
            continue
        rest = [
            p.as_furniture("after-end", mark=piece.text[:60]) if p.is_body else p
            for p in parts[i + 1 :]
        ]
        return [*parts[: i + 1], *rest]
    return parts


def _closes(piece: Piece, context: Context) -> bool:
    """True for a signature that may close an article: it does where no prose follows."""
    return context.has_head and piece.reason_code in {"initials", "byline", "editor"}


def _related(parts: list[Piece], context: Context) -> list[Piece]:
    # Where a table gave the text, the links below "Baca juga" are mostly gone already.
    return sidebars.below_related(parts) if context.has_head else parts


def _foot(parts: list[Piece], context: Context) -> list[Piece]:
    return sidebars.at_the_foot(parts) if context.has_head else parts


def _recurring(parts: list[Piece], context: Context) -> list[Piece]:
    """Lines that stand on many pages of the outlet."""
    if not context.repeats.lines:
        return parts
    out = list(parts)
    for i, piece in enumerate(parts):
        if piece.is_body and (times := context.repeats.times(context.outlet, piece.text)):
            out[i] = piece.as_furniture("recurring", times=str(times))
    return out


def _repeated(parts: list[Piece], context: Context) -> list[Piece]:
    out = repetition.once(parts)
    if len(out) == len(parts):
        return out
    # What only a block of repeated paragraphs had: mostly links that stood between them.
    known = {piece.text for piece in parts}
    return [ruled for piece in out for ruled in _left_over(piece, piece.text in known)]


def _left_over(piece: Piece, known: bool) -> list[Piece]:
    if known or not piece.is_body:
        return [piece]
    if phrases().inside.search(piece.text) and not ends_as_prose(piece.text):
        return [piece.as_furniture("related")]
    return _ruled(piece)


def _subheadings(parts: list[Piece], context: Context) -> list[Piece]:
    """Short lines without an end between two paragraphs of prose."""
    out = list(parts)
    body = [i for i, piece in enumerate(parts) if piece.is_body]
    for before, i, after in zip(body, body[1:], body[2:], strict=False):
        if _is_subheading(parts[i], parts[before].text, parts[after].text):
            out[i] = parts[i].as_furniture("subheading")
    return out


def _is_subheading(piece: Piece, before: str, after: str) -> bool:
    text = piece.text
    return (
        not piece.joined
        and len(text) <= 80
        and len(text.split()) <= _SUBHEADING_WORDS
        and not text.endswith((".", ":", ",", ";", "!", "?"))
        and not _QUOTED.search(text)
        and (text[0].isupper() or text[0] in "'‘")
        and not _LIST_MARK.match(text)
        and not datelines.is_place(text)  # the head of an entry in a list by place
        and head.is_prose(before)
        and ends_as_prose(before)
        and head.is_prose(after)
        and not _LIST_MARK.match(after)
    )


def _picture_credits(parts: list[Piece], context: Context) -> list[Piece]:
    """A credit on the line of a caption is the picture's, not the report's."""
    out = list(parts)
    for i, piece in enumerate(out):
        if (
            piece.reason_code == "source"
            and piece.joined
            and out[i - 1].reason_code in ("caption", "title", "repeated")
        ):
            out[i] = piece.as_furniture("caption")
    return out


#: The rules, in the order they run.
RULES: tuple[tuple[str, Rule], ...] = (
    ("lines", _lines),
    ("related", _related),
    ("head", _head),
    ("title again", _title_again),
    ("repeated", _repeated),
    ("picture credits", _picture_credits),
    ("dateline", _dateline),
    ("end", _end),
    ("foot", _foot),
    ("recurring", _recurring),
    ("subheadings", _subheadings),
)

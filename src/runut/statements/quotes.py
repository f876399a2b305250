"""Quotation marks: which belong together, and what stands between them.

Marks are paired within a paragraph; straight, curly, doubled and single marks are told
open from closed by their shape and by what stands beside them, because newspapers mix
them. A quotation left open at the end of its paragraph goes on in the next one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DOUBLE = '"“”„«»″'
_SINGLE = "'‘’‚`"
_MARK = re.compile(r"``|''|[\"“”„«»″]|[‘’‚'](?!')")
_OPENS = "([{—–-:/"
_AFTER_CLOSE = ".,;:!?)]}…—–-"
_WORD = re.compile(r"\w+")
#: A quotation left open may run over so many paragraphs, and no more.
_MOST_PARAGRAPHS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation: ``[start, end)`` with its marks, ``[inner, outer)`` without them and
    without the space and the comma that belong to the sentence around it.

    ``words`` counts the words; ``closed`` is False when the end had to be assumed;
    ``single`` tells a quotation in single marks.
    """

    start: int
    end: int
    inner: int
    outer: int
    words: int
    closed: bool
    single: bool


def find(text: str) -> tuple[Quote, ...]:
    """Outermost quotations of ``text``, in order. Linear in the length of the text."""
    if not _MARK.search(text):
        return ()
    quotes: list[Quote] = []
    carried: int | None = None
    carried_for = 0
    paragraphs = _paragraphs(text)
    for number, (start, end) in enumerate(paragraphs):
        opened, found = _pair(text, start, end, carried)
        quotes.extend(found)
        carried_for = carried_for + 1 if opened is not None and opened == carried else 0
        if opened is not None and not _opens_paragraph(text, opened):
            if paragraphs[number + 1 :] and _reopens(text, *paragraphs[number + 1]):
                quotes.append(_quote(text, opened, end, closed=False))
            opened = None
        elif opened is not None and carried_for >= _MOST_PARAGRAPHS:
            quotes.append(_quote(text, opened, _line_end(text, opened), closed=False))
            opened = None
        carried = opened
    if carried is not None:
        quotes.append(_quote(text, carried, _line_end(text, carried), closed=False))
    return tuple(sorted(quotes, key=lambda quote: quote.start))


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of the lines that are not blank."""
    spans: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            spans.append((start, end))
        start = end + 1
    return spans


def _pair(text: str, start: int, end: int, carried: int | None) -> tuple[int | None, list[Quote]]:
    """Pairs of marks in one paragraph, and where a quotation is left open."""
    found: list[Quote] = []
    opened = carried
    if carried is not None and _mark_at(text, start, end):
        # The new paragraph opens its own marks: the old quotation ended with its paragraph.
        found.append(_quote(text, carried, _line_end(text, carried), closed=False))
        opened = None
    single: int | None = None
    nested: str | None = None
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if mark[0] in _SINGLE and len(mark) == 1:
            if opened is None:
                single = _single(text, match, single, end, found)
            continue
        opens, closes = _shape(text, match, start, end)
        if opened is None:
            if opens:
                opened, single, nested = at, None, None
        elif opens and not closes:
            # A mark of another kind opens a quotation inside; one of the same kind shows
            # that the one before was never closed.
            if _family(mark) != _family(text[opened]):
                nested = _family(mark)
            else:
                if _behind_a_stop(text, opened, at):
                    found.append(_quote(text, opened, at, closed=False))
                opened, nested = at, None
        elif nested is not None and _family(mark) == nested:
            nested = None
        else:
            found.append(_quote(text, opened, match.end(), closed=True))
            opened = nested = None
    return opened, found


def _single(
    text: str, match: re.Match[str], opened: int | None, end: int, found: list[Quote]
) -> int | None:
    """Follow a single mark outside double ones; the place of the one left open."""
    at = match.start()
    before = text[at - 1] if at else " "
    after = text[match.end()] if match.end() < end else " "
    if opened is None:
        opens = (before.isspace() or before in _OPENS) and not after.isspace()
        return at if opens and match.group() != "’" else None
    if not before.isspace() and not after.isalnum():
        found.append(_quote(text, opened, match.end(), closed=True, single=True))
        return None
    return opened


def _family(mark: str) -> str:
    """Marks that pair with one another."""
    if mark[0] in "“”„":
        return "curly"
    return "angled" if mark[0] in "«»" else "straight"


def _shape(text: str, match: re.Match[str], start: int, end: int) -> tuple[bool, bool]:
    """Whether a mark can open and whether it can close, by its form and by what stands
    beside it."""
    mark = match.group()
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    if mark in ("“", "„", "«", "``") and not (before in ".,!?…" and after.isspace()):
        return True, False
    spaced = before.isspace() or before in _OPENS
    free = after.isspace() or after in _AFTER_CLOSE
    if spaced and not free:
        return True, False
    if not spaced and (free or before in ".,!?…"):
        return False, True
    return mark != "»", True


def _opens_paragraph(text: str, at: int) -> bool:
    """Whether a mark begins its paragraph; only then may its quotation run on into the next."""
    line = text.rfind("\n", 0, at) + 1
    return not text[line:at].strip()


def _reopens(text: str, start: int, end: int) -> bool:
    """Whether a paragraph begins with a mark that can only open."""
    match = _MARK.search(text, start, end) if _mark_at(text, start, end) else None
    return match is not None and _shape(text, match, start, end) == (True, False)


def _behind_a_stop(text: str, opened: int, at: int) -> bool:
    """Whether the sentence that holds the mark ``opened`` has ended before the mark ``at``."""
    return text[opened + 1 : at].rstrip().endswith((".", "!", "?", "…"))


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _mark_at(text: str, start: int, end: int) -> bool:
    """Whether the paragraph opens with a double mark."""
    while start < end and text[start].isspace():
        start += 1
    return start < end and (text[start] in _DOUBLE or text.startswith("``", start))


def _quote(text: str, start: int, end: int, *, closed: bool, single: bool = False) -> Quote:
    inner, outer = start + 1, end - 1 if closed else end
    if text.startswith(("``", "''"), start):
        inner += 1
    if closed and text[:end].endswith(("''", "``")):
        outer -= 1
    while inner < outer and text[inner].isspace():
        inner += 1
    while outer > inner and (text[outer - 1].isspace() or text[outer - 1] == ","):
        outer -= 1
    words = sum(1 for word in text[inner:outer].split() if _WORD.search(word))
    return Quote(
        start=start, end=end, inner=inner, outer=outer, words=words, closed=closed, single=single
    )

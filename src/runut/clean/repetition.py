"""Paragraphs that a page carries twice, whole or grown together.

Pages whose paragraphs were never closed come out as the whole body in one block and then
again piece by piece ("ABC", "A", "BC", "B", "C"), others grow ("A", "AB", "ABC"). Each
passage is kept once, in the smallest pieces in which it stands; words that stand in a
block alone are kept where they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from runut.clean.pieces import Piece, squeezed

#: Shorter lines may rightly stand twice (a table's cells, a chant). Also the length of
#: the beginnings by which lines are looked up.
_LEAST = 40
#: A line is a block of others when they make up so much of it.
_BLOCK = 0.6


def once(parts: Sequence[Piece]) -> list[Piece]:
    """``parts`` with every passage that stands elsewhere called furniture."""
    keys = [squeezed(piece.text) if piece.is_body else "" for piece in parts]
    if not _any_alike(keys):
        return list(parts)
    out = _without_same(parts, keys)
    return _without_grown(_without_blocks(out))


def _any_alike(keys: Sequence[str]) -> bool:
    """True when two lines begin alike: without that, nothing is repeated."""
    starts = [key[:_LEAST] for key in keys if len(key) >= _LEAST]
    return len(set(starts)) < len(starts)


def _without_same(parts: Sequence[Piece], keys: Sequence[str]) -> list[Piece]:
    """Lines that stand as they are further up go."""
    seen: set[str] = set()
    out: list[Piece] = []
    for piece, key in zip(parts, keys, strict=True):
        again = len(key) >= _LEAST and key in seen
        out.append(piece.as_furniture("repeated") if again else piece)
        seen.add(key)
    return out


def _without_blocks(parts: Sequence[Piece]) -> list[Piece]:
    """Lines that are mostly other lines in a row go, but for what only they have."""
    keys = [squeezed(piece.text) if piece.is_body else "" for piece in parts]
    by_start: dict[str, list[str]] = {}
    for key in keys:
        if len(key) >= _LEAST:
            by_start.setdefault(key[:_LEAST], []).append(key)
    out: list[Piece] = []
    for piece, key in zip(parts, keys, strict=True):
        covered = _covered(key, by_start) if len(key) >= 2 * _LEAST else []
        size = sum(end - start for start, end in covered)
        if len(covered) >= 2 and size >= _BLOCK * len(key):
            out += _cut(piece, covered)
        else:
            out.append(piece)
    return out


def _covered(whole: str, by_start: dict[str, list[str]]) -> list[tuple[int, int]]:
    """The spans of ``whole`` that shorter lines make up, the longest line first."""
    spans: list[tuple[int, int]] = []
    position = 0
    while position + _LEAST <= len(whole):
        lines = by_start.get(whole[position : position + _LEAST], ())
        fitting = [
            len(line)
            for line in lines
            if len(line) < len(whole) and whole.startswith(line, position)
        ]
        if fitting:
            spans.append((position, position + max(fitting)))
            position += max(fitting)
        else:
            position += 1
    return spans


def _cut(piece: Piece, covered: Sequence[tuple[int, int]]) -> list[Piece]:
    """``piece`` with the spans ``covered`` (counted without white space) as furniture."""
    offsets = [i for i, letter in enumerate(piece.text) if not letter.isspace()]
    offsets.append(len(piece.text))
    parts: list[Piece] = []
    position = 0
    for start, end in [*covered, (len(offsets) - 1, len(offsets) - 1)]:
        own = piece.text[offsets[position] : offsets[start]].strip()
        if own:
            parts.append(Piece(own, None, bool(parts) or piece.joined))
        again = piece.text[offsets[start] : offsets[end]].strip()
        if again:
            part = Piece(again, None, bool(parts) or piece.joined)
            parts.append(part.as_furniture("repeated"))
        position = end
    return parts


def _without_grown(parts: Sequence[Piece]) -> list[Piece]:
    """The beginning of a line that is the whole run of lines right before it goes."""
    out: list[Piece] = []
    run = ""
    for piece in parts:
        if not piece.is_body:
            out.append(piece)
            continue
        key = squeezed(piece.text)
        if len(run) >= _LEAST and len(key) > len(run) and key.startswith(run):
            out += _cut(piece, [(0, len(run))])
        else:
            out.append(piece)
        run = key
    return out

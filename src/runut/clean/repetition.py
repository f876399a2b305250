"""Paragraphs that a page carries twice, whole or grown together.

Pages whose paragraphs were never closed come out as the whole body in one block and then
again piece by piece ("ABC", "A", "BC", "B", "C"), others grow ("A", "AB", "ABC"). Each
passage is kept once, in the smallest pieces in which it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from runut.clean.pieces import Piece, squeezed

#: Shorter lines may rightly stand twice (a table's cells, a chant).
_LEAST = 40
#: Lines are looked up by so many first characters.
_START = 3


def once(parts: Sequence[Piece]) -> list[Piece]:
    """``parts`` with every passage that stands elsewhere called furniture."""
    keys = [squeezed(piece.text) if piece.is_body else "" for piece in parts]
    out = list(parts)
    _drop_blocks(out, keys)
    _drop_same(out, keys)
    return _drop_grown(out, keys)


def _drop_blocks(out: list[Piece], keys: list[str]) -> None:
    """Lines that two or more other lines explain from end to end."""
    by_start: dict[str, list[int]] = {}
    for i, key in enumerate(keys):
        if len(key) >= _START:
            by_start.setdefault(key[:_START], []).append(i)
    if all(len(same) == 1 for same in by_start.values()):
        return
    order = sorted(range(len(keys)), key=lambda i: (-len(keys[i]), i))
    for i in order:
        if len(keys[i]) < 2 * _LEAST:
            return
        if _tiled(i, i + 1, keys, by_start) or _tiled(i, 0, keys, by_start):
            out[i] = out[i].as_furniture("repeated")
            keys[i] = ""


def _tiled(whole: int, first: int, keys: list[str], by_start: dict[str, list[int]]) -> bool:
    """True when lines from ``first`` on, in their order and leaving some out, spell the
    line ``whole``."""
    text = keys[whole]
    position = used = 0
    line = first - 1
    while position < len(text):
        candidates = by_start.get(text[position : position + _START], ())
        fitting = (
            other
            for other in candidates
            if line < other != whole
            and 0 < len(keys[other]) < len(text)
            and text.startswith(keys[other], position)
        )
        line = next(fitting, -1)
        if line < 0:
            return False
        position += len(keys[line])
        used += 1
    return used >= 2


def _drop_same(out: list[Piece], keys: list[str]) -> None:
    """Lines that stand as they are further up."""
    seen: set[str] = set()
    for i, key in enumerate(keys):
        if len(key) < _LEAST:
            continue
        if key in seen:
            out[i] = out[i].as_furniture("repeated")
            keys[i] = ""
        seen.add(key)


def _drop_grown(out: list[Piece], keys: list[str]) -> list[Piece]:
    """The beginning of a line that is the whole run of lines right before it."""
    grown: list[Piece] = []
    run: list[str] = []
    for piece, key in zip(out, keys, strict=True):
        before = "".join(run)
        if not key:
            grown.append(piece)
            continue
        if len(before) >= _LEAST and len(key) > len(before) and key.startswith(before):
            cut = _offset(piece.text, len(before))
            grown += piece.split(0, cut, "repeated")
            run.append(key[len(before) :])
        else:
            grown.append(piece)
            run = [key]
    return grown


def _offset(text: str, letters: int) -> int:
    """The offset after so many characters that are no white space."""
    for offset, letter in enumerate(text):
        if letters == 0:
            return offset
        letters -= not letter.isspace()
    return len(text)

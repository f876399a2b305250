"""Where the words of an annotator stand in a cleaned text, and what covers them.

An anchor is looked up with white space ignored, since cleaning may part glued words or
join broken lines; a passage that is repeated counts where it first stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from runut.evaluate.gold import Anchor
from runut.records import Passage

#: So many characters of overlap are asked of short anchors, and are enough for long ones.
FEWEST, ENOUGH = 4, 12

#: Characters without width: as invisible as white space, and as often lost in cleaning.
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


def squash(text: str) -> tuple[str, list[int]]:
    """``text`` without white space, and the offset in ``text`` of each kept character."""
    offsets = [at for at, char in enumerate(text) if not char.isspace() and char not in _INVISIBLE]
    return "".join(text[at] for at in offsets), offsets


def needed(length: int) -> int:
    """Characters a statement must share with an anchor of ``length`` to cover it: half of
    it, but from 4 to 12 at the least and most, and never more than there are."""
    return min(length, max(FEWEST, min(ENOUGH, (length + 1) // 2)))


def overlap(start: int, end: int, other_start: int, other_end: int) -> int:
    """Characters two spans share, 0 when they do not meet."""
    return max(0, min(end, other_end) - max(start, other_start))


class Places:
    """Looks anchors up in the articles of one account document.

    ``ids`` gives the document's article id for the annotator's; an article that is not in
    the document holds no anchor.
    """

    def __init__(self, articles: Sequence[Mapping[str, Any]], ids: Mapping[str, str]) -> None:
        self._ids = ids
        self._texts = {article["id"]: squash(article["text"]) for article in articles}

    def find(self, anchor: Anchor) -> Passage | None:
        """Where ``anchor`` first stands, in offsets of the document's text, or None."""
        article, words = anchor
        id = self._ids.get(article, "")
        if id not in self._texts:
            return None
        text, offsets = self._texts[id]
        sought = squash(words)[0]
        at = text.find(sought)
        if at < 0 or not sought:
            return None
        return Passage(article=id, start=offsets[at], end=offsets[at + len(sought) - 1] + 1)


def covers(span: Mapping[str, Any], place: Passage) -> bool:
    """Whether a span of the same article covers an anchor that stands at ``place``."""
    shared = overlap(span["start"], span["end"], place.start, place.end)
    return shared >= needed(place.end - place.start)

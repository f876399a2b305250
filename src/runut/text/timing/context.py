"""What stands around a time expression: leading words, "akan", quotes, acts of writing."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from runut.records import Article
from runut.text.patterns import fold
from runut.text.timing.grammar import TimeGrammar
from runut.text.timing.pieces import Piece

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_LAST_WORD = re.compile(r"([^\W\d_]+)[^\w]{0,2}\Z")
_NEXT_WORD = re.compile(r" *([^\W\d_]+)")
#: How far before an expression "akan" or "dikutip" may stand, in characters and words.
_CLAUSE = 90
_WRITING = 110
_FUTURE_WORDS = 12
#: The name of an outlet that is known inside another word has at least so many letters.
_OUTLET = 5
_OPENERS, _CLOSERS = "“«„", "”»"


@dataclass(slots=True)
class Surroundings:
    """Answers questions about the text around a piece; reads each stretch once."""

    article: Article
    folded: str
    grammar: TimeGrammar
    _starts: list[int] = field(init=False)
    _quotes: list[tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [span.start for span in self.article.sentences] or [0]
        self._quotes = _quoted(self.article.text)

    def between(self, first: Piece, second: Piece) -> str:
        """The folded text between two pieces."""
        return self.folded[first.end : second.start]

    def stands(self, piece: Piece) -> bool:
        """Whether a piece is a time at all: a lone "lalu" is none, and a lone "Mei", "2014"
        or "malam" needs a word before it that makes it one."""
        ops = set(piece.ops)
        if not ops - {"turn", "zone", "edge", "about"} or "none" in ops:
            return False
        if piece.parts.decade is not None and self._word_before(piece.start) in self.grammar.ages:
            return False
        if "duration" in ops and (self._is_age(piece) or self._is_rate(piece)):
            return False
        if piece.bare in (None, "edge"):
            return True
        before = self._word_before(piece.start)
        if piece.bare == "year":
            return self._is_year(piece, before)
        if piece.bare == "part":
            spread = " " in self.folded[piece.start : piece.end].strip()
            return spread or before in self.grammar.part_leads
        if piece.bare == "joined":
            return False
        if (
            self.folded[piece.end : piece.end + 1] == "-"
            and self.folded[piece.end + 1 :][:1].isalpha()
        ):
            return False
        return before in self.grammar.leads

    def _is_year(self, piece: Piece, before: str) -> bool:
        if before in self.grammar.not_years:
            return False
        following = _NEXT_WORD.match(self.folded, piece.end)
        if following is not None and following[1] in self.grammar.not_years_before:
            return False
        beside = self.folded[piece.start - 1 : piece.start], self.folded[piece.end : piece.end + 1]
        if beside[0] in "$€£/.-" and beside[0]:
            return False
        if beside[1] and beside[1] in "%°/":
            return False
        text = self.folded[piece.start : piece.start + 4]
        return before in self.grammar.leads or "1900" <= text < "2100"

    def _is_age(self, piece: Piece) -> bool:
        if piece.parts.unit not in ("year", "month") or piece.parts.turn is not None:
            return False
        if self._word_before(piece.start) in self.grammar.ages:
            return True
        tail = self.folded[piece.end : piece.end + 10].lstrip(" ")
        if tail.startswith(self.grammar.age_tails) and self.grammar.age_tails:
            return True
        return (
            self.folded[piece.start - 1 : piece.start] == "("
            and self.folded[piece.end : piece.end + 1] == ")"
        )

    def _is_rate(self, piece: Piece) -> bool:
        """Whether "a day" is what a figure before it is counted by: "23 hours a day"."""
        first = _NEXT_WORD.match(self.folded, piece.start)
        if first is None or first[1] not in self.grammar.rates:
            return False
        before = self._word_before(piece.start)
        digit = self.folded[max(0, piece.start - 8) : piece.start].rstrip()[-1:].isdigit()
        return digit or before in self.grammar.values.get("unit", {})

    def _word_before(self, start: int) -> str:
        match = _LAST_WORD.search(self.folded[max(0, start - 30) : start])
        return "" if match is None else match[1]

    def _clause_before(self, start: int, reach: int) -> str:
        index = bisect_right(self._starts, start) - 1
        bound = self._starts[index] if index >= 0 else 0
        return self.folded[max(bound, start - reach) : start]

    def future(self, piece: Piece) -> bool:
        """Whether "akan" or its like stands before the piece in the same clause."""
        if "date" not in piece.ops:
            return False
        words = _WORD.findall(self._clause_before(piece.start, _CLAUSE))
        for word in reversed(words[-_FUTURE_WORDS:]):
            if word in self.grammar.future:
                return True
            if word in self.grammar.clause_ends:
                return False
        return False

    def writing(self, piece: Piece) -> bool:
        """Whether the date is that of an act of writing or quoting: "dikutip Antara, Kamis
        (20/6)". Only names and linking words may stand between."""
        before = len(self._clause_before(piece.start, _WRITING))
        clause = self.article.text[piece.start - before : piece.start]
        for match in reversed(_WORD.findall(_CAMEL.sub(" ", clause))):
            word = fold(match)
            if word in self.grammar.writing or word.startswith(self.grammar.writing_glued):
                return True
            if not (match[0].isupper() or match.isdigit() or self._links(word)):
                return False
        return False

    def _links(self, word: str) -> bool:
        """Whether a word may stand between that of writing and its day: a linking word, the
        name of a site, or that of the article's own outlet, which some write without a capital,
        and glued to the word before ("daridetikcom")."""
        outlet = fold(self.article.outlet or "").split(" ")[0]
        own = len(outlet) >= _OUTLET and outlet in word
        return word in self.grammar.writing_links or "." in word or own

    def said(self, piece: Piece, last: Piece | None) -> bool:
        """Whether a date is set off by commas, which in news dates the speech or the report
        and not what is told: "kata Budi di Jakarta, Senin (16/6)." After another time it
        only says the same again: "hari ini, Rabu (19/6)"."""
        if "date" not in piece.ops or piece.parts.weekday is None:
            return False
        if last is not None and self.between(last, piece).strip() == ",":
            return False
        before = self.folded[max(0, piece.start - 3) : piece.start].rstrip()
        return before.endswith((",", ")")) and not self.quoted(piece.start)

    def quoted(self, offset: int) -> bool:
        """Whether ``offset`` lies between quotation marks."""
        index = bisect_right(self._quotes, (offset, len(self.folded))) - 1
        return index >= 0 and self._quotes[index][0] <= offset < self._quotes[index][1]

    def attribution(self, offset: int) -> tuple[int, int]:
        """Between where and where the words that name the speaker of the quote at
        ``offset`` must stand: from its closing mark to the end of the sentence after it,
        and no further than its paragraph."""
        index = bisect_right(self._quotes, (offset, len(self.folded))) - 1
        close = self._quotes[index][1]
        after = bisect_right(self._starts, close)
        bound = self._starts[after] if after < len(self._starts) else len(self.folded)
        paragraph = self.folded.find("\n", close)
        return close, min(bound, paragraph if paragraph >= 0 else bound)


def _quoted(text: str) -> list[tuple[int, int]]:
    """Spans between quotation marks. A paragraph's end closes what was left open."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for match in re.finditer(r"[\"“”«»„\n]", text):
        mark = match[0]
        if mark == "\n":
            if opened is not None:
                spans.append((opened, match.start()))
            opened = None
        elif opened is None:
            opened = match.end() if mark not in _CLOSERS else None
        elif mark in _OPENERS:
            continue
        else:
            spans.append((opened, match.start()))
            opened = None
    return spans

"""Frames of attribution, and the reading of one unit from left to right.

A *frame* is a cue with its speaker's phrase and the words it hands over, as ranges of
tokens. The modules `after`, `according`, `before`, `inverted`, `participle` and `passive`
each know one shape of frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from runut.records import Stance
from runut.statements.clauses import Token
from runut.statements.lexicon import Lexicon

#: A quotation of fewer words inside a sentence is a borrowed phrase, not speech.
LEAST_SPEECH = 4

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A cue and what hangs on it.

    ``cue`` is None for a quotation that stands alone. ``phrase`` names the speaker; None
    when the words do not ("dinilai"), or when the speaker is the one before (``again``)
    or a pronoun glued to the cue (``clitic``, its length). ``content`` ranges hold what
    is said; empty when the frame credits what stands before it (``credits``), or only
    introduces who speaks next. ``within`` marks a frame inside another speaker's words,
    ``hearsay`` one that tells nobody's words unless somebody is known to speak ("dilaporkan").
    ``zone`` is what stands beside the cue, where means and circumstances are named.
    """

    rule: str
    stance: Stance
    cue: Range | None
    phrase: Range | None = None
    clitic: int = 0
    again: bool = False
    credits: bool = False
    within: bool = False
    hearsay: bool = False
    content: tuple[Range, ...] = ()
    zone: Range = (0, 0)
    kind: str = "say"


def first(frame: Frame) -> int:
    """The first token of a frame: of its cue, its speaker or what it hands over."""
    ranges = (frame.cue, frame.phrase, *frame.content)
    return min((found[0] for found in ranges if found is not None), default=0)


@dataclass(slots=True, kw_only=True)
class Reader:
    """The state of reading one unit: ``begin`` is the first token no frame has taken,
    ``hidden`` marks the tokens of credits, and all from ``begin`` to ``opened`` are known
    to be openers."""

    tokens: Sequence[Token]
    lex: Lexicon
    hidden: Sequence[bool]
    frames: list[Frame] = field(default_factory=list)
    begin: int = 0
    opened: int = 0

    def has(self, name: str, i: int) -> bool:
        """Whether token ``i`` exists and is in the pack's set ``name``."""
        return 0 <= i < len(self.tokens) and self.lex.has(name, self.tokens[i].lower)

    def text(self, i: int) -> str:
        """Token ``i`` as written; "" outside the unit."""
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def speech(self, i: int) -> bool:
        """Whether token ``i`` is a quotation long enough to be speech."""
        if not 0 <= i < len(self.tokens):
            return False
        quote = self.tokens[i].quote
        return quote is not None and quote.words >= LEAST_SPEECH

    def take(self, frame: Frame, resume: int) -> int:
        """Keep ``frame`` and go on at token ``resume``."""
        self.frames.append(frame)
        self.begin = resume
        return resume

    def taken_from(self) -> int:
        """First token of the frame before, speaker's phrase and words: all of it is what a
        speaker named behind it says."""
        last = self.frames[-1]
        starts = [a for a, _ in last.content]
        if last.phrase is not None:
            starts.append(last.phrase[0])
        return min(starts, default=self.begin)

    def drop_inside(self, content: tuple[Range, ...]) -> None:
        """Drop the frame before, if speaker and words lie all inside the new ``content``."""
        last = self.frames[-1] if self.frames else None
        if last is None or last.phrase is None or not last.content:
            return
        inside = all(any(a <= c and d <= b for a, b in content) for c, d in last.content)
        if inside and content[0][0] <= last.phrase[0]:
            self.frames.pop()

    def whole(self, i: int) -> bool:
        """Whether token ``i`` is a quotation that is a saying of its own: long, or closed
        by its own punctuation."""
        if not self.speech(i):
            return False
        quote = self.tokens[i].quote
        return quote is not None and (quote.words > 5 or self.tokens[i].text[-2:-1] in ".,!?")

    def uttered(self, i: int) -> bool:
        """Whether token ``i`` opens what is left and is a quotation, however short, that ends in
        a mark of its own, as speech does: ""It fell," Rina said"."""
        quote = self.tokens[i].quote
        ends = self.tokens[i].text[-2:-1] in (",", "!", "?")
        return i == self.begin and quote is not None and quote.words > 0 and ends

    def opens(self, i: int) -> bool:
        """Whether nothing but openers and short quotations stands before token ``i`` in what
        is left."""
        if self.opened < self.begin:
            self.opened = self.begin
        while self.opened < i and self._opener(self.opened):
            self.opened += 1
        return self.opened >= i

    def _opener(self, i: int) -> bool:
        token = self.tokens[i]
        if token.quote is not None:
            return not self.speech(i)
        return not token.is_word or self.has("phrase.openers", i)

    def dated(self, i: int) -> bool:
        """Whether token ``i`` begins a date."""
        return bool(self.text(i)) and (
            self.tokens[i].text[0].isdigit() or self.has("credit.day", i)
        )


def helped(reader: Reader, i: int) -> int:
    """First of the helping words before the verb ("has denied"), by the pack."""
    while i > reader.begin and reader.has("frame.helping", i - 1):
        i -= 1
    return i


def past_that(reader: Reader, start: int) -> int:
    """Past the comma, the colon and the "bahwa" between a cue and its words."""
    while reader.text(start) in (",", ":") or reader.has("frame.that", start):
        start += 1
    return start

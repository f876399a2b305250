"""A page as pieces: lines, or parts of a line, each body or furniture with its reason.

Every rule of the cleaner takes pieces and gives pieces; it may mark one as furniture or
split one in two, but never changes or drops a character other than white space. So the
body and the furniture together always explain the whole page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from runut.records import Reason

#: Characters with no width that pages carry: they are white space to us.
_NO_WIDTH = re.compile("[\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
_NOT_WORD = re.compile(r"[\W_]+")
#: How a sentence of prose ends, closing quotation marks and brackets included.
_PROSE_END = re.compile(r"[.!?…][\"'”’»)\]]*$|[\"”»]$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the page's characters. ``reason`` is None for body.

    ``joined`` says that the piece stood on the same line as the one before it; ``ends``
    that articles end with such furniture.
    """

    text: str
    reason: Reason | None = None
    joined: bool = False
    ends: bool = False

    @property
    def is_body(self) -> bool:
        """True while no rule has called the piece furniture."""
        return self.reason is None

    @property
    def reason_code(self) -> str:
        """The kind of furniture ("title", "related"), empty for body."""
        return self.reason.code.partition(".")[2] if self.reason else ""

    def as_furniture(self, code: str, *, ends: bool = False, **values: str) -> Piece:
        """The same characters, called furniture for the reason ``furniture.<code>``."""
        reason = Reason(code=f"furniture.{code}", values=values)
        return Piece(self.text, reason, self.joined, ends)

    def split(self, start: int, end: int, code: str, **values: str) -> list[Piece]:
        """The piece in up to three, ``[start, end)`` being furniture."""
        text = self.text
        before, cut, after = text[:start].strip(), text[start:end].strip(), text[end:].strip()
        parts: list[Piece] = []
        if before:
            parts.append(Piece(before, None, self.joined))
        if cut:
            parts.append(
                Piece(cut, None, bool(parts) or self.joined).as_furniture(
                    code, ends=False, **values
                )
            )
        if after:
            parts.append(Piece(after, None, bool(parts) or self.joined))
        return parts


def pieces(text: str) -> list[Piece]:
    """The lines of ``text`` that hold anything, their white space made plain."""
    lines = (" ".join(line.split()) for line in _NO_WIDTH.sub("", text).splitlines())
    return [Piece(line) for line in lines if line]


def body(parts: Iterable[Piece]) -> str:
    """The body's text: paragraphs by line, parts of one line by a blank."""
    out: list[str] = []
    gap = ""
    for piece in parts:
        if not piece.joined:
            gap = "\n"
        if piece.is_body:
            if out:
                out.append(gap or " ")
            out.append(piece.text)
            gap = ""
    return "".join(out)


def folded(text: str) -> str:
    """``text`` for comparing: letters and digits only, without case."""
    return _NOT_WORD.sub(" ", text.casefold()).strip()


def squeezed(text: str) -> str:
    """``text`` without white space."""
    return "".join(text.split())


def ends_as_prose(line: str) -> bool:
    """True when the line ends as a sentence does."""
    return _PROSE_END.search(line) is not None

"""What kind of copy a shared passage is: a reprint, a passage, or only a quote in common."""

from __future__ import annotations

import re

from runut.records import Article, Passage, Reason

#: Share of the shorter article's words that makes the whole a reprint.
REPRINT = 0.6
#: Share of a passage's characters inside quotation marks that makes it a quote only.
QUOTE = 0.8

_QUOTE = re.compile(r"“[^“”]{1,2000}”|\"[^\"]{1,2000}\"|«[^«»]{1,2000}»")


def kind(
    a: Article, b: Article, mine: Passage, theirs: Passage, *, words: int, share: float
) -> tuple[Reason, ...]:
    """The reasons that tell the kind: what was copied, and whether within one outlet.

    ``words`` is the number of words that agree, ``share`` their share of the shorter
    article. A quote that both articles have is no copying between them: both may have
    heard it.
    """
    values = {"words": str(words), "share": f"{share:.0%}"}
    if share >= REPRINT:
        code = "copies.reprint"
    elif _quoted(a.text, mine) >= QUOTE and _quoted(b.text, theirs) >= QUOTE:
        code = "copies.quote"
    else:
        code = "copies.passage"
    reasons = [Reason(code=code, values=values)]
    if a.outlet == b.outlet:
        reasons.append(Reason(code="copies.same-outlet", values={"outlet": a.outlet}))
    return tuple(reasons)


def _quoted(text: str, passage: Passage) -> float:
    """Share of the passage that stands inside quotation marks."""
    inside = 0
    for match in _QUOTE.finditer(text, max(0, passage.start - 2000)):
        if match.start() >= passage.end:
            break
        inside += max(0, min(match.end(), passage.end) - max(match.start(), passage.start))
    return inside / max(1, passage.end - passage.start)

"""Times as of which something is counted or stands ("hingga pukul 19.00 WITA", "per Senin").

Such a time says when a figure held, never when a thing happened.
"""

from __future__ import annotations

from runut import edtf
from runut.lang.pack import Pack
from runut.records import Time
from runut.text import words

#: Precisions that name a day or part of one.
_DAYS = frozenset({"second", "minute", "hour", "part-of-day", "day"})
#: So many characters before a time hold the word before it.
_NEAR = 24


def counts(time: Time, text: str, pack: Pack) -> bool:
    """Whether ``time`` in an article's ``text`` is the moment of a count: it is a day or less,
    and one of the table's words opens it or stands right before it. Nobody has counted up to
    a day to come: "until 30 June" says when something ends."""
    if edtf.precision(time.value) not in _DAYS or "future" in time.flags:
        return False
    marks = words.listed(pack.code, "updates", "as_of")
    written = text[time.start : time.end]
    before = text[max(0, time.start - _NEAR) : time.start]
    first = [words.fold(written[a:b]) for a, b in words.tokens(written)][:1]
    last = [words.fold(before[a:b]) for a, b in words.tokens(before)][-2:]
    return not marks.isdisjoint((*first, *last[-1:], " ".join(last)))

"""Times against gold TimeML: spans found, and their values.

The gold is TIMEX3 (TimeML 1.2.1), as in IndoTimex and TempEval-3. Our values are EDTF, so
they are rewritten as TIMEX3 before they are compared (`timex_value`). The measures are
TempEval-3's: a span is *strict* when both ends are the same, *relaxed* when it overlaps
one of the gold's, each gold span used once; value F1 is relaxed F1 in which the value must
be right too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape

from runut.evaluate.bare import bare_article
from runut.records import Article, Time

_DCT = re.compile(r"<DCT>.*?value=\"([^\"]*)\".*?</DCT>", re.S)
_BODY = re.compile(r"<TEXT>(.*)</TEXT>", re.S)
_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_VALUE = re.compile(r"\bvalue=\"([^\"]*)\"")
_PARTS = {
    "small-hours": "NI",
    "dawn": "MO",
    "morning": "MO",
    "midday": "AF",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "midnight": "NI",
}
_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_REFERENCES = {"present": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}
_ZONE = re.compile(r"(?:Z|[+-]\d{2}:\d{2})\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTime:
    """A TIMEX3 of the gold with its span in the bare text."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTimes:
    """A gold document: bare text, day of creation, times."""

    name: str
    text: str
    day: str
    times: tuple[GoldTime, ...]

    def article(self, language: str) -> Article:
        """The document as an article, its sentences not yet split."""
        return bare_article(self.name, self.text, language, self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeScores:
    """Counts, and the figures made of them (0 to 1)."""

    gold: int
    found: int
    strict: int
    relaxed: int
    value: int

    def precision(self, hits: int) -> float:
        """Share of what was found that is right."""
        return hits / self.found if self.found else 0.0

    def recall(self, hits: int) -> float:
        """Share of the gold that was found."""
        return hits / self.gold if self.gold else 0.0

    def f1(self, hits: int) -> float:
        """Harmonic mean of precision and recall; give it strict, relaxed or value."""
        both = self.found + self.gold
        return 2 * hits / both if both else 0.0


def read_timeml(name: str, xml: str) -> GoldTimes:
    """Parse a TimeML file; tags other than TIMEX3 are passed over."""
    body = _BODY.search(xml)
    created = _DCT.search(xml)
    source = body[1] if body else ""
    pieces: list[str] = []
    times: list[GoldTime] = []
    length = at = 0
    opened: tuple[int, str] | None = None
    for tag in _TAG.finditer(source):
        plain = unescape(source[at : tag.start()])
        pieces.append(plain)
        length += len(plain)
        at = tag.end()
        if tag[2] != "TIMEX3":
            continue
        if not tag[1]:
            value = _VALUE.search(tag[3])
            opened = (length, value[1] if value else "")
        elif opened is not None:
            times.append(GoldTime(start=opened[0], end=length, value=opened[1]))
            opened = None
    pieces.append(unescape(source[at:]))
    day = created[1][:10] if created else ""
    return GoldTimes(name=name, text="".join(pieces), day=day, times=tuple(times))


def timex_value(time: Time) -> str:
    """The TIMEX3 value of one of ours."""
    if time.precision in _REFERENCES:
        return _REFERENCES[time.precision]
    value = time.value.removeprefix("R/")
    if time.precision == "week":
        year, week, _ = date.fromisoformat(value.partition("/")[0]).isocalendar()
        return f"{year}-W{week:02}"
    first, slash, last = value.partition("/")
    if slash:
        value = last if first.startswith("P") else first
    day, mark, clock = value.partition("T")
    if mark and not value.startswith("P"):
        clock = _ZONE.sub("", clock)
        return f"{day}T{_PARTS.get(clock[1:], '') if clock.startswith('~') else clock}"
    return _year_value(value)


def _year_value(value: str) -> str:
    year, _, rest = value.partition("-")
    if rest in _SEASONS:
        return f"{year}-{_SEASONS[rest]}"
    if rest in ("33", "34", "35", "36"):
        return f"{year}-Q{int(rest) - 32}"
    if rest in ("40", "41"):
        return f"{year}-H{int(rest) - 39}"
    return value if value.startswith(("X", "P")) or rest else value.rstrip("X")


def same_value(found: Time, gold: GoldTime) -> bool:
    """Whether our value is the gold's; "T06" and "T06:00" are the same."""
    return timex_value(found).removesuffix(":00") == gold.value.removesuffix(":00")


def score(
    documents: Iterable[GoldTimes],
    find: Callable[[Article], Sequence[Time]],
    language: str,
) -> TimeScores:
    """Score ``find`` over gold documents."""
    gold = found = strict = relaxed = value = 0
    for document in documents:
        times = find(document.article(language))
        gold += len(document.times)
        found += len(times)
        for time, wanted in pair(times, document.times):
            relaxed += 1
            strict += (time.start, time.end) == (wanted.start, wanted.end)
            value += same_value(time, wanted)
    return TimeScores(gold=gold, found=found, strict=strict, relaxed=relaxed, value=value)


def pair(times: Sequence[Time], gold: Sequence[GoldTime]) -> list[tuple[Time, GoldTime]]:
    """Pairs that overlap, from left to right, each used once."""
    pairs: list[tuple[Time, GoldTime]] = []
    next_gold = 0
    for time in times:
        while next_gold < len(gold) and gold[next_gold].end <= time.start:
            next_gold += 1
        if next_gold < len(gold) and gold[next_gold].start < time.end:
            pairs.append((time, gold[next_gold]))
            next_gold += 1
    return pairs

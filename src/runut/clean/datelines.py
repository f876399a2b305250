"""Datelines: "JAKARTA, KOMPAS.com -", "Liputan6.com, Jakarta -", "SEOUL (AP) —".

A dateline says where and for whom a report was written; it is no part of its first
sentence. It is cut only where that is certain: an outlet's own name stands in it, an
agency in brackets, or the place is a known one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from runut.clean import outlets
from runut.clean.phrases import words

_DASH = r"(?:\s*-{1,3}|\s*[–—―]{1,2}|\s*−)"
_WORD = r"[A-Z][\w.'’]*"
_PLACE = rf"{_WORD}(?:[ -]{_WORD}){{0,4}}"
#: A web name, or the name of an outlet in a few capitalised words.
_OUTLET = r"[A-Za-z0-9][\w-]*(?:\.[A-Za-z]{2,})+|[A-Z]\w+(?: [A-Z]\w+){0,2}"
_DATE = (
    r"(?:\s*,?\s*\(?\d{1,2}[/ ]\w{1,10}(?:[/ ]\d{4})?\)?"
    r"|\s*(?:,\s*|\()[A-Z]\w{2,8}\.? \d{1,2}(?:, \d{4})?\)?)?"
)
_AGENCY = r"\((?P<agency>[A-Z][\w ./\-]{1,24})\)"
_SHAPES = tuple(
    re.compile(pattern)
    for pattern in (
        # JAKARTA, KOMPAS.com - | Jakarta, CNN Indonesia --
        rf"(?P<place>{_PLACE}(?:, {_PLACE})??)(?:,\s?|\s)(?P<outlet>{_OUTLET})(?P<dash>{_DASH})\s*",
        # Liputan6.com, Jakarta - | TEMPO.CO,Jakarta-
        rf"(?P<outlet>{_OUTLET})\s?,\s?(?P<place>{_PLACE}(?:, {_PLACE})?){_DATE}"
        rf"(?P<dash>{_DASH})\s*",
        # Jakarta (ANTARA) - | SEOUL, June 19 (Reuters) -
        rf"(?P<place>{_PLACE}(?:, {_PLACE})?){_DATE}\s?{_AGENCY}(?P<dash>{_DASH})\s*",
        # KOMPAS.com -
        rf"(?P<outlet>{_OUTLET})(?P<dash>{_DASH})\s*",
        # JAKARTA - | Jakarta - | Jakarta, 18 Juni 2025 -
        rf"(?P<place>{_PLACE}(?:, {_PLACE})?){_DATE}(?P<dash>{_DASH})\s*",
        # Pyongyang: Presiden ...
        rf"(?P<place>{_PLACE})(?P<dash>:)\s+(?=[\"“A-Z])",
    )
)
#: "Liputan6.com, JakartaKita semua": no dash, and the place glued to the first word.
_GLUED = re.compile(rf"(?P<outlet>[A-Za-z0-9][\w-]*(?:\.[A-Za-z]{{2,}})+),\s?(?P<rest>{_WORD}.*)")
_CAMEL = re.compile(r"(?:[A-Z][a-z]+ ){0,2}?[A-Z][a-z]+(?=[A-Z])")
_STRAY_DASH = re.compile(r"\s*[-–—]+\s*")
#: A place and the first word in one: "JakartaKita". Not "McAllen", "DeKalb".
_GLUED_WORDS = re.compile(r"[a-z]{3}[A-Z]")
_CAPITALS = re.compile(r"[A-Z]{4,}(?: [A-Z]{2,}){0,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where a dateline ends, and what it names."""

    end: int
    place: str
    outlet: str
    agency: str


@cache
def _places() -> frozenset[str]:
    return frozenset(words("furniture", "dateline", "places"))


def is_place(name: str) -> bool:
    """True for a known place, or a list of places and their countries beginning with one."""
    first = name.split(",")[0].strip().rstrip(".").casefold()
    return first in _places() or first.replace(".", "") in _places()


def find(line: str) -> Dateline | None:
    """The dateline that ``line`` begins with, or None."""
    head = line[:120]
    start = len(head) - len(head.lstrip(", "))  # the outlet's link may have been lost
    if not head[start : start + 1].isalnum():
        return None
    for shape in _SHAPES:
        match = shape.match(head, start)
        if match and _certain(match, line):
            said = match.groupdict()
            return Dateline(
                end=match.end(),
                place=(said.get("place") or "").strip(" ,"),
                outlet=(said.get("outlet") or "").strip(),
                agency=(said.get("agency") or "").strip(),
            )
    return _glued(line)


def _certain(match: re.Match[str], line: str) -> bool:
    said = match.groupdict()
    outlet, agency = said.get("outlet"), said.get("agency")
    rest = line[match.end() :]
    if not _fits(rest) or _GLUED_WORDS.search(said.get("place") or ""):
        return False
    if outlet:
        return outlets.by_name(outlet) is not None
    if agency:
        return True
    place, dash = said["place"] or "", said["dash"]
    if dash == ":":
        return is_place(place) and len(rest) >= 40
    if not rest:  # a line of its own
        return True
    capitals = place.isupper()
    joins_words = dash == "-" and not match[0].endswith(" ")  # "Jakarta-Bandung"
    if is_place(place):
        return capitals or not joins_words
    # "TUCSON, Ariz. -": in capitals the town, not the state or country behind it.
    return not joins_words and _CAPITALS.fullmatch(place.partition(",")[0]) is not None


def _fits(rest: str) -> bool:
    """What follows a dateline is nothing (a line of its own) or a sentence's beginning."""
    return not rest or rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"'“‘(«@#"


def _glued(line: str) -> Dateline | None:
    match = _GLUED.match(line)
    if match is None or outlets.by_name(match["outlet"]) is None:
        return None
    rest = match["rest"]
    camel = _CAMEL.match(rest)
    place = _known_start(rest) or (camel[0] if camel else "")
    if not place:
        return None
    end = match.start("rest") + len(place)
    if dash := _STRAY_DASH.match(line, end):
        end = dash.end()
    return Dateline(end=end, place=place, outlet=match["outlet"], agency="")


def _known_start(rest: str) -> str:
    """The longest known place that ``rest`` begins with, glued to what follows or not."""
    for end in range(min(len(rest), 30), 2, -1):
        if rest[:end].casefold() in _places():
            return rest[:end]
    return ""

"""What stands above the article on a plain page: title, byline, time, captions.

The article begins at its dateline, else after the publication time, else at the first line
of prose. Above it, lines that are no prose are the page's own: the first that reads as a
headline is the title. Prose above the beginning (a standfirst) stays body.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from runut.clean import clock, datelines, outlets
from runut.clean.bylines import EDGES, after_label, looks_like_names
from runut.clean.phrases import alternatives, words
from runut.clean.pieces import Piece, ends_as_prose, folded

#: The head is looked for in so many lines of the page.
_DEPTH = 25
_SENTENCE_INSIDE = re.compile(r"[.!?][\"”’]?\s+[\"“‘]?[A-Z]")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A line that gives the publication time, and what else stands on it."""

    time: str | None
    names: str
    outlet: str


def is_prose(text: str) -> bool:
    """True for a line that is at least one whole sentence of running text."""
    if len(text) > 180:
        return True
    if len(text) < 60:
        return False
    return bool(_SENTENCE_INSIDE.search(text)) or (ends_as_prose(text) and text[-1] not in "?!")


def label(
    parts: Sequence[Piece], title: str | None, zone: str | None, *, whole_page: bool
) -> list[Piece]:
    """``parts`` with what stands above the article called furniture, by kind.

    ``title`` is the headline when it is known from elsewhere; else the page's own is
    called "title". On a ``whole_page`` other lines above the article are its head; where
    a table or an extraction gave the text, they may be the article's own. Raises
    `clock.NoSuchDate` when the publication line holds none.
    """
    out = list(parts)
    lines = [i for i, piece in enumerate(out[: _DEPTH * 2]) if piece.is_body][:_DEPTH]
    stamps = {i: stamp for i in lines[:15] if (stamp := _stamp(out[i].text, zone))}
    above = lines[: _beginning(out, lines, stamps)]
    known = folded(title) if title else None
    for i in above:
        text = out[i].text
        if i in stamps:
            found = stamps[i]
            out[i] = out[i].as_furniture("time", names=found.names, outlet=found.outlet)
        elif known and folded(text) == known:
            out[i] = out[i].as_furniture("title")
        elif byline := _byline(text, _kinds_beside(out, i, stamps), known is not None):
            out[i] = out[i].as_furniture("byline", names=byline[0], outlet=byline[1])
        elif _credited(out, i):
            out[i] = out[i].as_furniture("caption")
        elif is_prose(text):
            continue
        elif known is None and _is_headline(text):
            known = folded(text)
            out[i] = out[i].as_furniture("title")
        elif whole_page:
            out[i] = out[i].as_furniture("head")
    return out


def _beginning(out: Sequence[Piece], lines: Sequence[int], stamps: dict[int, Stamp]) -> int:
    """How many of ``lines`` stand above the article."""
    for rank, i in enumerate(lines):
        if i in stamps:
            continue
        found = datelines.find(out[i].text)
        if found and (rank == 0 or found.outlet or found.agency or _alone(out[i].text, found.end)):
            return rank
        if found and is_prose(out[i].text):
            return rank
    last_stamp = max((rank for rank, i in enumerate(lines) if i in stamps), default=None)
    first = 0 if last_stamp is None else last_stamp + 1
    for rank in range(first, len(lines)):
        if is_prose(out[lines[rank]].text):
            return rank
    if last_stamp is not None:
        return last_stamp + 1
    return 1 if len(lines) > 1 and _is_headline(out[lines[0]].text) else 0


def _credited(out: Sequence[Piece], at: int) -> bool:
    """True for a caption that reads as a sentence: above the article, credit in brackets
    behind it."""
    after = out[at + 1] if at + 1 < len(out) else None
    return after is not None and after.joined and after.reason_code == "source"


def _alone(text: str, end: int) -> bool:
    return not text[end:].strip()


def _is_headline(text: str) -> bool:
    return 2 < len(text.split()) <= 30 and len(text) <= 200 and not text.endswith((".", ":", ","))


@cache
def _beside_time() -> re.Pattern[str]:
    known = [*words("metadata", "byline", "beside_time"), *words("metadata", "time", "weekdays")]
    return re.compile(rf"\b(?:{alternatives(known)})\b\.?", re.I)


def _stamp(text: str, zone: str | None) -> Stamp | None:
    """What a publication line says, or None when the line is no such line."""
    if len(text) > 120 or not any(letter.isdigit() for letter in text):
        return None
    try:
        moment = clock.find(text, zone)
    except clock.NoSuchDate as error:
        rest = text.replace(str(error), " ")
        if len(_beside_time().sub(" ", rest).strip(EDGES)) > 30:
            return None
        raise
    if moment is None:
        return None
    rest = _beside_time().sub(" ", text[: moment.start] + " | " + text[moment.end :])
    sides = [side for part in re.split(r"\s[-–—]\s|[|•·]", rest) if (side := part.strip(EDGES))]
    outlet = next((side for side in sides if outlets.by_name(side)), "")
    others = [side for side in sides if side != outlet]
    names = [side for side in others if looks_like_names(side)]
    if len(" ".join(others)) > 60 or (ends_as_prose(text) and others):
        return None
    return Stamp(moment.value, ", ".join(names), outlet)


def _kinds_beside(out: Sequence[Piece], at: int, stamps: Mapping[int, Stamp]) -> set[str]:
    """The kinds of furniture directly above and below a line."""
    near = [i for i in (at - 1, at + 1) if 0 <= i < len(out)]
    return {"time" if i in stamps else out[i].reason_code for i in near}


def _byline(text: str, beside: set[str], after_title: bool) -> tuple[str, str] | None:
    """Names and outlet of a byline: "Oleh Budi Santoso", "Tim detikcom - detikNews", or
    names alone below the title."""
    if len(text) > 100:
        return None
    front, dash, back = re.sub(r"\s[–—|]\s|\s-(?=\S)", " - ", text).rpartition(" - ")
    if dash and looks_like_names(front):
        if outlets.by_name(back):
            return front.strip(EDGES), back.strip(EDGES)
        if "time" in beside and len(back.split()) <= 3:  # an outlet or section not known
            return front.strip(EDGES), ""
    if names := after_label(text):
        return names, ""
    if not after_title or not looks_like_names(text) or len(text.split()) < 2:
        return None
    if beside & {"title", "role", "caption", "time", "byline"} or "/" in text:
        return text, ""
    return None

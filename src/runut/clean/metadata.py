"""What is known of an article besides its text: title, outlet, authors, publication time.

What a table or a page's markup says comes first; then what stands on the page and was
called furniture for it (title, byline, time, dateline, closing credits).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from runut.clean import clock, outlets
from runut.clean.bylines import looks_like_names, split_names, without_label
from runut.clean.head import is_prose
from runut.clean.outlets import Outlet
from runut.clean.phrases import words
from runut.clean.pieces import Piece, folded
from runut.lang.pack import codes, load

_CHANNEL = re.compile(r"\s+[-–—|]\s*\S.*$")


def zone_of(outlet: Outlet | None, text: str) -> str | None:
    """The UTC offset in which a page writes clock times without one, or None.

    A known outlet has its own; else the language tells, where it is written in one
    country: an Indonesian page without a zone means Jakarta time.
    """
    if outlet and outlet.zone:
        return outlet.zone
    found = set(text[:3000].casefold().split())
    counts = {code: len(_signs(code) & found) for code in codes()}
    best = max(counts, key=lambda code: counts[code])
    if counts[best] < 3 or sorted(counts.values())[-2:-1] == [counts[best]]:
        return None
    default = load(best).table("metadata").get("zone", {}).get("default")
    return default if isinstance(default, str) else None


@cache
def _signs(code: str) -> frozenset[str]:
    return frozenset(load(code).table("metadata").get("zone", {}).get("signs", ()))


def title(parts: Sequence[Piece]) -> str | None:
    """The page's own headline, or None."""
    return next((piece.text for piece, _ in _said(parts, "title")), None)


def outlet(parts: Sequence[Piece]) -> Outlet | None:
    """The outlet that the page itself names: in its dateline, beside its byline or time, in
    its closing credit, in the rest of its furniture, and last the agency in its dateline."""
    for code in ("dateline", "time", "byline"):
        for _, values in _said(parts, code):
            if name := values.get("outlet"):
                return outlets.by_name(name) or Outlet(name=name)
    for _, values in _said(parts, "byline"):
        for name in split_names(values.get("names", "")):
            if found := outlets.by_mark(name):
                return found
    if found := outlets.named_in(piece.text for piece in parts if not piece.is_body):
        return found
    for _, values in _said(parts, "dateline"):
        if (agency := values.get("agency")) and (found := outlets.by_mark(agency)):
            return found
    return None


def authors(parts: Sequence[Piece], of: Outlet | None) -> tuple[str, ...]:
    """Who wrote it, as the page says; its editor where it names nobody else."""
    for code in ("byline", "time", "editor"):
        found = [
            name
            for _, values in _said(parts, code)
            for name in written_by(values.get("names", ""), of)
        ]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def written_by(field: str, of: Outlet | None) -> tuple[str, ...]:
    """The authors in a table's or byline's ``field``: names apart, without the section
    ("Budi -detikOto") and without the outlet itself, which is no author."""
    names = []
    for name in split_names(_CHANNEL.sub("", " ".join(field.split()))):
        name = without_label(name)
        known = outlets.by_name(name)
        same = known and of and known.name == of.name
        if name and not same and any(letter.isalpha() for letter in name):
            names.append(name)
    return tuple(dict.fromkeys(names))


def published(parts: Sequence[Piece], zone: str | None) -> str | None:
    """The publication time on the page; else the first full date in its opening.

    The opening's date ("Rabu (19/6/2024)") dates the report when nothing else does; it
    is taken as a date alone. Raises `clock.NoSuchDate` for an impossible publication line.
    """
    for piece, _ in _said(parts, "time"):
        if found := clock.parse(piece.text, zone):
            return found
    for piece, _ in _said(parts, "dateline"):
        if found := _safely(piece.text):
            return found
    opening = next((p.text for p in parts if p.is_body and is_prose(p.text)), "")
    return _safely(opening[:600])


def _safely(text: str) -> str | None:
    try:
        moment = clock.find(text, None)
    except clock.NoSuchDate:
        return None
    return moment.value[:10] if moment else None


def _said(parts: Sequence[Piece], code: str) -> Iterator[tuple[Piece, dict[str, str]]]:
    for piece in parts:
        if piece.reason and piece.reason_code == code:
            yield piece, dict(piece.reason.values)


def names_beside_role(parts: Sequence[Piece]) -> list[Piece]:
    """A name directly above or below a label that stands alone ("Editor") is a byline, or
    the editor's name, whatever it was called before."""
    editors = {folded(word) for word in words("metadata", "byline", "editors")}
    out = list(parts)
    for i, piece in enumerate(parts):
        if piece.reason_code != "role":
            continue
        code = "editor" if folded(piece.text) in editors else "byline"
        for j in (i - 1, i + 1):
            if 0 <= j < len(out) and _is_named(out[j]):
                reason = out[j].reason
                names = reason.values.get("names") if reason else None
                out[j] = out[j].as_furniture(code, names=names or out[j].text)
                break
    return out


def _is_named(piece: Piece) -> bool:
    free = piece.is_body or piece.reason_code in {"byline", "head"}
    return free and len(piece.text) <= 60 and looks_like_names(piece.text)

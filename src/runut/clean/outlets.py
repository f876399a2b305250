"""Which outlet published a page: by host, dateline, site name or credit."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from runut.clean.address import host
from runut.errors import PackError

#: A host name written in running text: "KOMPAS.com", "karawang.inews.id".
_HOST_LIKE = re.compile(
    r"(?<![\w@.])(?:[a-z0-9-]{1,63}\.)+(?:com|co|id|net|org|tv|news|info|asia|co\.id)\b", re.I
)
_WEB_NAME = re.compile(r"(?:www\.)?[A-Za-z0-9-]+(?:\.[A-Za-z]{2,7}){1,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A publisher: the name to show, and the UTC offset of its clock times if known."""

    name: str
    zone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    hosts: Mapping[str, Outlet]
    marks: Mapping[str, Outlet]
    channels: Mapping[str, Outlet]
    families: tuple[tuple[re.Pattern[str], re.Pattern[str], str, str | None], ...]


@cache
def _known() -> _Known:
    file = files("runut.lang") / "outlets.toml"
    try:
        table: Mapping[str, Any] = tomllib.loads(file.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"lang/outlets.toml: {error}") from error
    hosts: dict[str, Outlet] = {}
    marks: dict[str, Outlet] = {}
    channels: dict[str, Outlet] = {}
    for entry in table.get("outlet", ()):
        outlet = Outlet(name=entry["name"], zone=entry.get("zone"))
        hosts.update(dict.fromkeys(entry.get("hosts", ()), outlet))
        marks.update(dict.fromkeys(entry.get("marks", ()), outlet))
        channels.update(dict.fromkeys(entry.get("channels", ()), outlet))
    families = tuple(
        (_template(entry["mark"]), _template(entry["host"]), entry["name"], entry.get("zone"))
        for entry in table.get("family", ())
    )
    return _Known(hosts=hosts, marks=marks, channels=channels, families=families)


def _template(pattern: str) -> re.Pattern[str]:
    return re.compile(re.escape(pattern).replace(r"\{place\}", r"(?P<place>[a-z]{4,})"), re.I)


def by_host(name: str) -> Outlet | None:
    """The known outlet of a host name or one of its parents ("bola.okezone.com")."""
    known = _known()
    name = name.casefold().removeprefix("www.")
    for _, pattern, title, zone in known.families:
        if (match := pattern.fullmatch(name)) and match["place"] not in {"www", "amp", "mobile"}:
            return Outlet(name=title.format(place=match["place"].title()), zone=zone)
    while "." in name:
        if name in known.hosts:
            return known.hosts[name]
        name = name.partition(".")[2]
    return None


def by_mark(text: str) -> Outlet | None:
    """The known outlet that ``text`` as a whole names: "KOMPAS.com", "detikNews"."""
    known = _known()
    mark = text.strip(" .,-–—|()").casefold()
    if mark in known.marks:
        return known.marks[mark]
    for pattern, _, title, zone in known.families:
        if match := pattern.fullmatch(mark):
            place = match["place"].title()
            return known.marks.get(mark) or Outlet(name=title.format(place=place), zone=zone)
    for prefix, outlet in known.channels.items():
        if mark.startswith(prefix) and re.fullmatch(r"[a-z0-9.]+", mark):
            return outlet
    return by_host(mark) if _HOST_LIKE.fullmatch(mark) else None


def by_name(name: str) -> Outlet | None:
    """The outlet of a name written on a page: a known one, else the web name itself."""
    found = by_mark(name)
    if found is None and is_web_name(name):
        return Outlet(name=name.casefold().removeprefix("www."))
    return found


def is_web_name(name: str) -> bool:
    """True for what is written like a host: "KabarNusa.example", "inews.id"."""
    return _WEB_NAME.fullmatch(name) is not None


def of_page(name: str | None, url: str | None) -> Outlet | None:
    """The outlet that a table or a page's metadata names, else that of its address."""
    site = host(url)
    if site and (found := by_host(site)):
        return found
    if name and (found := by_mark(name)):
        return found
    if name and name.strip():
        plain = name.strip()
        as_site = host(plain) or (plain if is_web_name(plain) else None)
        if as_site:
            return Outlet(name=as_site.casefold().removeprefix("www."))
        return Outlet(name=plain)
    return Outlet(name=site) if site else None


def named_in(lines: Iterable[str]) -> Outlet | None:
    """The known outlet that ``lines`` name most often, by its web name or by a name of
    several words; the first among equals."""
    counts: dict[Outlet, int] = {}
    for line in lines:
        names = [match[0] for match in _HOST_LIKE.finditer(line)]
        names += _long_marks().findall(line.casefold())
        for name in names:
            if outlet := by_mark(name):
                counts[outlet] = counts.get(outlet, 0) + 1
    return max(counts, key=lambda outlet: counts[outlet]) if counts else None


@cache
def _long_marks() -> re.Pattern[str]:
    """Marks of several words, which stand for nothing else in running text."""
    marks = sorted((mark for mark in _known().marks if " " in mark), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, marks))})\b")

"""Copies as bands: each article as a bar as long as its text, with what it took over from
others marked in it by the letter of the article it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase

from runut.export.dates import when_words
from runut.export.wording import Wording
from runut.records import Account, Article, Copy

WIDTH = 960.0
_LEFT = 300.0
_ROW, _BAR = 34.0, 18.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A passage that stands in an earlier article too, by that article's letter and id."""

    x: float
    width: float
    letter: str
    origin: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One article: its letter, outlet and time, and the bands in it."""

    article: str
    letter: str
    label: str
    y: float
    width: float
    bands: tuple[Band, ...]
    share: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """The picture of all copies of a story."""

    bars: tuple[Bar, ...]
    height: float
    left: float = _LEFT
    thick: float = _BAR
    width: float = WIDTH


def bands(account: Account, wording: Wording) -> Bands | None:
    """The picture of an account's copies; None where nothing was copied."""
    if not account.copies:
        return None
    concerned = {p.article for copy in account.copies for p in (copy.origin, copy.target)}
    those = [article for article in account.articles if article.id in concerned]
    letters = {article.id: _letter(number) for number, article in enumerate(those)}
    longest = max(len(article.text) for article in those)
    scale = (WIDTH - _LEFT) / longest
    names = {each.id: each.outlet or wording("outlet.unknown") for each in those}
    bars = []
    for number, article in enumerate(those):
        taken = [copy for copy in account.copies if copy.target.article == article.id]
        pieces = sorted(_pieces(taken, those))
        covered = sum(end - start for start, end, _ in pieces)
        percent = round(100 * covered / max(1, len(article.text)))
        bars.append(
            Bar(
                article=article.id,
                letter=letters[article.id],
                label=_label(article, names[article.id], wording),
                y=number * _ROW,
                width=round(len(article.text) * scale, 1),
                bands=tuple(
                    Band(
                        x=round(_LEFT + start * scale, 1),
                        width=round(max(2.0, (end - start) * scale), 1),
                        letter=letters[origin],
                        origin=origin,
                        what=f"{names[origin]} → {names[article.id]}",
                    )
                    for start, end, origin in pieces
                ),
                share=wording("bands.share", percent=percent) if pieces else "",
            )
        )
    return Bands(bars=tuple(bars), height=len(bars) * _ROW)


def _letter(number: int) -> str:
    """A, B, ... Z, AA, AB, ..."""
    most = len(ascii_uppercase)
    before = _letter(number // most - 1) if number >= most else ""
    return before + ascii_uppercase[number % most]


def _label(article: Article, outlet: str, wording: Wording) -> str:
    return f"{outlet} · {when_words(article.published, wording, short=True)}"


def _pieces(taken: list[Copy], those: list[Article]) -> Iterator[tuple[int, int, str]]:
    """What of one article stands in others, each character once, by the earliest of them."""
    place = {article.id: number for number, article in enumerate(those)}
    done: list[tuple[int, int]] = []
    for copy in sorted(taken, key=lambda each: (place[each.origin.article], each.target.start)):
        for start, end in _free(copy.target.start, copy.target.end, done):
            yield start, end, copy.origin.article
        done.append((copy.target.start, copy.target.end))


def _free(start: int, end: int, done: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of [start, end) that no span of ``done`` covers."""
    at = start
    for begins, ends in sorted(done):
        if ends <= at or begins >= end:
            continue
        if begins > at:
            yield at, begins
        at = max(at, ends)
    if at < end:
        yield at, end

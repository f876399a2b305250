"""Accounts as tables: a set of CSV files, in a folder or a zip.

Each table has one header row and a ``story`` column; ids join them, and lists within a cell
are parted by "; ". Text is written as UTF-8 with a byte order mark, which spreadsheets need
and data tools skip. A text that a spreadsheet would run as a formula gets an apostrophe in
front, since articles are strangers' words; offsets still refer to the text without it.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, TextIO

from runut.lang.messages import explain
from runut.records import Account, Reason, Statement

#: A tuple is a list within a cell.
Cell = str | int | float | tuple[str, ...] | None
Row = tuple[Cell, ...]

ENCODING = "utf-8-sig"
#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_folder(accounts: Iterable[Account], folder: Path, language: str) -> tuple[Path, ...]:
    """Write the tables of ``accounts`` into ``folder``, which must exist; their paths.

    One account is in memory at a time. Tables without rows are written with their header.
    """
    paths = {name: folder / f"{name}.csv" for name in COLUMNS}
    with ExitStack() as stack:
        streams = {
            name: stack.enter_context(path.open("w", encoding=ENCODING, newline=""))
            for name, path in paths.items()
        }
        _write(accounts, streams, language)
    return tuple(paths.values())


def write_zip(accounts: Iterable[Account], stream: BinaryIO, language: str) -> None:
    """Write the same tables as a zip archive. The same accounts give the same bytes."""
    with ExitStack() as stack:
        spooled = {name: stack.enter_context(TemporaryFile()) for name in COLUMNS}
        texts: dict[str, TextIO] = {
            name: io.TextIOWrapper(raw, encoding=ENCODING, newline="")
            for name, raw in spooled.items()
        }
        _write(accounts, texts, language)
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in texts.items():
                text.flush()
                spooled[name].seek(0)
                entry = zipfile.ZipInfo(f"{name}.csv")  # its date is fixed, 1980
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, spooled[name].read())


def _write(accounts: Iterable[Account], streams: Mapping[str, TextIO], language: str) -> None:
    writers = {name: csv.writer(stream) for name, stream in streams.items()}
    for name, columns in COLUMNS.items():
        writers[name].writerow(columns)
    for account in accounts:
        for name, rows in ROWS.items():
            writers[name].writerows(
                [_safe(cell) for cell in row] for row in rows(account, language)
            )


def _safe(cell: Cell) -> Cell:
    if isinstance(cell, tuple):
        cell = "; ".join(cell)
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _because(reasons: Iterable[Reason], language: str) -> tuple[str, ...]:
    return tuple(explain(reason, language) for reason in reasons)


def _articles(account: Account, language: str) -> Iterator[Row]:
    for article in account.articles:
        yield (
            account.story.id,
            article.id,
            article.version,
            article.outlet,
            article.title,
            article.authors,
            article.published,
            article.language,
            article.url,
            article.path,
            article.text,
        )


def _statements(account: Account, language: str) -> Iterator[Row]:
    articles = {article.id: article for article in account.articles}
    claims = {id: claim.id for claim in account.claims for id in claim.statements}
    for told in account.statements:
        article = articles[told.article]
        yield (
            account.story.id,
            told.id,
            claims.get(told.id),
            told.article,
            article.outlet,
            article.published,
            told.mode,
            told.stance,
            tuple(_chain(told, "speaker")),
            tuple(_chain(told, "via")),
            article.text[told.start : told.end],
            told.start,
            told.end,
            told.rule,
        )


def _chain(told: Statement, role: str) -> Iterator[str]:
    return (source.name for source in told.sources if source.role == role)


def _claims(account: Account, language: str) -> Iterator[Row]:
    words = _words(account)
    for claim in account.claims:
        yield (
            account.story.id,
            claim.id,
            claim.standing,
            words[claim.statement],
            claim.articles,
            claim.outlets,
            tuple(origin.name for origin in claim.origins if origin.kind != "uncredited"),
            tuple(origin.kind for origin in claim.origins),
            claim.statements,
            _because(claim.reasons, language),
        )


def _conflicts(account: Account, language: str) -> Iterator[Row]:
    """One row a side."""
    words = _words(account)
    for conflict in account.conflicts:
        for number, side in enumerate(conflict.sides, start=1):
            yield (
                account.story.id,
                conflict.id,
                conflict.kind,
                conflict.question,
                number,
                side.value,
                side.origins,
                tuple(words[id] for id in side.statements),
                side.statements,
                _because(conflict.reasons, language),
            )


def _figures(account: Account, language: str) -> Iterator[Row]:
    for figure in account.figures:
        for point in figure.points:
            yield (
                account.story.id,
                figure.of,
                figure.unit,
                None if point.state else point.value,
                point.state,
                point.bound,
                point.as_of,
                point.origin,
                point.statement,
            )


def _timeline(account: Account, language: str) -> Iterator[Row]:
    for happening in account.timeline:
        yield (
            account.story.id,
            happening.when,
            happening.precision,
            "planned" if happening.planned else "told",
            happening.text,
            happening.statements,
        )


def _copies(account: Account, language: str) -> Iterator[Row]:
    texts = {article.id: article.text for article in account.articles}
    for copy in account.copies:
        yield (
            account.story.id,
            copy.origin.article,
            copy.origin.start,
            copy.origin.end,
            copy.target.article,
            copy.target.start,
            copy.target.end,
            copy.likeness,
            texts[copy.target.article][copy.target.start : copy.target.end],
            _because(copy.reasons, language),
        )


def _words(account: Account) -> dict[str, str]:
    texts = {article.id: article.text for article in account.articles}
    return {told.id: texts[told.article][told.start : told.end] for told in account.statements}


#: The columns of each table.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    name: tuple(columns.split())
    for name, columns in {
        "articles": "story article version outlet title authors published language url path text",
        "statements": "story statement claim article outlet published mode stance speakers via "
        "words start end rule",
        "claims": "story claim standing words articles outlets origins origin_kinds statements "
        "reasons",
        "conflicts": "story conflict kind question side value origins words statements reasons",
        "figures": "story of unit value state bound as_of origin statement",
        "timeline": "story when precision planned words statements",
        "copies": "story from from_start from_end to to_start to_end likeness words reasons",
    }.items()
}

#: How the rows of each table are made.
ROWS: Mapping[str, Callable[[Account, str], Iterator[Row]]] = {
    "articles": _articles,
    "statements": _statements,
    "claims": _claims,
    "conflicts": _conflicts,
    "figures": _figures,
    "timeline": _timeline,
    "copies": _copies,
}

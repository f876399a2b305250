"""Pages of a lot into readings: cleaning and all per-article stages, as `runut add` has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from runut import intake
from runut.batch.course import Made, inner
from runut.batch.cutting import Lot
from runut.batch.records import Head, pack, unpack
from runut.engines import rows
from runut.engines.rows import Row
from runut.records import Article, Page, Reading, Rejected
from runut.settings import Settings
from runut.store.codec import encode

#: The step, and the folders of what it writes.
STEP = "readings"
HEADS, FEATURES, REJECTED = "heads", "features", "rejects"
_FOLDERS = (STEP, HEADS, FEATURES, REJECTED)
#: Before a day, in the counts of articles by day.
DAY = "day:"


def read_lot(out: Path, lot: Lot, settings: Settings) -> Made:
    """Write what is read from the pages of a lot: readings and features by article, heads by
    the key that versions share, and what was rejected."""
    pages, rejected, known = _sorted(out, lot)
    names = {folder: inner(folder, lot.number) for folder in _FOLDERS}
    tells: Counter[str] = Counter(unchanged=known)
    with ExitStack() as opened:
        parts = {f: opened.enter_context(rows.replacing(out / n)) for f, n in names.items()}
        writers = {f: opened.enter_context(rows.Writer(part)) for f, part in parts.items()}
        for row in rejected:
            writers[REJECTED].add(row)
        results = intake.readings([page for _, page in pages], settings)
        for (place, page), result in zip(pages, results, strict=True):
            for folder, row in _rows(place, page, result, tells):
                writers[folder].add(row)
    tells["rejected"] += len(rejected)
    return Made(files=list(names.values()), tells=tells)


def worker(settings: Settings) -> partial[Made]:
    """`read_lot` as a part's work; each worker is one process."""
    return partial(read_lot, settings=settings)


def _sorted(out: Path, lot: Lot) -> tuple[list[tuple[int, Page]], list[Row], int]:
    """The pages to be read with their places, what was rejected, and how many are known."""
    pages: list[tuple[int, Page]] = []
    known = frozenset(lot.known)
    rejected: list[Row] = []
    found = (row for s in lot.slices for row in rows.read(out / s.file, s.start, s.stop))
    for place, row in enumerate(found, lot.first):
        if row.kind != "page":
            rejected.append(Row(row.key, row.kind, place, row.value))
        elif place not in known:
            pages.append((place, unpack(row.value, Page)))
    return pages, rejected, len(known)


def _rows(
    place: int, page: Page, result: Reading | Rejected, tells: Counter[str]
) -> Iterator[tuple[str, Row]]:
    if isinstance(result, Rejected):
        tells["rejected"] += 1
        yield REJECTED, Row(page.place, "rejected", place, pack(result))
        return
    article = result.article
    tells["read"] += 1
    tells[f"{DAY}{result.features.day or ''}"] += 1
    yield STEP, Row(article.id, "reading", place, encode(result))
    yield FEATURES, Row(article.id, "features", place, encode(result.features))
    yield HEADS, Row(article.key, "head", place, pack(_head(article, result.features.day)))


def _head(article: Article, day: str | None) -> Head:
    return Head(
        id=article.id,
        key=article.key,
        page=article.page,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        day=day,
        text="" if article.title else article.text,
    )

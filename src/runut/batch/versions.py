"""Which articles are versions of one another, and which is the newest, as the store orders them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path

import apsw

from runut.batch.blocks import Block, Finder, rank_of
from runut.batch.course import Bucket, Course, Made, regrouped
from runut.batch.records import Head, Version, pack, unpack
from runut.engines.rows import Row

STEP = "versions"
#: Features and heads of the newest versions, by article.
CURRENT = "current"


def settle(course: Course, heads: Sequence[str], buckets: int, lot: int) -> tuple[str, ...]:
    """The versions of all articles; files of rows by article."""
    files = course.shuffle("by-key", heads, buckets)
    return course.buckets(STEP, partial(order_bucket, lot=lot), files)


def order_bucket(out: Path, bucket: Bucket, lot: int) -> Made:
    """Order the versions of each key in a bucket; ``lot`` pages were cleaned together."""
    return regrouped(out, bucket, STEP, partial(_versions, lot=lot))


def _versions(_: str, found: Sequence[Row], lot: int) -> Iterator[Row]:
    """The versions among the heads of one key; an article that came twice counts once, where
    it came first."""
    first: dict[str, tuple[int, Head]] = {}
    for row in sorted(found, key=lambda row: row.rank):
        head = unpack(row.value, Head)
        first.setdefault(head.id, (row.rank, head))
    ordered = list(first.values())
    if len(ordered) > 1:
        ordered.sort(key=lambda each: (_moment(each[1].published), each[0] // lot, each[1].id))
    for number, (place, head) in enumerate(ordered, 1):
        version = Version(version=number, current=number == len(ordered))
        yield Row(head.id, "version", place, pack(version))
        if version.current:
            yield Row(head.id, "head", place, pack(head))


@lru_cache(maxsize=1 << 12)
def _moment(published: str | None) -> float:
    """A time as the store compares it (`runut.store.articles`), which is by SQLite's own clock."""
    found = apsw.Connection(":memory:").execute("SELECT julianday(?)", (published,)).get
    return found if isinstance(found, float) else 0.0


def keep_current(
    course: Course,
    features: Sequence[str],
    versions: Sequence[str],
    blocks: tuple[Block, ...],
    buckets: int,
) -> tuple[str, ...]:
    """Features and heads of the newest versions, with the blocks they belong to."""
    files = course.shuffle("features-by-article", [*features, *versions], buckets)
    return course.buckets(CURRENT, partial(keep_bucket, blocks=blocks), files)


def keep_bucket(out: Path, bucket: Bucket, blocks: tuple[Block, ...]) -> Made:
    """Keep what belongs to the newest versions in a bucket."""
    return regrouped(out, bucket, CURRENT, partial(_kept, finder=Finder(blocks)))


def _kept(_: str, group: Sequence[Row], finder: Finder) -> Iterator[Row]:
    head = next((row for row in group if row.kind == "head"), None)
    if head is None:
        return
    described = unpack(head.value, Head)
    rank = rank_of(finder.of(described.day, described.id), head.rank)
    features = next(row for row in group if row.kind == "features")
    yield Row(head.key, "features", rank, features.value)
    yield Row(head.key, "head", rank, head.value)

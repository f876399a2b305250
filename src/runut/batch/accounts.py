"""Accounts of all stories, as rows for whoever imports them and as tables for everybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

from runut import assemble
from runut.batch import tables
from runut.batch.course import Bucket, Course, Made, inner
from runut.batch.following import Followed
from runut.batch.grouping import Grouped
from runut.batch.records import Version, pack, unpack
from runut.engines import rows
from runut.engines.rows import Row
from runut.export import columnar
from runut.export.tables import COLUMNS
from runut.records import Reading, Story
from runut.store import accounts
from runut.store.codec import decode

#: The step, and the folder of the accounts as rows.
STEP, BUILT = "accounts", "built"


def build_all(
    course: Course,
    read: Sequence[str],
    versions: Sequence[str],
    grouped: Grouped,
    followed: Followed,
    buckets: int,
    language: str,
) -> tuple[str, ...]:
    """Build the accounts of all stories; the files that were made. ``language`` is that of the
    sentences in the tables."""
    found = course.shuffle(
        "readings-by-article", [*read, *versions, *grouped.homes], buckets, without_heads
    )
    by_story = course.shuffle(
        "by-story", [*found, *grouped.stories, *followed.sagas], buckets, send_home
    )
    return course.buckets(STEP, partial(build_bucket, language=language), by_story, [language])


def without_heads(found: Iterable[Row]) -> Iterator[Row]:
    """Of versions only which it is: the rest is in the reading."""
    return (row for row in found if row.kind != "head")


def send_home(found: Iterable[Row]) -> Iterator[Row]:
    """To every story the newest readings of its articles, and the saga it is in."""
    for _, group in rows.by_key(found):
        yield from (row for row in group if row.kind in {"story", "in-saga"})
        yield from _newest(group)


def _newest(group: Sequence[Row]) -> Iterator[Row]:
    home = next((row.value.decode() for row in group if row.kind == "home"), None)
    if home is None:
        return
    (version,) = (row for row in group if row.kind == "version")
    number = unpack(version.value, Version).version
    for row in group:
        if row.kind == "reading" and row.rank == version.rank:
            yield Row(home, "reading", number, row.value)


def build_bucket(out: Path, bucket: Bucket, language: str) -> Made:
    """Build the accounts of the stories in a bucket."""
    names = {name: f"{name}/{bucket.number:05}.parquet" for name in (*COLUMNS, *tables.OWN)}
    built = inner(BUILT, bucket.number)
    with ExitStack() as opened:
        parts = {n: opened.enter_context(rows.replacing(out / p)) for n, p in names.items()}
        record = opened.enter_context(rows.replacing(out / built))
        writer = opened.enter_context(rows.Writer(record))
        own = opened.enter_context(tables.writing({n: parts[n] for n in tables.OWN}, language))
        write = opened.enter_context(
            columnar.writing({name: parts[name] for name in COLUMNS}, language)
        )
        for story, group in rows.by_key(rows.read(out / bucket.file)):
            account, brought = assemble.built(*_story(group))
            packed = accounts.pack(account, assemble.line(account), brought)
            writer.add(Row(story, "account", 0, pack(packed)))
            write(account)
            own(account)
    return Made(files=[built, *names.values()])


def _story(group: Sequence[Row]) -> tuple[Story, tuple[Reading, ...]]:
    (told,) = (row for row in group if row.kind == "story")
    saga = next((row.value.decode() for row in group if row.kind == "in-saga"), None)
    readings = sorted(
        (_reading(row) for row in group if row.kind == "reading"),
        key=lambda reading: reading.article.id,
    )
    return replace(decode(told.value, Story), saga=saga), tuple(readings)


def _reading(row: Row) -> Reading:
    reading = decode(row.value, Reading)
    return replace(reading, article=replace(reading.article, version=row.rank))

"""Sagas: which stories continue one another, as `runut.sequels` follows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from runut.batch import components
from runut.batch.course import Bucket, Course, Made, regrouped
from runut.batch.records import pack, unpack
from runut.engines import rows
from runut.engines.rows import Row
from runut.store.codec import encode
from runut.stories import sagas
from runut.stories.told import CONTINUES, Abreast, Told

STEP, ALIKE = "sagas", "alike"


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """Files of rows: stories that are alike, two by two, and sagas with those in them."""

    alike: tuple[str, ...]
    sagas: tuple[str, ...]


def follow_all(course: Course, told: Sequence[str], buckets: int) -> Followed:
    """Find the sagas of all stories."""
    named = course.shuffle("told-by-name", told, buckets, to_names)
    alike = course.buckets(ALIKE, compare_bucket, named)
    labels = components.label(course, "chain-labels", alike, buckets, as_edges)
    found = course.shuffle("told-by-story", [*told, *labels, *alike], buckets)
    chains = course.shuffle("chains", found, buckets, send_home)
    return Followed(alike=alike, sagas=course.buckets(STEP, chain_bucket, chains))


def to_names(found: Iterable[Row]) -> Iterator[Row]:
    """What stories are told with, to every name that they are looked up by."""
    for row in found:
        for name in unpack(row.value, Told).telling:
            yield Row(name, row.key, 0, row.value)


def as_edges(found: Iterable[Row]) -> Iterator[Row]:
    """Stories that are alike, as edges."""
    return (components.edge(row.key, row.value.decode()) for row in found)


def compare_bucket(out: Path, bucket: Bucket) -> Made:
    """Compare the stories under each name in a bucket, unless they are too many to tell."""
    return regrouped(out, bucket, ALIKE, _alike)


def _alike(_: str, group: Sequence[Row]) -> Iterator[Row]:
    if len(group) > sagas.CROWD:
        return
    told = [unpack(row.value, Told) for row in group]
    abreast = Abreast(told)
    for at, one in enumerate(told):  # sorted, for stories stand as the kind
        later = np.arange(at + 1, len(told))
        for other in later[abreast.likeness(at, later) >= CONTINUES].tolist():
            yield Row(one.story, "alike", 0, told[other].story.encode())


def send_home(found: Iterable[Row]) -> Iterator[Row]:
    """What each story is told with, and to whom it is alike, to what it hangs together with."""
    for story, group in rows.by_key(found):
        label = components.label_in(group, story)
        for row in group:
            if row.kind == "told":
                yield Row(label, "told", 0, row.value)
            elif row.kind == "alike":
                yield Row(label, "alike", 0, pack((story, row.value.decode())))


def chain_bucket(out: Path, bucket: Bucket) -> Made:
    """Find the sagas among the stories that hang together."""
    return regrouped(out, bucket, STEP, _chained)


def _chained(_: str, group: Sequence[Row]) -> Iterator[Row]:
    told = [unpack(row.value, Told) for row in group if row.kind == "told"]
    pairs = (unpack(row.value, list[str]) for row in group if row.kind == "alike")
    alike = {(one, other) for one, other in pairs}
    for saga in sagas.chains(told, alike) if alike else ():
        yield Row(saga.id, "saga", 0, encode(saga))
        for story in saga.stories:
            yield Row(story, "in-saga", 0, saga.id.encode())

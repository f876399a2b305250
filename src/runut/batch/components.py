"""What hangs together: the connected components of a graph that no memory holds.

Large-star and small-star by turns (Kiveris, Lattanzi, Mirrokni, Rastogi and Vassilvitskii,
"Connected Components in MapReduce and Beyond", 2014): every node ties its larger neighbours,
then its smaller ones, to the smallest that it knows of, until every component is a star around
its smallest node. Takes about log² of the number of nodes rounds at the worst, and few in
practice; a round is on disk when the next begins. A graph that memory does hold is labelled at
once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from zlib import crc32

from runut.batch.course import Bucket, Course, Made, inner
from runut.engines import rows
from runut.engines.protocol import Route, same
from runut.engines.rows import Row

#: Fewer rows than this are looked at in one piece of memory, some hundred bytes each.
AT_ONCE = 2_000_000


def edge(a: str, b: str) -> Row:
    """An edge as a row; which way does not matter."""
    return Row(a, "edge", 0, b.encode())


def label_in(group: Sequence[Row], node: str) -> str:
    """The label of a node, if there is one among the rows of its key; else the node itself."""
    return next((row.value.decode() for row in group if row.kind == "edge"), node)


def label(
    course: Course, name: str, files: Sequence[str], buckets: int, route: Route
) -> tuple[str, ...]:
    """The components of the edges that ``route`` makes of the rows in ``files``: files of rows
    by node, with the smallest node of its component as the value. That one itself, and nodes
    without an edge, have none. ``name`` is for the steps."""
    if sum(rows.count(course.out / file) for file in files) <= AT_ONCE:
        part = Edges(name=name, files=tuple(files))
        marks = course.each(name, partial(unite, route=route), [part], [files])
        return tuple(marks[0].files)
    before, turn = None, 0
    edges, way = tuple(files), route
    while True:
        both = course.shuffle(f"{name}-{turn}-both", edges, buckets, partial(_both, route=way))
        down = course.shuffle(f"{name}-{turn}-down", both, buckets, _large_stars)
        edges, after = _small_stars(course, f"{name}-{turn}", down)
        if after == before:
            return edges
        before, way, turn = after, same, turn + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """Files of which rows are edges, few enough to be held, and the folder to write to."""

    name: str
    files: tuple[str, ...]


def unite(out: Path, edges: Edges, route: Route) -> Made:
    """The labels of few edges, in memory: each set of nodes is a tree under its smallest."""
    above: dict[str, str] = {}

    def top(node: str) -> str:
        while above.setdefault(node, node) != node:
            above[node] = above[above[node]]
            node = above[node]
        return node

    for file in edges.files:
        for row in route(rows.read(out / file)):
            a, b = top(row.key), top(row.value.decode())
            above[max(a, b)] = min(a, b)
    name = inner(edges.name, 0)
    rows.write(out / name, (edge(n, top(n)) for n in sorted(above) if top(n) != n))
    return Made(files=[name])


def _both(found: Iterable[Row], route: Route) -> Iterator[Row]:
    """Every edge to both its nodes."""
    for each in route(found):
        yield each
        yield edge(each.value.decode(), each.key)


def _large_stars(found: Iterable[Row]) -> Iterator[Row]:
    """The larger neighbours of every node tied to the smallest, each edge to its larger end."""
    for node, near in _neighbours(found):
        least = min(node, near[0])
        yield from (edge(other, least) for other in near if other > node and other != least)


def _small_stars(
    course: Course, step: str, files: Sequence[str]
) -> tuple[tuple[str, ...], tuple[int, int]]:
    """The smaller neighbours of every node tied to the smallest; the edges that makes, and what
    tells them from others."""
    parts = [Bucket(number=n, file=file) for n, file in enumerate(files)]
    done = course.each(step, partial(_tie, into=step), parts, [[file] for file in files])
    tells = sum(mark.tells["edges"] for mark in done), sum(mark.tells["sum"] for mark in done)
    return tuple(name for mark in done for name in mark.files), tells


def _tie(out: Path, bucket: Bucket, into: str) -> Made:
    name = inner(into, bucket.number)
    count = total = 0
    with rows.replacing(out / name) as part, rows.Writer(part) as writer:
        for node, near in _neighbours(rows.read(out / bucket.file)):
            for other in (*near[1:], node):
                made = edge(other, near[0])
                count += 1
                total += crc32(made.key.encode() + made.value)
                writer.add(made)
    return Made(files=[name], tells={"edges": count, "sum": total})


def _neighbours(found: Iterable[Row]) -> Iterator[tuple[str, list[str]]]:
    """Every node with its neighbours, sorted."""
    for node, group in rows.by_key(found):
        yield node, sorted({row.value.decode() for row in group})

"""What hangs together: the connected components of a graph that no memory holds.

Large-star and small-star by turns (Kiveris, Lattanzi, Mirrokni, Rastogi and Vassilvitskii,
"Connected Components in MapReduce and Beyond", 2014): every node ties its larger neighbours,
then its smaller ones, to the smallest that it knows of, until every component is a star around
its smallest node. Takes about log² of the number of nodes rounds at the worst, and few in
practice; a round is on disk when the next begins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from zlib import crc32

from runut.batch.course import Bucket, Course, Made, inner
from runut.engines import rows
from runut.engines.protocol import Route, same
from runut.engines.rows import Row


def edge(a: str, b: str) -> Row:
    """An edge as a row; which way does not matter."""
    return Row(a, "edge", 0, b.encode())


def label(
    course: Course, name: str, files: Sequence[str], buckets: int, route: Route
) -> tuple[str, ...]:
    """The components of the edges that ``route`` makes of the rows in ``files``: files of rows
    by node, with the smallest node of its component as the value. That one itself, and nodes
    without an edge, have none. ``name`` is for the steps."""
    before, turn = None, 0
    edges = tuple(files)
    while True:
        way = partial(_both, route=same if turn else route)
        both = course.shuffle(f"{name}-{turn}-both", edges, buckets, way)
        large, _ = _star(course, f"{name}-{turn}-large", both, _larger)
        down = course.shuffle(f"{name}-{turn}-down", large, buckets, _down)
        edges, after = _star(course, f"{name}-{turn}-small", down, _smaller)
        if after == before:
            return edges
        before, turn = after, turn + 1


def _both(row: Row, route: Route) -> Iterator[Row]:
    """Every edge to both its nodes."""
    for each in route(row):
        yield each
        yield edge(each.value.decode(), each.key)


def _down(row: Row) -> Iterator[Row]:
    """Every edge to the larger of its nodes."""
    a, b = row.key, row.value.decode()
    if a != b:
        yield edge(max(a, b), min(a, b))


#: From a node and its neighbours, sorted, to the edges that it makes of them.
Star = Callable[[str, Sequence[str]], Iterator[Row]]


def _larger(node: str, near: Sequence[str]) -> Iterator[Row]:
    least = min(node, near[0])
    return (edge(other, least) for other in near if other > node)


def _smaller(node: str, near: Sequence[str]) -> Iterator[Row]:
    least = near[0]  # which is smaller than the node
    return (edge(each, least) for each in (*near[1:], node))


def _star(
    course: Course, step: str, files: Sequence[str], star: Star
) -> tuple[tuple[str, ...], tuple[int, int]]:
    """Every node with its neighbours; the edges it made, and what tells them from others."""
    parts = [Bucket(number=n, file=file) for n, file in enumerate(files)]
    work = partial(_star_in, into=step, star=star)
    done = course.each(step, work, parts, [[file] for file in files])
    tells = sum(mark.tells["edges"] for mark in done), sum(mark.tells["sum"] for mark in done)
    return tuple(name for mark in done for name in mark.files), tells


def _star_in(out: Path, bucket: Bucket, into: str, star: Star) -> Made:
    name = inner(into, bucket.number)
    count = total = 0
    with rows.replacing(out / name) as part, rows.Writer(part) as writer:
        for node, found in rows.by_key(rows.read(out / bucket.file)):
            near = sorted({row.value.decode() for row in found})
            for made in star(node, near):
                count += 1
                total += crc32(made.key.encode() + made.value)
                writer.add(made)
    return Made(files=[name], tells={"edges": count, "sum": total})

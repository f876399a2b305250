"""The links of all articles scored among their neighbours (`runut.stories.context`).

An article's neighbours lie with its block. A link is scored where its first block is looked
at, with the neighbours that lie there and in the other block, one other block at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from struct import Struct

from runut.batch import links
from runut.batch.course import Course, Made, inner
from runut.batch.marks import Mark
from runut.batch.records import Tie, pack, unpack
from runut.engines import rows
from runut.engines.rows import Row
from runut.records import Link
from runut.stories import context

STEP = "ties"
_SCORE = Struct("<d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A block: its links, and the files of neighbours of all blocks, by number."""

    number: int
    links: str
    near: tuple[str, ...]


def score_all(course: Course, linked: Sequence[Mark]) -> tuple[str, ...]:
    """Score the links of every block among their neighbours; files of rows by article."""
    found = [name for mark in linked for name in mark.files]
    near = course.shuffle("neighbours", found, len(found), to_ends, rows.numbered)
    parts = [Scored(number=n, links=file, near=near) for n, file in enumerate(found)]
    inputs = [
        [found[n], near[n], *(near[int(other)] for other in mark.tells)]
        for n, mark in enumerate(linked)
    ]
    done = course.each(STEP, score_block, parts, inputs)
    return tuple(name for mark in done for name in mark.files)


def to_ends(found: Iterable[Row]) -> Iterator[Row]:
    """Links to the blocks of both their ends."""
    for row in found:
        link = unpack(row.value, Link)
        score = _SCORE.pack(link.score)
        a, b = links.ends_of(row.rank)
        yield Row(str(a), link.a, 0, link.b.encode() + score)
        yield Row(str(b), link.b, 0, link.a.encode() + score)


def score_block(out: Path, scored: Scored) -> Made:
    """Score the links of one block among their neighbours."""
    by_other: dict[int, list[Row]] = defaultdict(list)
    for row in rows.read(out / scored.links):
        by_other[max(links.ends_of(row.rank))].append(row)
    own = _Near(out / scored.near[scored.number])
    name = inner(STEP, scored.number)
    with rows.replacing(out / name) as part, rows.Writer(part) as writer:
        for number, found in sorted(by_other.items()):
            other = own if number == scored.number else _Near(out / scored.near[number])
            for row in found:
                link = unpack(row.value, Link)
                a, b = ((own, other)[end != scored.number] for end in links.ends_of(row.rank))
                writer.add(Row(link.a, "tie", row.rank, pack(_scored(link, a, b))))
    return Made(files=[name])


class _Near:
    """The neighbours of the articles of a block, as links alone score them."""

    def __init__(self, path: Path) -> None:
        self.of: dict[str, dict[str, float]] = defaultdict(dict)
        for row in rows.read(path):  # sorted, as the sums below want them
            other, score = row.value[: -_SCORE.size], row.value[-_SCORE.size :]
            self.of[row.kind][other.decode()] = _SCORE.unpack(score)[0]
        self.total = {article: sum(found.values()) for article, found in self.of.items()}


def _scored(link: Link, a: _Near, b: _Near) -> Tie:
    near: Mapping[str, Mapping[str, float]] = {link.a: a.of[link.a], link.b: b.of[link.b]}
    total = {link.a: a.total[link.a], link.b: b.total[link.b]}
    return Tie(link=link, score=context.revised(link.a, link.b, near, total))

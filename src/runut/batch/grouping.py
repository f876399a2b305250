"""Stories: what hangs together by its ties is grouped, piece by piece, as `runut.regroup` does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from runut.batch import components
from runut.batch.course import Bucket, Course, Made, inner, lying_in
from runut.batch.records import Head, Tie, pack, unpack
from runut.engines import rows
from runut.engines.rows import Row
from runut.records import Article, Features, Link, Story
from runut.store.codec import decode, encode
from runut.stories import cluster, gather, sagas, succession

#: The step, and the folders of what it writes: stories by id, the story of each article, what
#: stories are told with.
STEP, HOMES, TOLD = "stories", "homes", "told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """Files of rows: stories, the story of each article, and what stories are told with."""

    stories: tuple[str, ...]
    homes: tuple[str, ...]
    told: tuple[str, ...]


def group_all(course: Course, current: Sequence[str], ties: Sequence[str], buckets: int) -> Grouped:
    """Group all articles into stories."""
    labels = components.label(course, "piece-labels", ties, buckets, strong)
    found = course.shuffle("labels-by-article", [*current, *ties, *labels], buckets)
    pieces = course.shuffle("pieces", found, buckets, send_home)
    made = course.buckets(STEP, group_bucket, pieces)
    stories, homes, told = (lying_in(folder, made) for folder in (STEP, HOMES, TOLD))
    return Grouped(stories=stories, homes=homes, told=told)


def strong(found: Iterable[Row]) -> Iterator[Row]:
    """Ties as edges, those by which articles hang together."""
    for row in found:
        tie = unpack(row.value, Tie)
        if tie.score >= gather.TIE:
            yield components.edge(tie.link.a, tie.link.b)


def send_home(found: Iterable[Row]) -> Iterator[Row]:
    """All that belongs to an article to its piece."""
    for article, group in rows.by_key(found):
        label = components.label_in(group, article)
        yield from (Row(label, r.kind, r.rank, r.value) for r in group if r.kind != "edge")


def group_bucket(out: Path, bucket: Bucket) -> Made:
    """Group the pieces in a bucket."""
    names = [inner(folder, bucket.number) for folder in (STEP, HOMES, TOLD)]
    with ExitStack() as opened:
        parts = [opened.enter_context(rows.replacing(out / name)) for name in names]
        stories, homes, told = (opened.enter_context(rows.Writer(part)) for part in parts)
        for _, group in rows.by_key(rows.read(out / bucket.file)):
            piece = _Piece(group)
            for story in piece.stories():
                stories.add(Row(story.id, "story", 0, encode(story)))
                for article in story.articles:
                    homes.add(Row(article, "home", 0, story.id.encode()))
                telling = sagas.tell(story, piece.features)
                if telling is not None:
                    told.add(Row(story.id, "told", 0, pack(telling)))
    return Made(files=names)


class _Piece:
    """Articles that hang together."""

    def __init__(self, group: Sequence[Row]) -> None:
        by_kind: dict[str, list[bytes]] = {"features": [], "head": [], "tie": []}
        for row in group:
            by_kind[row.kind].append(row.value)
        read = (decode(content, Features) for content in by_kind["features"])
        self.features: Mapping[str, Features] = {each.article: each for each in read}
        heads = (unpack(content, Head) for content in by_kind["head"])
        self._articles = {head.id: _article(head) for head in heads}
        ties = (unpack(content, Tie) for content in by_kind["tie"])
        self._ties = {
            (tie.link.a, tie.link.b): tie
            for tie in sorted(ties, key=lambda tie: (tie.link.a, tie.link.b))
            if tie.link.b in self.features
        }

    def stories(self) -> Iterator[Story]:
        """The stories of the piece, by id."""
        scores = {pair: tie.score for pair, tie in self._ties.items()}
        groups = succession.settle(cluster.settle(self.features, scores), {})
        for story, members in sorted(groups.items()):
            yield cluster.describe(
                story,
                [self._articles[article] for article in members],
                {article: self.features[article] for article in members},
                self._links(members),
            )

    def _links(self, members: Sequence[str]) -> list[Link]:
        inside = frozenset(members)
        return [t.link for (a, b), t in self._ties.items() if a in inside and b in inside]


def _article(head: Head) -> Article:
    """As much of an article as describing a story takes."""
    return Article(
        id=head.id,
        key=head.key,
        page=head.page,
        path=None,
        url=None,
        outlet=head.outlet,
        title=head.title,
        authors=(),
        published=head.published,
        language="",
        text=head.text,
        sentences=(),
        furniture=(),
    )

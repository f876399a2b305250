"""What new articles and people's decisions change among the stories.

Only what could change is looked at: the articles that wait, those whose links came to weigh
otherwise through them, and what hangs together with these, piece by piece. Links depend on
two articles alone and groups on the links, so the outcome is the same in whatever order
articles came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

import apsw

from runut import linking, sequels
from runut.linking import Shelf
from runut.records import Features, Progress, Watcher
from runut.store import articles, decisions, filings, links, stories, versions
from runut.store.collection_file import CollectionFile
from runut.stories import cluster, gather, succession

#: Articles grouped in one transaction.
TOGETHER: Final = 20_000


def regroup(
    connection: apsw.Connection,
    window_days: int,
    touched: Iterable[str] = (),
    bereft: Iterable[str] = (),
    among: Collection[str] | None = None,
    shelf: Shelf | None = None,
) -> tuple[str, ...]:
    """Bring the stories up to date; ids of the stories that changed, gone ones included.

    Looks at the articles that are pending (all, or those ``among`` some) and at ``touched``
    ones (those of a decision just made or undone). ``bereft`` are ids of stories of which an
    article was taken out. ``shelf`` serves whoever calls again and again. To be called inside
    a writing transaction.
    """
    shelf = shelf or Shelf(window_days)
    bereft = set(bereft)
    pending = articles.pending(connection, among)
    outdated = [article for article, current in pending if not current]
    bereft |= {story for story in articles.stories_of(connection, outdated).values() if story}
    articles.inherit_story(connection, outdated)
    articles.settle(connection, dict.fromkeys(outdated))
    links.drop(connection, outdated)
    for number in articles.numbers_of(connection, outdated):
        filings.drop(connection, number)
        shelf.clear()
    fresh = [article for article, _ in articles.pending(connection, among)]
    if not fresh and not touched and not bereft:
        return ()
    seeds = {*linking.link(connection, fresh, shelf), *touched}
    changed = _settle(connection, seeds, bereft)
    changed |= sequels.follow(connection, changed)
    return tuple(sorted(changed))


def in_turn(
    file: CollectionFile, window_days: int, touched: Iterable[str], watch: Watcher
) -> Iterator[str]:
    """Bring the stories up to date in several transactions, so many articles each, those
    published first coming first; ids of the stories that changed, some maybe repeated.

    Whoever is interrupted goes on where he was, and memory does not grow with what waits.
    """
    if touched:
        with file.writing() as connection:
            yield from regroup(connection, window_days, touched, among=())
    shelf = Shelf(window_days)
    while waiting := articles.waiting(file.connection):
        for done in range(0, len(waiting), TOGETHER):
            watch(Progress(stage="group", done=done, total=len(waiting)))
            with file.writing() as connection:
                some = waiting[done : done + TOGETHER]
                changed = regroup(connection, window_days, among=some, shelf=shelf)
            yield from changed


def _settle(connection: apsw.Connection, seeds: set[str], bereft: set[str]) -> set[str]:
    """Group again all that hangs together with ``seeds``, piece by piece; ids of the stories
    that changed. ``bereft`` are stories that lost an article."""
    rules = _Rules(connection)
    seeds = seeds.union(*(stories.members(connection, story) for story in bereft))
    empty = {story for story in bereft if not stories.members(connection, story)}
    stories.drop(connection, empty)
    changed = set(empty)
    done: set[str] = set()
    for seed in sorted(seeds):
        if seed not in done:
            piece = _piece(connection, seed, rules)
            done |= piece
            changed |= _settle_piece(connection, piece, rules, bereft)
    return changed


def _piece(connection: apsw.Connection, seed: str, rules: _Rules) -> set[str]:
    """Everything that hangs together with an article by tie, story or decision."""
    piece: set[str] = set()
    seen: set[str] = set()
    todo = {seed}
    while todo:
        piece |= todo
        following: set[str] = set()
        for article in sorted(todo):
            ties = links.ties(connection, article)
            following.update(other for other, score in ties.items() if score >= gather.TIE)
            following |= rules.companions(article)
        for story in {*articles.stories_of(connection, todo).values()} - seen - {None}:
            assert story is not None
            seen.add(story)
            following |= stories.members(connection, story)
        todo = following - piece
    return piece


def _settle_piece(
    connection: apsw.Connection, piece: set[str], rules: _Rules, bereft: set[str]
) -> set[str]:
    features = articles.features_of(connection, piece)
    scores = {
        (article, other): score
        for article in sorted(features)
        for other, score in links.ties(connection, article).items()
        if article < other and other in features
    }
    groups = cluster.settle(features, scores, rules.together_in(piece), rules.apart_in(piece))
    before: dict[str, set[str]] = {}
    for article, story in articles.stories_of(connection, features).items():
        if story is not None:
            before.setdefault(story, set()).add(article)
    earlier = {story: frozenset(group) for story, group in before.items()}
    after = succession.settle(groups, earlier, partial(_is_kept, connection))
    articles.settle(connection, {a: story for story, group in after.items() for a in group})
    gone = set(earlier) - set(after)
    stories.drop(connection, gone)
    changed = {s for s, group in after.items() if earlier.get(s) != frozenset(group)}
    changed |= {s for s, group in after.items() if rules.touches(group)}
    changed |= bereft & set(after)
    changed |= {s for s in after if s not in changed and not _is_kept(connection, s)}
    for story in sorted(changed):
        _write(connection, story, after[story], features)
    return changed | gone


def _is_kept(connection: apsw.Connection, story: str) -> bool:
    return stories.get(connection, story) is not None


def _write(
    connection: apsw.Connection,
    story: str,
    group: tuple[str, ...],
    features: Mapping[str, Features],
) -> None:
    described = cluster.describe(
        story,
        articles.heads_of(connection, story),
        {article: features[article] for article in group},
        links.within(connection, group) if len(group) > 1 else (),
    )
    earlier = stories.get(connection, story)
    described = replace(described, saga=earlier.saga if earlier else None)
    stories.put(connection, described, stories.outlets_of(connection, story))


class _Rules:
    """The decisions in force, in ids of current articles. A later one wins."""

    def __init__(self, connection: apsw.Connection) -> None:
        self.together: list[frozenset[str]] = []
        self.apart: list[tuple[frozenset[str], frozenset[str]]] = []
        for decision in decisions.in_force(connection):
            named = frozenset(versions.current_of(connection, decision.articles))
            if decision.kind == "merge":
                self._merge(named)
            else:
                others = frozenset(versions.current_of(connection, decision.apart))
                self.apart.append((named, others))

    def _merge(self, named: frozenset[str]) -> None:
        """Put together, lifting what earlier splits said of these very articles."""
        self.together.append(named)
        parted = self.apart
        self.apart = [(left - named, right) for left, right in parted]
        self.apart += [(left & named, right - named) for left, right in parted]

    def companions(self, article: str) -> frozenset[str]:
        """Articles that a person put together with this one."""
        return frozenset().union(*(group for group in self.together if article in group))

    def together_in(self, piece: set[str]) -> list[frozenset[str]]:
        """What a person put together, as far as it bears on a piece."""
        return [named for named in self.together if not named.isdisjoint(piece)]

    def apart_in(self, piece: set[str]) -> list[tuple[frozenset[str], frozenset[str]]]:
        """What a person keeps apart, as far as it bears on a piece."""
        return [
            (left, right)
            for left, right in self.apart
            if not (left.isdisjoint(piece) or right.isdisjoint(piece))
        ]

    def touches(self, group: Iterable[str]) -> bool:
        """Whether a decision names one of these articles."""
        named = frozenset(group)
        return any(named & rule for rule in self.together) or any(
            named & (left | right) for left, right in self.apart
        )

"""What new articles and people's decisions change among the stories.

Only what could change is looked at: the articles that wait, those they link to, and the
rest of the stories and links those belong to. Links depend on two articles alone and
groups on the links, so the outcome is the same in whatever order articles came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

import apsw

from runut.records import Features, Link
from runut.store import articles, decisions, stories
from runut.stories import candidates, cluster, sagas, score, succession


def regroup(
    connection: apsw.Connection,
    window_days: int,
    touched: Iterable[str] = (),
    bereft: Iterable[str] = (),
) -> tuple[str, ...]:
    """Bring the stories up to date; ids of the stories that changed, gone ones included.

    Looks at the articles that are pending and at ``touched`` ones (those of a decision
    just made or undone). ``bereft`` are ids of stories of which an article was taken out.
    To be called inside a writing transaction.
    """
    waiting = articles.pending(connection)
    outdated = [article for article, current in waiting if not current]
    fresh = [article for article, current in waiting if current]
    bereft = set(bereft)
    if not waiting and not touched and not bereft:
        return ()
    changed = {story for story in articles.stories_of(connection, outdated).values() if story}
    changed |= bereft
    articles.settle(connection, dict.fromkeys(outdated))
    stories.drop_links(connection, outdated)
    _link(connection, fresh, window_days)
    changed |= _settle(connection, {*fresh, *touched}, frozenset(fresh), changed)
    changed.update(_follow(connection))
    return tuple(sorted(changed))


def _link(connection: apsw.Connection, fresh: list[str], window_days: int) -> None:
    """Compare the fresh articles with all that are near them in time, and keep the links."""
    if not fresh:
        return
    features = articles.features_of(connection, fresh)
    index = candidates.Index(window_days=window_days)
    live = dict(features)
    for near in articles.features_between(connection, *_window(features.values(), window_days)):
        live[near.article] = near
    for article in sorted(live):
        index.add(live[article])
    pairs = {
        tuple(sorted((article, other)))
        for article in fresh
        for other in index.near(features[article])
    }
    links = (score.link(live[a], live[b]) for a, b in sorted(pairs))
    stories.put_links(connection, (link for link in links if link is not None))


def _window(features: Iterable[Features], window_days: int) -> tuple[str, str]:
    """First and last day on which an article could belong with one of these.

    An undated article may belong with any.
    """
    every = list(features)
    if not all(each.day for each in every):
        return "", "~"
    days = sorted(date.fromisoformat(each.day) for each in every if each.day)
    margin = timedelta(days=window_days)
    return (days[0] - margin).isoformat(), (days[-1] + margin).isoformat()


def _settle(
    connection: apsw.Connection,
    seeds: set[str],
    fresh: frozenset[str],
    emptied: Iterable[str],
) -> set[str]:
    """Group again all that hangs together with ``seeds``; ids of the stories that changed."""
    rules = _Rules(connection)
    members, links = _neighbourhood(connection, seeds, rules, emptied)
    features = articles.features_of(connection, members)
    groups = cluster.group(features, links, rules.together, rules.apart)
    before: dict[str, set[str]] = {}
    for article, story in articles.stories_of(connection, features).items():
        if story is not None and article not in fresh:
            before.setdefault(story, set()).add(article)
    earlier = {story: frozenset(group) for story, group in before.items()}
    after = succession.settle(groups, earlier)
    articles.settle(connection, {a: story for story, group in after.items() for a in group})
    gone = ({*earlier, *emptied}) - set(after)
    stories.drop(connection, gone)
    changed = {s for s, group in after.items() if earlier.get(s) != frozenset(group)}
    changed |= {s for s, group in after.items() if rules.touches(group)}
    changed |= set(emptied) & set(after)
    by_article = {(link.a, link.b): link for link in links}
    for story in sorted(changed):
        _write(connection, story, after[story], features, by_article)
    return changed | gone


def _write(
    connection: apsw.Connection,
    story: str,
    group: tuple[str, ...],
    features: Mapping[str, Features],
    links: Mapping[tuple[str, str], Link],
) -> None:
    inside = set(group)
    texts = [reading.article for reading in articles.readings_of(connection, story)]
    described = cluster.describe(
        story,
        texts,
        {article: features[article] for article in group},
        [link for pair, link in links.items() if inside.issuperset(pair)],
    )
    earlier = stories.get(connection, story)
    described = replace(described, saga=earlier.saga if earlier else None)
    stories.put(connection, described, stories.outlets_of(connection, story))


def _neighbourhood(
    connection: apsw.Connection,
    seeds: set[str],
    rules: _Rules,
    emptied: Iterable[str],
) -> tuple[set[str], list[Link]]:
    """Everything that hangs together with the seeds by story, link or decision."""
    members: set[str] = set()
    links: dict[tuple[str, str], Link] = {}
    open_stories = set(emptied)
    todo = set(seeds)
    seen_stories: set[str] = set()
    while todo or open_stories:
        for story in sorted(open_stories - seen_stories):
            todo |= stories.members(connection, story)
        seen_stories |= open_stories
        todo -= members
        members |= todo
        following: set[str] = set()
        for article in sorted(todo):
            for link in stories.links_of(connection, article):
                links[link.a, link.b] = link
                following |= {link.a, link.b}
            following |= rules.companions(article)
        places = articles.stories_of(connection, sorted(todo)).values()
        open_stories = {place for place in places if place is not None} - seen_stories
        todo = following - members
    return members, [links[pair] for pair in sorted(links)]


def _follow(connection: apsw.Connection) -> tuple[str, ...]:
    """Tell anew which stories continue one another; ids of stories whose saga changed."""
    every = stories.every(connection)
    features = articles.features_of(connection, (a for story in every for a in story.articles))
    found = sagas.follow(every, features)
    changed = stories.put_sagas(connection, found)
    saga_of = {story: saga.id for saga in found for story in saga.stories}
    by_id = {story.id: story for story in every}
    for story in changed:
        kept = replace(by_id[story], saga=saga_of.get(story))
        stories.put(connection, kept, stories.outlets_of(connection, story))
    return changed


class _Rules:
    """The decisions in force, in ids of current articles. A later one wins."""

    def __init__(self, connection: apsw.Connection) -> None:
        self.together: list[frozenset[str]] = []
        self.apart: list[tuple[frozenset[str], frozenset[str]]] = []
        for decision in decisions.in_force(connection):
            named = frozenset(articles.current_of(connection, decision.articles))
            if decision.kind == "merge":
                self._merge(named)
            else:
                others = frozenset(articles.current_of(connection, decision.apart))
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

    def touches(self, group: Iterable[str]) -> bool:
        """Whether a decision names one of these articles."""
        named = frozenset(group)
        return any(named & rule for rule in self.together) or any(
            named & (left | right) for left, right in self.apart
        )

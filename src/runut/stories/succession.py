"""Which id a story bears: the one it had, as far as its articles say it is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from runut.identity import content_id


def settle(
    groups: Iterable[Sequence[str]],
    before: Mapping[str, frozenset[str]],
    borne: Callable[[str], bool] = lambda id: False,
) -> dict[str, tuple[str, ...]]:
    """Story ids for ``groups``, given the stories there were ``before``.

    A group keeps the id of the earlier story with which it shares most articles; of equal
    claims the larger share of that story, then the smaller id wins; each id is given
    once. A new story's id is made of its smallest article id; ``borne`` tells whether some
    story that is not looked at bears an id already.
    """
    ordered = sorted(tuple(sorted(members)) for members in groups)
    claims: list[tuple[int, str, tuple[str, ...]]] = []
    home = {a: story for story in sorted(before, reverse=True) for a in before[story]}
    for members in ordered:
        shared: dict[str, int] = {}
        for article in members:
            if article in home:
                shared[home[article]] = shared.get(home[article], 0) + 1
        claims.extend((-count, story, members) for story, count in shared.items())
    ids: dict[tuple[str, ...], str] = {}
    given: set[str] = set()
    for _, story, members in sorted(claims):
        if members not in ids and story not in given:
            ids[members] = story
            given.add(story)
    for members in ordered:
        if members not in ids:
            ids[members] = _fresh(
                members, lambda id: id in given or (id not in before and borne(id))
            )
            given.add(ids[members])
    return {ids[members]: members for members in ordered}


def _fresh(members: Sequence[str], taken: Callable[[str], bool]) -> str:
    """A new id; a story may still bear the one made of this group's smallest article."""
    made = content_id("story", members[0])
    count = 0
    while taken(made):
        count += 1
        made = content_id("story", members[0], str(count))
    return made

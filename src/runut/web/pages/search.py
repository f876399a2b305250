"""Search: the articles in which the words stand, and by what they can be narrowed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from starlette.responses import Response

from runut.collection import Collection
from runut.errors import RunutError
from runut.export.dates import when_words
from runut.export.shown import SIGNS
from runut.records import Account, Hit, Standing
from runut.web.pages.frame import Screen, page

#: So many articles are looked at, the best first; facets count among these.
MOST = 50
#: So many values of a facet are offered.
_OFFERED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An article that was found: the sentence that fits best, the id of the statement there,
    who speaks in it, and how its claims stand."""

    hit: Hit
    outlet: str
    month: str
    speakers: tuple[str, ...]
    standings: tuple[Standing, ...]
    statement: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """What the matches can be narrowed by: each value with how it is shown, how many matches
    have it, and the address that narrows or widens."""

    name: str
    values: tuple[tuple[str, str, str], ...]
    chosen: str | None


@page
def search(screen: Screen) -> Response:
    """Articles with all the words of ``q``; ``outlet``, ``month``, ``speaker`` and
    ``standing`` narrow."""
    query = screen.asked("q")
    with screen.request.app.state.collections.lend() as collection:
        hits = collection.search(query, limit=MOST) if query else ()
        accounts = _accounts(collection, hits)
    matches = [_match(hit, accounts.get(hit.story), screen) for hit in hits]
    kept = [match for match in matches if _fits(match, screen)]
    return screen.render(
        "search.html",
        query=query,
        feed=screen.href("/feeds/search.atom", query=query) if query else None,
        matches=kept,
        facets=list(_facets(kept, screen)),
        many=len(hits) == MOST,
        narrowed=len(kept) < len(matches) or any(map(screen.asked, _FACETS)),
        when=lambda value: when_words(value, screen.say, short=True),
    )


def _accounts(collection: Collection, hits: Iterable[Hit]) -> dict[str, Account]:
    found = {}
    for story in dict.fromkeys(hit.story for hit in hits):
        try:
            found[story] = collection.account(story)
        except RunutError:  # it went into another meanwhile
            continue
    return found


def _match(hit: Hit, account: Account | None, screen: Screen) -> Match:
    start, end = hit.start, hit.start + len(hit.words)
    told = [
        each
        for each in (account.statements if account else ())
        if each.article == hit.article and each.start < end and start < each.end
    ]
    ids = {each.id for each in told}
    claims = [c for c in (account.claims if account else ()) if not ids.isdisjoint(c.statements)]
    names = {entity.id: entity.name for entity in (account.entities if account else ())}
    return Match(
        hit=hit,
        outlet=hit.outlet or screen.say("outlet.unknown"),
        month=(hit.published or "")[:7],
        speakers=tuple(
            dict.fromkeys(
                names.get(source.entity or "", source.name)
                for each in told
                for source in each.sources
                if source.role == "speaker"
            )
        ),
        standings=tuple(each for each in SIGNS if any(c.standing == each for c in claims)),
        statement=min(told, key=lambda each: (each.start, each.end)).id if told else None,
    )


#: By what matches are narrowed: the values of a match.
_FACETS: dict[str, Callable[[Match], tuple[str, ...]]] = {
    "outlet": lambda match: (match.outlet,),
    "month": lambda match: (match.month,) if match.month else (),
    "speaker": lambda match: match.speakers,
    "standing": lambda match: match.standings,
}


def _fits(match: Match, screen: Screen) -> bool:
    return all(
        not (asked := screen.asked(name)) or asked in values(match)
        for name, values in _FACETS.items()
    )


def _facets(matches: list[Match], screen: Screen) -> Iterator[Facet]:
    for name, values in _FACETS.items():
        counted = Counter(value for match in matches for value in values(match))
        chosen = screen.asked(name) or None
        if len(counted) < 2 and chosen is None:
            continue
        ranked = sorted(counted, key=lambda value: (-counted[value], value))[:_OFFERED]
        yield Facet(
            name=name,
            chosen=chosen,
            values=tuple(
                (
                    _label(name, value, screen),
                    screen.say.number(counted[value]),
                    screen.here(**{name: None if value == chosen else value}),
                )
                for value in ranked
            ),
        )


def _label(name: str, value: str, screen: Screen) -> str:
    if name == "month":
        return when_words(value, screen.say)
    if name == "standing":
        return screen.say(f"standing.{value}")
    return value

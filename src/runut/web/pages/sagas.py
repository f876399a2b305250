"""Sagas: the list of all, and one as a timeline over its stories."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.responses import Response

from runut.collection import Collection
from runut.errors import RunutError, Unknown
from runut.export.dates import span_words, when_words
from runut.export.outline import counts
from runut.export.shown import SIGNS
from runut.records import Account, Saga, Standing, Story
from runut.web.pages.frame import Screen, page
from runut.web.words import Words

#: So many sagas are listed on one page.
_PART = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A story of a saga: when, how much stands behind it, and what of it people would look for
    first: its conflicts and the newest values of its figures."""

    id: str
    title: str
    when: str
    counts: tuple[str, ...]
    standings: dict[Standing, int]
    conflicts: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]


@page
def sagas(screen: Screen) -> Response:
    """All sagas."""
    with screen.request.app.state.collections.lend() as collection:
        found = collection.browse.sagas(after=screen.after, limit=_PART)
        told = [(saga, collection.browse.named(saga.stories)) for saga in found.items]
    rows = [
        (
            saga.id,
            saga.title,
            screen.say.count("stories", len(named)),
            _span(named.values(), screen.say),
            [(id, story.title) for id, story in named.items()],
        )
        for saga, named in told
    ]
    return screen.render("sagas.html", sagas=rows, after=found.next)


@page
def saga(screen: Screen) -> Response:
    """One saga, its stories oldest first."""
    with screen.request.app.state.collections.lend() as collection:
        found: Saga = collection.browse.saga(screen.request.path_params["saga"])
        accounts = [account for id in found.stories if (account := _story(collection, id))]
    return screen.render(
        "saga.html",
        title=found.title,
        feed=screen.href(f"/feeds/sagas/{found.id}.atom"),
        span=_span((account.story for account in accounts), screen.say),
        chapters=[_chapter(account, screen.say) for account in accounts],
    )


def others(collection: Collection, account: Account) -> tuple[Story, ...]:
    """The other stories of an account's saga, oldest first."""
    if account.story.saga is None:
        return ()
    try:
        saga = collection.browse.saga(account.story.saga)
    except Unknown:  # the sagas were drawn anew meanwhile
        return ()
    named = collection.browse.named(id for id in saga.stories if id != account.story.id)
    return tuple(named.values())


def _story(collection: Collection, id: str) -> Account | None:
    try:
        return collection.account(id)
    except RunutError:  # it went into another meanwhile
        return None


def _span(stories: Iterable[Story], say: Words) -> str:
    ends = [end for story in stories for end in (story.first, story.last) if end]
    return span_words(min(ends)[:10], max(ends)[:10], say, short=True) if ends else ""


def _chapter(account: Account, say: Words) -> Chapter:
    standings = [claim.standing for claim in account.claims]
    return Chapter(
        id=account.story.id,
        title=account.story.title,
        when=when_words((account.story.first or "")[:10], say),
        counts=counts(account, say),
        standings={each: n for each in SIGNS if (n := standings.count(each))},
        conflicts=tuple(each.question for each in account.conflicts if not each.in_writing),
        figures=tuple(
            (say.followed(figure), say.point(newest, figure))
            for figure in account.figures
            for newest in figure.points[-1:]
        ),
    )

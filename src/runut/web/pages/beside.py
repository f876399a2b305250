"""All articles of a story side by side, what they say alike marked alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from starlette.responses import Response

from runut.export.marked import Piece, paragraphs
from runut.export.outline import outline
from runut.export.shown import ShownArticle, ShownClaim
from runut.records import Account
from runut.web.pages.frame import Screen, page


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A claim that several articles have: its number beside its statements, and whether it
    is the one that was asked for."""

    number: int
    claim: ShownClaim
    lit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """An article and its paragraphs, the statements of shared claims marked by their ids."""

    article: ShownArticle
    text: tuple[tuple[Piece, ...], ...]


@page
def beside(screen: Screen) -> Response:
    """The articles of a story, or those named by ``article``, in columns. ``claim`` lights
    the statements of one claim."""
    with screen.request.app.state.collections.lend() as collection:
        account = collection.account(screen.request.path_params["story"])
    shown = outline(account, screen.say)
    asked = set(screen.request.query_params.getlist("article"))
    chosen = [each for each in shown.articles if each.id in asked] or list(shown.articles)
    shared = _shared(account, (c for those in shown.claims.values() for c in those), screen)
    return screen.render(
        "beside.html",
        shown=shown,
        columns=_columns(account, chosen, shared),
        chosen={each.id for each in chosen},
        shared=shared,
        claims=list({each.number: each for each in shared.values()}.values()),
    )


def _shared(account: Account, claims: Iterable[ShownClaim], screen: Screen) -> dict[str, Shared]:
    """By statement, the claims that at least two articles have, numbered as they are listed."""
    records = {claim.id: claim for claim in account.claims}
    asked = screen.asked("claim")
    several = [claim for claim in claims if records[claim.id].articles > 1]
    return {
        told: Shared(number=number, claim=claim, lit=asked in (claim.id, *claim.others))
        for number, claim in enumerate(several, 1)
        for id in (claim.id, *claim.others)
        for told in records[id].statements
    }


def _columns(
    account: Account, chosen: list[ShownArticle], shared: Mapping[str, Shared]
) -> list[Column]:
    articles = {article.id: article for article in account.articles}
    return [
        Column(
            article=each,
            text=paragraphs(
                articles[each.id],
                [
                    (told.start, told.end, told.id)
                    for told in account.statements
                    if told.article == each.id and told.id in shared
                ],
            ),
        )
        for each in chosen
    ]

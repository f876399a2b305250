"""A story's page: its account, and the account as a file."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from starlette.responses import Response

from runut.collection import Collection
from runut.export.drawing.pictures import pictures
from runut.export.outline import outline, support
from runut.export.shown import ShownClaim
from runut.records import Account, StoryLine
from runut.web.pages.exporting import BUNDLE, FORMS
from runut.web.pages.frame import Screen, page
from runut.web.pages.front import listed
from runut.web.pages.sagas import others
from runut.web.words import Words

#: Outlets named beside a claim; of more, the number is told.
_NAMED = 4
#: So many stories near in time are offered to be merged with.
_NEAR = 12
#: How many days around a story are near.
_DAYS = timedelta(days=3)


@page
def story(screen: Screen) -> Response:
    """The account of one story."""
    with screen.request.app.state.collections.lend() as collection:
        account = collection.account(screen.request.path_params["story"])
        saga = others(collection, account)
        near = _near(collection, account)
    return screen.render(
        "story.html",
        shown=outline(account, screen.say, saga),
        drawings=pictures(account, screen.say),
        near=listed(near, screen.say),
        behind=partial(_behind, say=screen.say),
        exports=[
            *((name, form.label) for name, form in FORMS.items()),
            (BUNDLE, screen.say("export.bundle")),
        ],
    )


@page
def claims(screen: Screen) -> Response:
    """All claims of a story; its own page shows the leading ones."""
    with screen.request.app.state.collections.lend() as collection:
        account = collection.account(screen.request.path_params["story"])
    return screen.render(
        "claims.html",
        shown=outline(account, screen.say),
        behind=partial(_behind, say=screen.say),
    )


def _behind(claim: ShownClaim, say: Words) -> str:
    return support(claim, say, outlets=_NAMED)


def _near(collection: Collection, account: Account) -> tuple[StoryLine, ...]:
    """Stories of about the same days, which a person may know to be the same."""
    days = [day for each in (account.story.first, account.story.last) if (day := _day(each))]
    if not days:
        return ()
    found = collection.stories(
        since=(min(days) - _DAYS).isoformat(),
        until=(max(days) + _DAYS).isoformat(),
        limit=_NEAR + 1,
    )
    return tuple(line for line in found if line.story.id != account.story.id)[:_NEAR]


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None

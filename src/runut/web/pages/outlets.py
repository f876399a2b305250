"""How outlets work: the list of all, and one in full."""

from __future__ import annotations

from dataclasses import dataclass

from babel.numbers import format_percent
from starlette.responses import Response

from runut.export.dates import span_words
from runut.records import OutletProfile
from runut.web.pages.frame import Screen, page
from runut.web.pages.front import listed
from runut.web.words import Words

#: The shares of an outlet's statements. The first three add up; the other two cut across.
PARTS = ("credited", "first_hand", "uncredited")
ACROSS = ("copied", "reprinted")
#: So many of an outlet's stories are listed.
_STORIES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share of an outlet's statements: its code, how many, and the part of all, 0 to 100."""

    name: str
    count: str
    percent: str
    part: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownOutlet:
    """An outlet with its counts as words."""

    name: str
    label: str
    counts: tuple[str, ...]
    span: str
    parts: tuple[Share, ...]
    across: tuple[Share, ...]
    profile: OutletProfile


def shown(profile: OutletProfile, say: Words) -> ShownOutlet:
    """An outlet's profile as it is shown."""
    return ShownOutlet(
        name=profile.outlet,
        label=profile.outlet or say("outlet.unknown"),
        counts=(
            say.count("articles", profile.articles),
            say.count("stories", profile.stories),
            say.count("statements", profile.statements),
        ),
        span=span_words((profile.first or "")[:10], (profile.last or "")[:10], say, short=True),
        parts=tuple(_share(profile, name, say) for name in PARTS),
        across=tuple(_share(profile, name, say) for name in ACROSS),
        profile=profile,
    )


def _share(profile: OutletProfile, name: str, say: Words) -> Share:
    count: int = getattr(profile, name)
    part = count / profile.statements if profile.statements else 0.0
    return Share(
        name=name,
        count=say.number(count),
        percent=str(format_percent(part, locale=say.language)),
        part=round(100 * part, 1),
    )


@page
def outlets(screen: Screen) -> Response:
    """All outlets, those with most articles first."""
    with screen.request.app.state.collections.lend() as collection:
        found = collection.outlets()
    return screen.render("outlets.html", outlets=[shown(each, screen.say) for each in found])


@page
def outlet(screen: Screen) -> Response:
    """One outlet, by its name."""
    with screen.request.app.state.collections.lend() as collection:
        found = collection.outlet(screen.request.path_params["outlet"])
        lines = collection.stories(outlet=found.outlet or None, limit=_STORIES)
    return screen.render(
        "outlet.html",
        outlet=shown(found, screen.say),
        lines=listed(lines, screen.say),
        after=None,
        later=False,
        narrowed=True,
        quoted=[(each.name, screen.say.number(each.statements)) for each in found.quoted],
    )

"""The front page: the stories, newest first, narrowed as one likes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from starlette.responses import Response

from runut.errors import UsageError
from runut.export.dates import span_words
from runut.export.shown import SIGNS
from runut.lang.messages import error
from runut.records import Standing, StoryLine
from runut.web.pages.frame import Screen, page
from runut.web.words import Words

#: So many stories are listed on one page.
PART = 40
#: How many outlets at least a list can be narrowed to in the form.
_MINIMUMS = (1, 2, 3, 5, 10)
#: Outlets named beside a story; of more, the number alone is told.
_NAMED = 4
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def _day(given: str) -> str:
    """A day, a month or a year as it was given; empty where none was."""
    if not given:
        return ""
    try:
        if not _DAY.fullmatch(given):
            raise ValueError
        date.fromisoformat(f"{given}-01-01"[:10])
    except ValueError as problem:
        raise error(UsageError, "error.no-date", given=given) from problem
    return given


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How the list is narrowed: every field as it stands in the form."""

    q: str
    outlet: str
    since: str
    until: str
    min: int
    standing: Standing | None

    @classmethod
    def of(cls, screen: Screen) -> Asked:
        """What the address asks for; a number or standing that makes no sense is left out.

        Raises `UsageError` for a date that is none: without it the list would look as if it
        were narrowed.
        """
        since, until, standing = map(screen.asked, ("since", "until", "standing"))
        return cls(
            q=screen.asked("q"),
            outlet=screen.asked("outlet"),
            since=_day(since),
            until=_day(until),
            min=screen.number("min", usual=1, most=1000),
            standing=next((each for each in SIGNS if each == standing), None),
        )

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.q or self.outlet or self.since or self.until or self.standing) or (
            self.min > 1
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedStory:
    """A story as one line: ``standings`` in the order an account shows them."""

    id: str
    title: str
    span: str
    counts: tuple[str, ...]
    outlets: str
    standings: dict[Standing, int]


def listed(lines: Iterable[StoryLine], say: Words) -> list[ListedStory]:
    """Stories as lines of a list."""
    return [
        ListedStory(
            id=line.story.id,
            title=line.story.title,
            span=span_words(line.story.first, line.story.last, say, short=True),
            counts=(
                say.count("articles", len(line.story.articles)),
                say.count("outlets", len(line.outlets)),
                say.count("origins", line.origins),
            ),
            outlets=", ".join(filter(None, line.outlets)) if len(line.outlets) <= _NAMED else "",
            standings={each: n for each in SIGNS if (n := line.standings.get(each, 0))},
        )
        for line in lines
    ]


@page
def front(screen: Screen) -> Response:
    """The stories. ``part=stories`` gives the list alone, for a page that is open already."""
    asked = Asked.of(screen)
    with screen.request.app.state.collections.lend() as collection:
        found = collection.browse.stories(
            since=asked.since or None,
            until=asked.until or None,
            outlet=asked.outlet or None,
            query=asked.q or None,
            min_outlets=asked.min,
            standing=asked.standing,
            after=screen.after,
            limit=PART,
        )
    alone = screen.asked("part") == "stories"
    return screen.render(
        "stories.html" if alone else "front.html",
        lines=listed(found.items, screen.say),
        after=found.next,
        later=screen.after is not None,
        asked=asked,
        feed=screen.href("/feeds/search.atom", query=asked.q) if asked.q else None,
        minimums=sorted({*_MINIMUMS, asked.min}),
        narrowed=asked.narrowed,
    )

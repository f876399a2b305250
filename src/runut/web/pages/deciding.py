"""What people decide about stories: merge, split, undo, and the list of decisions."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from runut.collection import Collection
from runut.errors import UsageError
from runut.export.dates import when_words
from runut.lang.messages import error
from runut.records import ArticleLine, Decision
from runut.web.pages.forms import Form, posted
from runut.web.pages.frame import Screen, page

#: So many decisions are listed on one page.
_PART = 50
#: Articles of a decision that are named; of more, the number is told.
_NAMED = 10
#: An address of a story, as somebody may paste it where its id is asked for.
_PREFIX = "/stories/"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDecision:
    """A decision as it is listed: the stories in which its articles stand now, by id and title;
    those articles, and the ones a split keeps them from; ``last`` marks the decision that undo
    takes back."""

    decision: Decision
    made: str
    stories: tuple[tuple[str, str], ...]
    articles: tuple[ArticleLine, ...]
    apart: tuple[ArticleLine, ...]
    last: bool


@page
def decisions(screen: Screen) -> Response:
    """What people decided, the newest first."""
    with screen.request.app.state.collections.lend() as collection:
        found = collection.browse.decisions(after=screen.after, limit=_PART)
        places = [_places(collection, each) for each in found.items]
        named = [collection.browse.articles_of(each) for each in found.items]
    first = screen.after is None
    standing = [each.id for each in found.items if not each.undone]
    return screen.render(
        "decisions.html",
        decisions=[
            ShownDecision(
                decision=each,
                made=when_words(each.made, screen.say),
                stories=stories,
                articles=articles,
                apart=apart,
                last=first and bool(standing) and each.id == standing[0],
            )
            for each, stories, (articles, apart) in zip(found.items, places, named, strict=True)
        ],
        shown=_NAMED,
        after=found.next,
    )


def _places(collection: Collection, decision: Decision) -> tuple[tuple[str, str], ...]:
    """(id, title) of the stories in which the articles of a decision stand now."""
    named = collection.browse.named(collection.browse.stories_of(decision))
    return tuple((id, story.title) for id, story in named.items())


@posted
def merge(screen: Screen, form: Form) -> Response:
    """Keep a story's articles and another's together; leads to the decision."""
    story = screen.request.path_params["story"]
    other = (form.one("id") or form.one("other")).rpartition(_PREFIX)[2].partition("?")[0]
    if not other:
        raise error(UsageError, "error.merge-which")
    with screen.request.app.state.collections.lend_to_write() as collection:
        decision = collection.merge(story, other)
    return _told(screen, decision)


@posted
def split(screen: Screen, form: Form) -> Response:
    """Keep the chosen articles out of a story; leads to the decision."""
    story = screen.request.path_params["story"]
    with screen.request.app.state.collections.lend_to_write() as collection:
        decision = collection.split(story, form.several("article"))
    return _told(screen, decision)


@posted
def undo(screen: Screen, form: Form) -> Response:
    """Take back the last decision that holds, if it still is the one that was looked at."""
    looked_at = form.one("decision")
    with screen.request.app.state.collections.lend_to_write() as collection:
        collection.undo(int(looked_at) if looked_at.isdecimal() else 0)
    return RedirectResponse(screen.href("/decisions"), 303)


def _newest(collection: Collection) -> tuple[Decision, ...]:
    return collection.browse.decisions(limit=_PART).items


def _told(screen: Screen, decision: Decision) -> Response:
    """To where the decision is told, with a way to take it back."""
    return RedirectResponse(screen.href("/decisions", f"d-{decision.id}"), 303)

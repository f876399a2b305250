"""What a person or body said, in all stories, story by story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.responses import Response

from runut.collection import Collection
from runut.errors import RunutError
from runut.export.dates import when_words
from runut.export.shown import Alike, Told
from runut.export.telling import alike
from runut.export.utterance import speakers_of, stance_outside
from runut.records import Said
from runut.web.pages.frame import Screen, page
from runut.web.words import Words

#: So many statements are shown on one page.
_PART = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A story in which somebody speaks, and the words, those alike together."""

    story: str
    title: str
    wordings: tuple[Alike, ...]


@page
def who(screen: Screen) -> Response:
    """What the one whose ``name`` is asked for said."""
    name = screen.asked("name")
    with screen.request.app.state.collections.lend() as collection:
        found = (
            collection.browse.said_by(name, after=screen.asked("after") or None, limit=_PART)
            if name
            else None
        )
        titles = _titles(collection, {each.story for each in found.items} if found else ())
    said = found.items if found else ()
    return screen.render(
        "who.html",
        name=name,
        feed=screen.href("/feeds/said.atom", speaker=name) if name else None,
        speakers=tuple(dict.fromkeys(each.speaker for each in said)),
        spoken=_by_story(said, titles, screen.say),
        after=found.next if found else None,
    )


def _titles(collection: Collection, stories: Iterable[str]) -> dict[str, str]:
    titles = {}
    for story in sorted(stories):
        try:
            titles[story] = collection.account(story).story.title
        except RunutError:  # gone since it was looked up
            titles[story] = story
    return titles


def _by_story(said: Iterable[Said], titles: dict[str, str], say: Words) -> list[Spoken]:
    """By story, in the order of the newest words in each."""
    stories: dict[str, list[Told]] = {}
    for each in said:
        stories.setdefault(each.story, []).append(told(each, say))
    return [
        Spoken(story=story, title=titles[story], wordings=alike(words))
        for story, words in stories.items()
    ]


def told(said: Said, say: Words) -> Told:
    """A statement of the index as it is shown."""
    statement = said.statement
    outside = stance_outside(statement)
    outlet = said.outlet or say("outlet.unknown")
    through = [source.name for source in statement.sources if source.role == "via"]
    return Told(
        id=statement.id,
        article=statement.article,
        words=" ".join(said.words.split()),
        quoted=statement.mode == "direct",
        within=False,
        stance="" if outside is None else say(f"stance.{outside}"),
        speaker=", ".join(dict.fromkeys(source.name for source in speakers_of(statement))),
        through=(*through, outlet),
        outlet=outlet,
        published=when_words(said.published, say, short=True),
        language="",
    )

"""What a person or body said, in all stories, story by story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from starlette.responses import Response

from runut.export import deeds, offices
from runut.export.dates import when_words
from runut.export.telling import alike
from runut.export.told import Alike, Told
from runut.export.utterance import speakers_of
from runut.records import Said, Story
from runut.web.pages.frame import Screen, page
from runut.web.words import Words

#: So many statements are shown on one page, and so many speakers.
_PART, _LISTED = 60, 200
#: So many speakers of a similar name are offered.
_LIKE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A story in which somebody speaks, and the words, those alike together."""

    story: str
    title: str
    wordings: tuple[Alike, ...]


@page
def who(screen: Screen) -> Response:
    """What the one whose ``name`` is asked for said; without a name, all who say something."""
    name = screen.asked("name")
    return _said(screen, name) if name else _all(screen)


def _all(screen: Screen) -> Response:
    with screen.request.app.state.collections.lend() as collection:
        found = collection.browse.speakers(after=screen.after, limit=_LISTED)
    return screen.render(
        "speakers.html",
        speakers=[(each.name, screen.say.number(each.statements)) for each in found.items],
        after=found.next,
    )


def _said(screen: Screen, name: str) -> Response:
    with screen.request.app.state.collections.lend() as collection:
        browse = collection.browse
        found = browse.said_by(name, after=screen.after, limit=_PART)
        named = browse.named(each.story for each in found.items)
        likes = browse.speakers(name=name, limit=_LIKE).items
        known = [browse.speaker(each.id).entity for each in likes if _same(each.name, name)]
    names = dict.fromkeys(other for each in known for other in each.names if other != name)
    return screen.render(
        "who.html",
        name=name,
        feed=screen.href("/feeds/said.atom", speaker=name),
        roles=offices.told((role for each in known for role in each.roles), screen.say.language),
        names=tuple(names),
        likes=[each.name for each in likes if not _same(each.name, name)],
        spoken=_by_story(found.items, named, screen.say),
        after=found.next,
    )


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _by_story(said: Iterable[Said], named: Mapping[str, Story], say: Words) -> list[Spoken]:
    """By story, in the order of the newest words in each."""
    stories: dict[str, list[Told]] = {}
    for each in said:
        stories.setdefault(each.story, []).append(told(each, say))
    return [
        Spoken(story=story, title=named[story].title, wordings=alike(words))
        for story, words in stories.items()
        if story in named
    ]


def told(said: Said, say: Words) -> Told:
    """A statement of the index as it is shown."""
    statement = said.statement
    outlet = said.outlet or say("outlet.unknown")
    through = [source.name for source in statement.sources if source.role == "via"]
    return Told(
        id=statement.id,
        article=statement.article,
        words=" ".join(said.words.split()),
        quoted=statement.mode == "direct",
        within=False,
        stance=deeds.told(statement, said.cue, said.language, say),
        speaker=", ".join(dict.fromkeys(source.name for source in speakers_of(statement))),
        through=(*through, outlet),
        outlet=outlet,
        published=when_words(said.published, say, short=True),
        language=said.language,
    )

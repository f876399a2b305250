"""Feeds out: stories, sagas, searches, what somebody says, new conflicts; each as Atom and as
JSON Feed."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount

from runut.export import atom, feed, jsonfeed
from runut.export.feed import Entry, Feed
from runut.identity import urn
from runut.web import answers
from runut.web.operations import Asked, Operation
from runut.web.parameters import Choice, Parameter, Text, identity

PREFIX = "/feeds"
#: So many entries stand in a feed.
LENGTH = 50
_FORM = Parameter(
    name="form", kind=Choice(words=("atom", "json")), about="Atom or JSON Feed.", in_path=True
)
_QUERY = Parameter(
    name="query", kind=Text(), about="Words that an article has, in any form.", required=True
)
_SPEAKER = Parameter(
    name="speaker", kind=Text(), about="A name of who said it, or words of one.", required=True
)


def routes() -> list[BaseRoute]:
    """The routes of all feeds."""
    return [Mount(PREFIX, routes=[operation.route(under=PREFIX) for operation in OPERATIONS])]


def _base(asked: Asked) -> str:
    return str(asked.request.base_url)


def stories(asked: Asked) -> Response:
    """The stories whose accounts changed last."""
    with asked.collection() as collection:
        lines = collection.browse.changed(limit=LENGTH)
        own = collection.browse.collection_id()
    entries = [feed.story_entry(line, asked.language, _base(asked)) for line in lines]
    return _answer(asked, entries, urn("stories", own), feed.title("stories", asked.language))


def search(asked: Asked) -> Response:
    """The stories with certain words, the last changed first."""
    query = asked["query"]
    with asked.collection() as collection:
        lines = collection.browse.changed(query=query, limit=LENGTH)
        own = collection.browse.collection_id()
    entries = [feed.story_entry(line, asked.language, _base(asked)) for line in lines]
    title = feed.title("search", asked.language, query=query)
    return _answer(asked, entries, urn("search", own, query), title)


def saga(asked: Asked) -> Response:
    """The stories of a saga, the last changed first."""
    with asked.collection() as collection:
        found = collection.browse.saga(asked["id"])
        lines = collection.browse.changed(of=found.stories, limit=LENGTH)
    entries = [feed.story_entry(line, asked.language, _base(asked)) for line in lines]
    title = feed.title("saga", asked.language, title=found.title)
    return _answer(asked, entries, urn("saga", found.id), title)


def said(asked: Asked) -> Response:
    """What somebody says, in all stories."""
    speaker = asked["speaker"]
    with asked.collection() as collection:
        found = collection.browse.said_by(speaker, limit=LENGTH).items
        taken = collection.browse.taken(each.statement.article for each in found)
        own = collection.browse.collection_id()
    entries = [feed.said_entry(each, taken[each.statement.article], _base(asked)) for each in found]
    title = feed.title("said", asked.language, name=speaker)
    return _answer(asked, entries, urn("said", own, speaker), title)


def conflicts(asked: Asked) -> Response:
    """The conflicts that were seen last, of all stories, spellings and slips left out."""
    with asked.collection() as collection:
        clashes = collection.browse.conflicts(limit=LENGTH, in_writing=False)
        own = collection.browse.collection_id()
    entries = [
        feed.conflict_entry(
            clash.first,
            clash.conflict,
            story=clash.story,
            seen=clash.seen,
            changed=clash.changed,
            language=asked.language,
            base=_base(asked),
        )
        for clash in clashes
    ]
    return _answer(asked, entries, urn("conflicts", own), feed.title("conflicts", asked.language))


def _answer(asked: Asked, entries: list[Entry], id: str, title: str) -> Response:
    found = Feed(
        id=id,
        title=title,
        language=asked.language,
        entries=feed.newest(entries),
        address=str(asked.request.url),
        home=_base(asked),
    )
    if asked["form"] == "atom":
        return answers.content(asked.request, atom.atom(found), atom.MEDIA_TYPE)
    content = msgspec.json.encode(jsonfeed.json_feed(found))
    return answers.content(asked.request, content, jsonfeed.MEDIA_TYPE)


def _feed(path: str, run: Callable[[Asked], Response], *parameters: Parameter) -> Operation:
    return Operation(
        method="GET",
        path=f"{PREFIX}/{path}.{{form}}",
        id=f"feed-{run.__name__}",
        about=run.__doc__ or "",
        parameters=(*parameters, _FORM),
        answers={},
        run=run,
    )


OPERATIONS = (
    _feed("stories", stories),
    _feed("search", search, _QUERY),
    _feed("sagas/{id}", saga, identity("Id of the saga.", "c09e5a77f0136bd1")),
    _feed("said", said, _SPEAKER),
    _feed("conflicts", conflicts),
)

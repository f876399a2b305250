"""The operations of the API that change the collection."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, TypedDict

from msgspec import Meta, Struct
from starlette.responses import Response

from runut.records import Added
from runut.web import answers, arrivals
from runut.web.api import documents, shapes
from runut.web.operations import Asked, Content, Operation, Sent, decoded
from runut.web.parameters import AFTER, LIMIT, Parameter, Whole
from runut.web.problems import Problem

_Word = Annotated[str, Meta(min_length=1, max_length=200)]
_FILES = {
    "type": "object",
    "properties": {
        "file": {"type": "array", "items": {"type": "string", "format": "binary"}},
    },
    "required": ["file"],
}


class NewArticleShape(TypedDict, total=False):
    """An article to add; ``text`` is needed, the rest is read from it as far as it can be."""

    title: str
    text: str
    url: str
    date: str
    outlet: str
    authors: str | list[str]


class MergeShape(Struct, tag_field="kind", tag="merge", forbid_unknown_fields=True):
    """Keep the articles of two stories together (ids, or beginnings of them)."""

    stories: tuple[_Word, _Word]


class SplitShape(Struct, tag_field="kind", tag="split", forbid_unknown_fields=True):
    """Keep articles out of a story (ids, or beginnings of them)."""

    story: _Word
    articles: Annotated[list[_Word], Meta(min_length=1, max_length=1_000)]


def add(asked: Asked) -> Response:
    """Add what was sent. 201 where something was new, 200 where all was there already, 422
    where nothing could be taken."""
    sent = asked.sent
    assert sent is not None
    if not sent.files and not sent.body.strip():
        raise Problem(400, "empty")
    found = _added(asked, sent)
    new = found.added + found.new_versions
    status = 201 if new else 200 if found.unchanged else 422
    return answers.made(documents.added(found, asked.language), status)


def _added(asked: Asked, sent: Sent) -> Added:
    if sent.media_type == arrivals.ADDRESSES:
        addresses = arrivals.addresses(sent)
        with asked.collection_to_write() as collection:
            return collection.add(addresses)
    with TemporaryDirectory(prefix="runut-") as folder, asked.collection_to_write() as collection:
        limit = collection.settings.max_page_bytes
        return collection.add_pages(arrivals.pages(sent, Path(folder), limit))


def decisions(asked: Asked) -> Response:
    """What people decided, undone decisions too."""
    with asked.collection() as collection:
        browse = collection.browse
        found = browse.decisions(after=asked["after"], limit=asked["limit"])
        document = documents.part(
            found, lambda decision: documents.decision(decision, browse.stories_of(decision))
        )
    return asked.answer(document)


def decide(asked: Asked) -> Response:
    """Merge two stories, or split articles off one."""
    assert asked.sent is not None
    wish: MergeShape | SplitShape = decoded(asked.sent.body, MergeShape | SplitShape)
    with asked.collection_to_write() as collection:
        if isinstance(wish, MergeShape):
            made = collection.merge(*wish.stories)
        else:
            made = collection.split(wish.story, wish.articles)
        stories = collection.browse.stories_of(made)
    return answers.made(documents.decision(made, stories), 201)


def undo(asked: Asked) -> Response:
    """Take back the last decision in force."""
    with asked.collection_to_write() as collection:
        taken_back = collection.undo(asked["decision"])
        stories = collection.browse.stories_of(taken_back) if taken_back else ()
    document = documents.decision(taken_back, stories) if taken_back else None
    return answers.made({"decision": document}, 200)


_TABLES: dict[str, Any] = {
    "application/json": NewArticleShape | list[NewArticleShape],
    "multipart/form-data": _FILES,
    **{
        media_type: {"type": "string"}
        for media_type in (*arrivals.SUFFIXES, arrivals.ADDRESSES)
        if media_type != "application/json"
    },
}

OPERATIONS = (
    Operation(
        method="POST",
        path="/api/articles",
        id="addArticles",
        about="Add articles: one or more as JSON, a page, a table, files in a form, or web "
        "addresses, one a line, which are fetched by the sites' own rules before this answers. "
        "What cannot be taken is listed with its reason and costs nothing else. Adding the same "
        "again changes nothing.",
        takes=Content(schemas=_TABLES, about="What is to be added."),
        answers={200: shapes.AddedShape, 201: shapes.AddedShape, 422: shapes.AddedShape},
        refusals=(400, 403, 408, 413, 415, 503),
        run=add,
    ),
    Operation(
        method="GET",
        path="/api/decisions",
        id="listDecisions",
        about="What people decided about stories, undone decisions too, the newest first.",
        parameters=(AFTER, LIMIT),
        answers={200: shapes.DecisionsShape},
        run=decisions,
    ),
    Operation(
        method="POST",
        path="/api/decisions",
        id="decide",
        about="Merge two stories, or split articles off one. Kept, replayed whenever articles "
        "are added, and undoable.",
        takes=Content(
            schemas={"application/json": MergeShape | SplitShape}, about="What is decided."
        ),
        answers={201: shapes.DecisionShape},
        refusals=(400, 403, 404, 408, 409, 413, 415, 503),
        run=decide,
    ),
    Operation(
        method="POST",
        path="/api/decisions/undo",
        id="undoDecision",
        about="Take back the last decision that is in force.",
        parameters=(
            Parameter(
                name="decision",
                kind=Whole(least=1, most=999_999_999),
                about="The decision that is meant; refused where it is not the last in force.",
            ),
        ),
        answers={200: shapes.UndoneShape},
        refusals=(403, 409, 413, 503),
        run=undo,
    ),
)

"""The operations of the API that tell stories: accounts, sagas, conflicts, search."""

from __future__ import annotations

from importlib.metadata import version
from typing import get_args

from starlette.responses import Response

from runut.export import shapes as account_shapes
from runut.export.documents import account_document
from runut.identity import content_id
from runut.records import Standing
from runut.web import answers
from runut.web.api import documents, shapes
from runut.web.api.filters import OUTLET, SINCE, UNTIL
from runut.web.operations import Asked, Operation
from runut.web.parameters import AFTER, LIMIT, Choice, Parameter, Text, Whole, identity

#: Of the same account another version of Runut may tell more.
_EDITION = version("runut")


def stories(asked: Asked) -> Response:
    """The stories, newest first."""
    with asked.collection() as collection:
        found = collection.browse.stories(
            since=asked["since"],
            until=asked["until"],
            outlet=asked["outlet"],
            query=asked["query"],
            min_outlets=asked["min_outlets"],
            standing=asked["standing"],
            after=asked["after"],
            limit=asked["limit"],
        )
    return asked.answer(documents.part(found, documents.story_line))


def story(asked: Asked) -> Response:
    """The account of one story, not even built where the asker has it already."""
    with asked.collection() as collection:
        _, digest = collection.browse.state_of(asked["id"])
        tag = digest and f'W/"{content_id(digest, asked.language, _EDITION)}"'
        if tag and answers.unchanged(asked.request, tag):
            return answers.not_modified(tag)
        account = collection.account(asked["id"])
    return answers.document(asked.request, account_document(account, asked.language), tag=tag)


def sagas(asked: Asked) -> Response:
    """Stories that continue one another."""
    with asked.collection() as collection:
        found = collection.browse.sagas(after=asked["after"], limit=asked["limit"])
    return asked.answer(documents.part(found, documents.saga_line))


def saga(asked: Asked) -> Response:
    """One saga with its stories."""
    with asked.collection() as collection:
        found = collection.browse.saga(asked["id"])
        lines = collection.browse.changed(of=found.stories, limit=len(found.stories))
    return asked.answer(documents.saga(found, lines))


def conflicts(asked: Asked) -> Response:
    """The conflicts that were seen last."""
    with asked.collection() as collection:
        found = collection.browse.conflicts(limit=asked["limit"])
    return asked.answer(
        documents.whole(found, lambda clash: documents.clash(clash, asked.language))
    )


def search(asked: Asked) -> Response:
    """Articles in which all the words stand, best first."""
    with asked.collection() as collection:
        found = collection.browse.search(asked["query"], after=asked["after"], limit=asked["limit"])
    return asked.answer(documents.part(found, documents.hit))


OPERATIONS = (
    Operation(
        method="GET",
        path="/api/stories",
        id="listStories",
        about="Stories, newest first.",
        parameters=(
            SINCE,
            UNTIL,
            OUTLET,
            Parameter(
                name="query",
                kind=Text(),
                about="Words that an article has, in any form.",
                example="gempa",
            ),
            Parameter(
                name="min_outlets",
                kind=Whole(least=1, most=10_000),
                about="Told by so many outlets or more.",
                default=1,
                example=2,
            ),
            Parameter(
                name="standing",
                kind=Choice(words=get_args(Standing)),
                about="With a claim of this standing.",
            ),
            AFTER,
            LIMIT,
        ),
        answers={200: shapes.StoriesShape},
        run=stories,
    ),
    Operation(
        method="GET",
        path="/api/stories/{id}",
        id="getStory",
        about="The account of a story: articles, claims with standings and origins, conflicts, "
        "figures over time, timeline, copies. An unambiguous beginning of the id will do.",
        parameters=(identity("Id of the story, or its beginning.", "3f2a91c05e77f013"),),
        answers={200: account_shapes.AccountShape},
        refusals=(404, 409),
        run=story,
    ),
    Operation(
        method="GET",
        path="/api/sagas",
        id="listSagas",
        about="Stories that continue one another.",
        parameters=(AFTER, LIMIT),
        answers={200: shapes.SagasShape},
        run=sagas,
    ),
    Operation(
        method="GET",
        path="/api/sagas/{id}",
        id="getSaga",
        about="One saga with its stories, oldest first.",
        parameters=(identity("Id of the saga.", "c09e5a77f0136bd1"),),
        answers={200: shapes.SagaInFullShape},
        refusals=(404,),
        run=saga,
    ),
    Operation(
        method="GET",
        path="/api/conflicts",
        id="listConflicts",
        about="The conflicts that were seen last, of all stories.",
        parameters=(LIMIT,),
        answers={200: shapes.ClashesShape},
        run=conflicts,
    ),
    Operation(
        method="GET",
        path="/api/search",
        id="search",
        about="Articles in which all the words stand, in any form, best first.",
        parameters=(
            Parameter(
                name="query",
                kind=Text(),
                about="What is sought.",
                required=True,
                example="tanggul jebol",
            ),
            AFTER,
            LIMIT,
        ),
        answers={200: shapes.SearchShape},
        run=search,
    ),
)

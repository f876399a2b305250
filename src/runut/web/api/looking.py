"""The operations of the API that only look."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any, get_args

from starlette.responses import Response

from runut.browse.sayings import StatementFilter
from runut.export import shapes as account_shapes
from runut.export.documents import account_document
from runut.identity import content_id
from runut.lang.pack import codes
from runut.records import Mode, Stance
from runut.store.listed import ArticleFilter
from runut.web import answers
from runut.web.api import documents, shapes
from runut.web.operations import Asked, Operation
from runut.web.parameters import AFTER, LIMIT, Choice, Day, Parameter, Text, Whole, identity

#: Of the same account another version of Runut may tell more.
_EDITION = version("runut")
_SINCE = Parameter(
    name="since", kind=Day(), about="Published on or after this day.", example="2025-06-18"
)
_UNTIL = Parameter(
    name="until", kind=Day(), about="Published on or before this day.", example="2025-06-19"
)
_OUTLET = Parameter(
    name="outlet", kind=Text(), about="A part of the outlet's name.", example="kabar"
)
_STORY = Parameter(name="story", kind=Text(), about="Id of the story in which they stand.")
_QUERY = "Words that an article has, in any form."


def stories(asked: Asked) -> Response:
    """The stories, newest first."""
    with asked.collection() as collection:
        found = collection.browse.stories(
            since=asked["since"],
            until=asked["until"],
            outlet=asked["outlet"],
            query=asked["query"],
            min_outlets=asked["min_outlets"],
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


def _articles_asked(asked: Asked, **more: Any) -> ArticleFilter:
    return ArticleFilter(
        outlet=asked["outlet"],
        language=asked["language"],
        story=asked["story"],
        since=asked["since"],
        until=asked["until"],
        **more,
    )


def articles(asked: Asked) -> Response:
    """The articles in their newest versions, newest first."""
    with asked.collection() as collection:
        found = collection.browse.articles(
            _articles_asked(asked), after=asked["after"], limit=asked["limit"]
        )
    return asked.answer(documents.part(found, documents.article_line))


def article(asked: Asked) -> Response:
    """One article version with all that was read from it."""
    with asked.collection() as collection:
        found = collection.browse.article(asked["id"])
    return asked.answer(documents.reading(found, asked.language))


def statements(asked: Asked) -> Response:
    """Statements of all stories; those of one speaker where one is named."""
    with asked.collection() as collection:
        if asked["speaker"] is not None:
            found = collection.browse.said_by(
                asked["speaker"], after=asked["after"], limit=asked["limit"]
            )
        else:
            which = StatementFilter(
                articles=_articles_asked(asked, article=asked["article"]),
                mode=asked["mode"],
                stance=asked["stance"],
            )
            found = collection.browse.statements(which, after=asked["after"], limit=asked["limit"])
    return asked.answer(documents.part(found, documents.said))


def entities(asked: Asked) -> Response:
    """Those who say something, by name."""
    with asked.collection() as collection:
        found = collection.browse.speakers(
            name=asked["name"], after=asked["after"], limit=asked["limit"]
        )
    return asked.answer(documents.part(found, documents.speaker_line))


def entity(asked: Asked) -> Response:
    """One who says something."""
    with asked.collection() as collection:
        found = collection.browse.speaker(asked["id"])
    return asked.answer(documents.speaker(found))


def search(asked: Asked) -> Response:
    """Articles in which all the words stand, best first."""
    with asked.collection() as collection:
        found = collection.browse.search(asked["query"], after=asked["after"], limit=asked["limit"])
    return asked.answer(documents.part(found, documents.hit))


def outlets(asked: Asked) -> Response:
    """How each outlet works."""
    with asked.collection() as collection:
        found = collection.outlets()
    return asked.answer(documents.whole(found, documents.outlet))


def outlet(asked: Asked) -> Response:
    """How one outlet works, and whom it lets speak."""
    with asked.collection() as collection:
        found = collection.outlet(asked["id"])
    return asked.answer(documents.outlet(found))


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


_LANGUAGES = Parameter(
    name="language", kind=Choice(words=codes()), about="Language of the article."
)
_ARTICLES = (_OUTLET, _LANGUAGES, _STORY, _SINCE, _UNTIL)

OPERATIONS = (
    Operation(
        method="GET",
        path="/api/stories",
        id="listStories",
        about="Stories, newest first.",
        parameters=(
            _SINCE,
            _UNTIL,
            _OUTLET,
            Parameter(name="query", kind=Text(), about=_QUERY, example="gempa"),
            Parameter(
                name="min_outlets",
                kind=Whole(least=1, most=10_000),
                about="Told by so many outlets or more.",
                default=1,
                example=2,
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
        path="/api/articles",
        id="listArticles",
        about="Articles in their newest versions, newest first.",
        parameters=(*_ARTICLES, AFTER, LIMIT),
        answers={200: shapes.ArticlesShape},
        run=articles,
    ),
    Operation(
        method="GET",
        path="/api/articles/{id}",
        id="getArticle",
        about="An article version: its text, its furniture, and all that was read from it.",
        parameters=(identity("Id of the article version.", "6bd1c09e5a77f013"),),
        answers={200: shapes.ReadingShape},
        refusals=(404,),
        run=article,
    ),
    Operation(
        method="GET",
        path="/api/statements",
        id="listStatements",
        about="Statements of all stories, those of the newest article first. With `speaker`, "
        "the other filters are not looked at. A part may be short, or empty, and yet have a "
        "next one.",
        parameters=(
            Parameter(
                name="speaker",
                kind=Text(),
                about="A name of who said it, or words of one.",
                example="Hendra Wiratama",
            ),
            Parameter(name="article", kind=Text(), about="Id of the article version."),
            Parameter(name="mode", kind=Choice(words=get_args(Mode)), about="How it is told."),
            Parameter(
                name="stance", kind=Choice(words=get_args(Stance)), about="What is done by it."
            ),
            *_ARTICLES,
            AFTER,
            LIMIT,
        ),
        answers={200: shapes.StatementsShape},
        run=statements,
    ),
    Operation(
        method="GET",
        path="/api/entities",
        id="listEntities",
        about="Persons and bodies who say something, by name.",
        parameters=(
            Parameter(
                name="name", kind=Text(), about="A part of one of their names.", example="hendra"
            ),
            AFTER,
            LIMIT,
        ),
        answers={200: shapes.EntitiesShape},
        run=entities,
    ),
    Operation(
        method="GET",
        path="/api/entities/{id:path}",
        id="getEntity",
        about="One who says something: all its names, and the stories in which it spoke last.",
        parameters=(identity("Id of the entity.", "5a77f0136bd1c09e"),),
        answers={200: shapes.SpeakerShape},
        refusals=(404,),
        run=entity,
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
    Operation(
        method="GET",
        path="/api/outlets",
        id="listOutlets",
        about="How each outlet works, in counts, those with most articles first.",
        answers={200: shapes.OutletsShape},
        run=outlets,
    ),
    Operation(
        method="GET",
        path="/api/outlets/{id:path}",
        id="getOutlet",
        about="How one outlet works, and whom it lets speak most.",
        parameters=(identity("The outlet's name, or an unambiguous part.", "kabarnusa.example"),),
        answers={200: shapes.OutletShape},
        refusals=(404, 409),
        run=outlet,
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
)

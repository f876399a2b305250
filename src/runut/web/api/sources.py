"""The operations of the API that tell who said what, where: articles, statements, speakers,
outlets."""

from __future__ import annotations

from typing import Any, get_args

from starlette.responses import Response

from runut.browse.sayings import StatementFilter
from runut.lang.pack import codes
from runut.records import Mode, Stance
from runut.store.listed import ArticleFilter
from runut.web.api import documents, shapes
from runut.web.api.filters import OUTLET, SINCE, STORY, UNTIL
from runut.web.operations import Asked, Operation
from runut.web.parameters import AFTER, LIMIT, Choice, Parameter, Text, identity


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


_LANGUAGES = Parameter(
    name="language", kind=Choice(words=codes()), about="Language of the article."
)
_ARTICLES = (OUTLET, _LANGUAGES, STORY, SINCE, UNTIL)

OPERATIONS = (
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
)

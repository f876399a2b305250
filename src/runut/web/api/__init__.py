"""The HTTP API."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from runut.export.documents import account_document
from runut.web.language import language_of


def routes() -> list[BaseRoute]:
    """The routes of the API."""
    return [Route("/api/stories/{id}", story)]


def story(request: Request) -> Response:
    """The account of one story."""
    with request.app.state.collections.lend() as collection:
        account = collection.account(request.path_params["id"])
    document = account_document(account, language_of(request))
    return Response(msgspec.json.encode(document), media_type="application/json")

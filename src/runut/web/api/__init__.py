"""The HTTP API: accounts, lists and decisions as JSON."""

from __future__ import annotations

from functools import cache

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from runut.web import answers
from runut.web.api import changing, openapi, sources, stories

PREFIX = "/api"
#: All that can be asked, a fixed path before one with a placeholder.
OPERATIONS = (*stories.OPERATIONS, *sources.OPERATIONS, *changing.OPERATIONS)


def routes() -> list[BaseRoute]:
    """The routes of the API."""
    described = Route("/openapi.json", _openapi, name="openapi")
    every = [operation.route(under=PREFIX) for operation in OPERATIONS]
    return [Mount(PREFIX, routes=[described, *every])]


def _openapi(request: Request) -> Response:
    return answers.content(request, _description(), "application/json")


@cache
def _description() -> bytes:
    return msgspec.json.encode(openapi.description(OPERATIONS))

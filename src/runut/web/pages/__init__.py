"""Pages for people."""

from __future__ import annotations

from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from runut.web.language import language_of


def routes() -> list[BaseRoute]:
    """The routes of all pages."""
    return [Route("/", front)]


def front(request: Request) -> Response:
    """The newest stories."""
    language = language_of(request)
    with request.app.state.collections.lend() as collection:
        lines = collection.stories(limit=100)
    items = "".join(
        f'<li><a href="/api/stories/{escape(line.story.id)}">{escape(line.story.title)}</a></li>'
        for line in lines
    )
    return HTMLResponse(
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>Runut</title>'
        f"<h1>Runut</h1><ul>{items}</ul></html>"
    )

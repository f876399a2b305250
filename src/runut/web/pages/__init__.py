"""Pages for people."""

from __future__ import annotations

from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from runut.web.language import language_of
from runut.web.problems import Failure


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


def failed(request: Request, failure: Failure) -> Response:
    """A page that says what went wrong and what to try."""
    advice = f"<p>{escape(failure.advice)}</p>" if failure.advice else ""
    return HTMLResponse(
        f'<!doctype html><html lang="{language_of(request)}"><meta charset="utf-8">'
        f"<title>{escape(failure.message)}</title><h1>{escape(failure.message)}</h1>{advice}</html>",
        status_code=failure.status,
        headers=dict(failure.headers),
    )

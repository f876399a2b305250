"""The web application: pages, API and feeds over one collection file.

``application(path)`` is any ASGI server's to run; `runut.web.serving` runs it with uvicorn.
Endpoints are plain functions, which Starlette calls in worker threads; each takes a
collection from ``request.app.state.collections`` for as long as it needs one::

    def endpoint(request: Request) -> Response:
        with request.app.state.collections.lend() as collection:
            ...
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from runut.errors import RunutError
from runut.settings import Settings
from runut.web import api, feeds, pages, problems
from runut.web.doorway import Doorway
from runut.web.language import language_of
from runut.web.lending import Collections
from runut.web.problems import Problem
from runut.web.security import HEADERS, Admission, Guard

#: What programs read; everything else is for people.
FOR_PROGRAMS = ("/api", "/feeds")


def application(
    path: Path, settings: Settings | None = None, doorway: Doorway | None = None
) -> Starlette:
    """The application over the collection at ``path``, which is made when it is missing.

    Its ``state`` holds ``collections`` (`Collections`) and ``doorway`` (`Doorway`).
    """
    collections = Collections(path, settings or Settings())
    doorway = doorway or Doorway()

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        Thread(target=collections.catch_up, name="catch-up", daemon=True).start()
        try:
            yield
        finally:
            collections.close()

    app = Starlette(
        routes=[*api.routes(), *feeds.routes(), *pages.routes()],
        lifespan=lifespan,
        middleware=_middleware(doorway),
        exception_handlers={
            Problem: _failed,
            RunutError: _failed,
            HTTPException: _failed,
            Exception: _fault,
        },
    )
    app.state.collections = collections
    app.state.doorway = doorway
    return app


def _middleware(doorway: Doorway) -> list[Middleware]:
    """From the outside in."""
    found = [Middleware(Guard, doorway=doorway, refuse=_failed)]
    if doorway.cors:
        found.append(Middleware(_SharedWithOthers, origins=doorway.cors))
    found.append(Middleware(Admission, doorway=doorway, refuse=_failed))
    found.append(Middleware(GZipMiddleware, minimum_size=1_000, compresslevel=5))
    return found


class _SharedWithOthers:
    """Cross-origin resource sharing for the API and the feeds alone, and only for looking."""

    def __init__(self, app: ASGIApp, origins: tuple[str, ...]) -> None:
        self.app = app
        self._shared = CORSMiddleware(
            app,
            allow_origins=origins,
            allow_methods=["GET", "HEAD"],
            allow_headers=["Authorization", "If-None-Match"],
            expose_headers=["ETag", "Retry-After"],
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        for_programs = scope["type"] == "http" and scope["path"].startswith(FOR_PROGRAMS)
        await (self._shared if for_programs else self.app)(scope, receive, send)


def _failed(request: Request, problem: Exception) -> Response:
    """What went wrong, for programs as problem details and for people as a page."""
    if request.url.path.startswith(FOR_PROGRAMS):
        return problems.answer(request, problem)
    return pages.failed(request, problems.failure(problem, language_of(request)))


def _fault(request: Request, problem: Exception) -> Response:
    """A fault of ours: told on stderr in full, and to the asker only that there was one.
    Starlette answers it outside of all middleware, hence the headers."""
    traceback.print_exception(problem, file=sys.stderr)
    response = _failed(request, problem)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response

"""The web application: pages, API and feeds over one collection file.

``application(path)`` is any ASGI server's to run; `runut.web.serving` runs it with uvicorn.
Endpoints are plain functions, which Starlette calls in worker threads; each takes a
collection from ``request.app.state.collections`` for as long as it needs one::

    def endpoint(request: Request) -> Response:
        with request.app.state.collections.lend() as collection:
            ...
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette

from runut.settings import Settings
from runut.web import api, feeds, pages
from runut.web.doorway import Doorway
from runut.web.lending import Collections


def application(
    path: Path, settings: Settings | None = None, doorway: Doorway | None = None
) -> Starlette:
    """The application over the collection at ``path``, which is made when it is missing.

    Its ``state`` holds ``collections`` (`Collections`) and ``doorway`` (`Doorway`).
    """
    collections = Collections(path, settings or Settings())

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            collections.close()

    app = Starlette(
        routes=[*api.routes(), *feeds.routes(), *pages.routes()],
        lifespan=lifespan,
    )
    app.state.collections = collections
    app.state.doorway = doorway or Doorway()
    return app

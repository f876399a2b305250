"""Pages for people: rendered by the server, working without script and without cookies."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from runut.web.pages.adding import add, progress, start
from runut.web.pages.article import article
from runut.web.pages.assets import static
from runut.web.pages.beside import beside
from runut.web.pages.changes import changes, changes_of
from runut.web.pages.deciding import decisions, merge, split, undo
from runut.web.pages.exporting import export
from runut.web.pages.failing import failed
from runut.web.pages.front import front
from runut.web.pages.outlets import outlet, outlets
from runut.web.pages.sagas import saga, sagas
from runut.web.pages.search import search
from runut.web.pages.story import claims, story
from runut.web.pages.who import who

__all__ = ["failed", "routes"]


def routes() -> list[BaseRoute]:
    """The routes of all pages."""
    return [
        Route("/", front),
        Route("/stories/{story}", story),
        Route("/stories/{story}/claims", claims),
        Route("/stories/{story}/beside", beside),
        Route("/stories/{story}/export/{form}", export),
        Route("/stories/{story}/merge", merge, methods=["POST"]),
        Route("/stories/{story}/split", split, methods=["POST"]),
        Route("/articles/{article}", article),
        Route("/articles/{article}/changes", changes_of),
        Route("/changes", changes),
        Route("/who", who),
        Route("/outlets", outlets),
        Route("/outlets/{outlet:path}", outlet),
        Route("/sagas", sagas),
        Route("/sagas/{saga}", saga),
        Route("/search", search),
        Route("/add", add),
        Route("/add", start, methods=["POST"]),
        Route("/add/{work}", progress),
        Route("/decisions", decisions),
        Route("/undo", undo, methods=["POST"]),
        Route("/static/{name}", static),
    ]

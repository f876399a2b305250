"""What is said where there is no page, or none could be made."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from runut.errors import Unknown
from runut.lang.messages import error
from runut.web.pages.frame import Screen, page, screen_of
from runut.web.problems import Failure


@page
def nowhere(screen: Screen) -> Response:
    """An address that leads nowhere."""
    raise error(Unknown, "error.no-page", path=screen.request.url.path[:200])


def failed(request: Request, failure: Failure) -> Response:
    """A page that says what went wrong and what to try."""
    response = screen_of(request).render(
        "problem.html", failure.status, sentence=failure.message, advice=failure.advice
    )
    response.headers.update(failure.headers)
    return response

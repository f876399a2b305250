"""What is said where a page could not be made."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from runut.web.pages.frame import screen_of
from runut.web.problems import Failure


def failed(request: Request, failure: Failure) -> Response:
    """A page that says what went wrong and what to try."""
    response = screen_of(request).render(
        "problem.html", failure.status, sentence=failure.message, advice=failure.advice
    )
    response.headers.update(failure.headers)
    return response

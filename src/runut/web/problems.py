"""What went wrong, as programs are told: problem details (RFC 9457), in the reader's language.

``code`` says it for programs, ``detail`` and ``advice`` for people. The type is always
``about:blank``, so the title is that of the status code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from runut.errors import (
    AmbiguousOutlet,
    AmbiguousStory,
    CollectionBusy,
    Overtaken,
    RunutError,
    Unknown,
    UsageError,
)
from runut.lang.messages import kept, say, told
from runut.web.language import language_of

MEDIA_TYPE = "application/problem+json"
#: When to come again if the collection is busy, in seconds.
_AGAIN = "5"
#: The status of each kind of error; the first kind that fits.
_STATUS: tuple[tuple[type[RunutError], int], ...] = (
    (Unknown, 404),
    (Overtaken, 409),
    (AmbiguousStory, 409),
    (AmbiguousOutlet, 409),
    (UsageError, 400),
    (CollectionBusy, 503),
    (RunutError, 500),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An answer that could not be given: its status, a sentence, what to try, and the code
    that names it for programs."""

    status: int
    code: str
    message: str
    advice: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The phrase of the status code."""
        return HTTPStatus(self.status).phrase


class Problem(Exception):
    """A request that is refused. ``code`` names the sentence, kept as ``problem.<code>`` in
    ``messages-api.toml``, into which ``values`` are set."""

    def __init__(
        self, status: int, code: str, *, headers: Mapping[str, str] | None = None, **values: str
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.headers = headers or {}
        self.values = values


def failure(problem: Exception, language: str) -> Failure:
    """What to answer to an error, in ``language``. An error that nobody raised on purpose is
    a fault of ours, of which no more is told than that."""
    if isinstance(problem, Problem):
        return _said(problem.status, problem.code, problem.headers, language, problem.values)
    if isinstance(problem, RunutError):
        status = next(status for kind, status in _STATUS if isinstance(problem, kind))
        message, advice = told(problem, language)
        headers = {"retry-after": _AGAIN} if status == 503 else {}
        code = (problem.code or "error").removeprefix("error.")
        if kept(f"api.advice.{code}", language):
            advice = say(f"api.advice.{code}", language, **problem.values)
        return Failure(
            status=status,
            code=code,
            message=message,
            advice=advice,
            headers=headers,
        )
    if isinstance(problem, HTTPException):
        return _said(
            problem.status_code, f"status-{problem.status_code}", problem.headers or {}, language
        )
    return _said(500, "fault", {}, language)


def _said(
    status: int,
    code: str,
    headers: Mapping[str, str],
    language: str,
    values: Mapping[str, str] | None = None,
) -> Failure:
    place = f"problem.{code}"
    return Failure(
        status=status,
        code=code,
        message=say(place, language, **(values or {}))
        if kept(place, language)
        else HTTPStatus(status).phrase,
        advice=say(f"{place}.advice", language, **(values or {}))
        if kept(f"{place}.advice", language)
        else None,
        headers=headers,
    )


def document(failure: Failure) -> dict[str, str | int]:
    """A failure as problem details."""
    details: dict[str, str | int] = {
        "type": "about:blank",
        "title": failure.title,
        "status": failure.status,
        "detail": failure.message,
        "code": failure.code,
    }
    if failure.advice:
        details["advice"] = failure.advice
    return details


def answer(request: Request, problem: Exception) -> Response:
    """The response to an error, for programs."""
    language = language_of(request)
    found = failure(problem, language)
    return Response(
        msgspec.json.encode(document(found)),
        status_code=found.status,
        media_type=MEDIA_TYPE,
        headers={"content-language": language, "cache-control": "no-store", **found.headers},
    )

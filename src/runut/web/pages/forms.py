"""What a form sends: fields as words, files as they came.

A body is read to its end before anything is done with it; how large it may be, and from where
it may come, is the business of `runut.web.security`.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import wraps
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from runut.web.pages.frame import Screen, screen_of

#: So many fields and files are read from one form.
MOST_FIELDS, MOST_FILES = 500, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The fields of a form in their order, and its files."""

    fields: tuple[tuple[str, str], ...]
    files: tuple[UploadFile, ...]

    def one(self, name: str) -> str:
        """The first value of a field, without white space around; empty where there is none."""
        return next((value.strip() for key, value in self.fields if key == name), "")

    def several(self, name: str) -> list[str]:
        """All values of a field."""
        return [value for key, value in self.fields if key == name]


def posted(
    answer: Callable[[Screen, Form], Response],
) -> Callable[[Request], Coroutine[Any, Any, Response]]:
    """An endpoint for a form, from a function that runs in a worker thread."""

    @wraps(answer)
    async def endpoint(request: Request) -> Response:
        async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS) as given:
            items = given.multi_items()
            form = Form(
                fields=tuple((key, value) for key, value in items if isinstance(value, str)),
                files=tuple(
                    value for _, value in items if isinstance(value, UploadFile) and value.filename
                ),
            )
            return await run_in_threadpool(answer, screen_of(request), form)

    return endpoint

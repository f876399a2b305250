"""What the API can do: each operation declared once, for the router and for OpenAPI."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from runut.collection import Collection
from runut.web import answers, parameters
from runut.web.language import language_of
from runut.web.parameters import LANGUAGE, Parameter
from runut.web.problems import Problem

#: A form holds no more files, and no more fields beside them.
MOST_FILES = 200
_FORM = "multipart/form-data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The content of a request: raw, or the files of a form."""

    media_type: str
    body: bytes = b""
    files: tuple[UploadFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request whose parameters are known to be right."""

    request: Request
    language: str
    values: Mapping[str, Any]
    sent: Sent | None = None

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    @contextmanager
    def collection(self) -> Iterator[Collection]:
        """A collection to look things up in."""
        with self.request.app.state.collections.lend() as collection:
            yield collection

    @contextmanager
    def collection_to_write(self) -> Iterator[Collection]:
        """A collection to change."""
        with self.request.app.state.collections.lend_to_write() as collection:
            yield collection

    def answer(self, value: object) -> Response:
        """``value`` as JSON, or 304."""
        return answers.document(self.request, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What an operation takes: the schema of each media type, by type."""

    schemas: Mapping[str, Any]
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing that can be asked of the API.

    ``answers`` are the shapes of its answers by status; ``run`` is called in a worker thread.
    """

    method: Literal["GET", "POST"]
    path: str
    id: str
    about: str
    answers: Mapping[int, Any]
    run: Callable[[Asked], Response]
    parameters: tuple[Parameter, ...] = ()
    takes: Content | None = None
    refusals: tuple[int, ...] = field(default=())

    @property
    def declared(self) -> tuple[Parameter, ...]:
        """All its parameters, with the language that everything takes."""
        return (*self.parameters, LANGUAGE)

    def route(self, *, under: str) -> Route:
        """The route that answers it, below a mount at ``under``."""
        return Route(
            self.path.removeprefix(under), self._endpoint(), methods=[self.method], name=self.id
        )

    def _endpoint(self) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            language = language_of(request)
            values = parameters.read(
                self.declared, request.path_params, request.query_params, language
            )
            if self.takes is None:
                asked = Asked(request=request, language=language, values=values)
                return await run_in_threadpool(self.run, asked)
            async with _taken(request, self.takes) as sent:
                asked = Asked(request=request, language=language, values=values, sent=sent)
                return await run_in_threadpool(self.run, asked)

        return endpoint


@asynccontextmanager
async def _taken(request: Request, takes: Content) -> AsyncIterator[Sent]:
    """The content of a request; the files of a form are closed afterwards."""
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if given not in takes.schemas:
        types = ", ".join(takes.schemas)
        raise Problem(415, "media-type", type=given[:100], types=types)
    if given != _FORM:
        yield Sent(media_type=given, body=await request.body())
        return
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FILES) as form:
        files = tuple(item for _, item in form.multi_items() if isinstance(item, UploadFile))
        yield Sent(media_type=given, files=files)


def decoded(body: bytes, kind: Any) -> Any:
    """JSON in ``body`` as ``kind``. Raises `Problem` with where and why it is not that."""
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise Problem(400, "body", detail=str(problem)) from problem

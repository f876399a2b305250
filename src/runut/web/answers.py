"""Answers that need not be sent twice: content with a tag that says whether it changed."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from runut.identity import content_id

_TAGS = re.compile(r'(?:W/)?"([^"]*)"|(\*)')


def tagged(content: bytes) -> str:
    """A tag of the content itself. Weak, since the same content may be sent zipped."""
    return f'W/"{content_id(content)}"'


def unchanged(request: Request, tag: str) -> bool:
    """Whether the asker has what ``tag`` marks already (RFC 9110, section 13.1.2)."""
    known = request.headers.get("if-none-match", "")[:10_000]
    mine = tag.removeprefix("W/").strip('"')
    return any(any_ or tag == mine for tag, any_ in _TAGS.findall(known))


def not_modified(tag: str) -> Response:
    """The answer to somebody who has it already."""
    return Response(status_code=304, headers={"etag": tag, **_CACHE})


#: To be asked about each time; what a token guards stays out of shared caches.
_CACHE = {"cache-control": "private, no-cache", "vary": "Accept-Language"}


def content(
    request: Request,
    body: bytes,
    media_type: str,
    *,
    tag: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """``body``, or 304 where the asker has it already. ``tag`` is that of the body where it
    is known without the body."""
    tag = tag or tagged(body)
    if unchanged(request, tag):
        return not_modified(tag)
    return Response(body, media_type=media_type, headers={"etag": tag, **_CACHE, **(headers or {})})


def document(request: Request, value: object, *, tag: str | None = None) -> Response:
    """``value`` as JSON, or 304 where the asker has it already."""
    return content(request, msgspec.json.encode(value), "application/json", tag=tag)


def made(value: object, status: int) -> Response:
    """``value`` as JSON, as the answer to a change; nobody keeps it."""
    return Response(
        msgspec.json.encode(value),
        status_code=status,
        media_type="application/json",
        headers={"cache-control": "no-store"},
    )

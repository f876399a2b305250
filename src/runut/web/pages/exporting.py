"""An account as a file to take away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from starlette.responses import Response

from runut.errors import UsageError
from runut.export.documents import account_document
from runut.export.linked import jsonld, ninjs, provenance, web_annotations
from runut.export.markdown import report
from runut.export.page import page as alone
from runut.lang.messages import error
from runut.records import Account, Story
from runut.web.pages.frame import Screen, page
from runut.web.pages.story import others


def _json(account: Account, language: str, saga: tuple[Story, ...]) -> bytes:
    return msgspec.json.encode(account_document(account, language))


def _markdown(account: Account, language: str, saga: tuple[Story, ...]) -> bytes:
    return report(account, language, saga).encode()


def _html(account: Account, language: str, saga: tuple[Story, ...]) -> bytes:
    return alone(account, language, saga).encode()


def _linked(
    document: Callable[[Sequence[Account]], object],
) -> Callable[[Account, str, tuple[Story, ...]], bytes]:
    """Linked data says the same in every language, and nothing of the saga."""
    return lambda account, language, saga: msgspec.json.encode(document((account,)))


def _ninjs(account: Account, language: str, saga: tuple[Story, ...]) -> bytes:
    return b"".join(msgspec.json.encode(item) + b"\n" for item in ninjs.items(account))


#: By the name in the address: the ending and the media type of the file, and who writes it.
_FORMS: dict[str, tuple[str, str, Callable[[Account, str, tuple[Story, ...]], bytes]]] = {
    "json": ("json", "application/json", _json),
    "markdown": ("md", "text/markdown; charset=utf-8", _markdown),
    "html": ("html", "text/html; charset=utf-8", _html),
    "jsonld": ("jsonld", "application/ld+json", _linked(jsonld.document)),
    "annotations": ("annotations.jsonld", "application/ld+json", _linked(web_annotations.document)),
    "prov": ("prov.json", "application/json", _linked(provenance.document)),
    "ninjs": ("ninjs.jsonl", "application/x-ndjson", _ninjs),
}


@page
def export(screen: Screen) -> Response:
    """The account of a story in one of the forms. It is sent as a file to keep, so that a page
    made of other people's texts never runs as one of ours."""
    form = screen.request.path_params["form"]
    if form not in _FORMS:
        raise error(UsageError, "error.unknown-form", form=form, forms=", ".join(_FORMS))
    ending, type, write = _FORMS[form]
    with screen.request.app.state.collections.lend() as collection:
        account = collection.account(screen.request.path_params["story"])
        saga = others(collection, account)
    return Response(
        write(account, screen.language, saga),
        media_type=type,
        headers={
            "content-disposition": f'attachment; filename="{account.story.id}.{ending}"',
        },
    )

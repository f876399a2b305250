"""An account as a file to take away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import msgspec
from starlette.responses import Response

from runut.errors import Unknown
from runut.export.documents import account_document
from runut.export.linked import jsonld, ninjs, provenance, web_annotations
from runut.export.markdown import report
from runut.export.page import page as alone
from runut.export.tables import write_zip
from runut.lang.messages import error
from runut.records import Account, Story
from runut.web.pages.frame import Screen, page
from runut.web.pages.sagas import others

Saga = tuple[Story, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of an account: what people call it, the ending and media type of the file, and
    who writes it, in a language and with the other stories of its saga."""

    label: str
    ending: str
    type: str
    write: Callable[[Account, str, Saga], bytes]


def _written(document: Callable[[Account, str], object]) -> Callable[[Account, str, Saga], bytes]:
    """A writer of JSON from the function that makes the document."""
    return lambda account, language, saga: msgspec.json.encode(document(account, language))


def _tables(account: Account, language: str) -> bytes:
    """The tables of an account in one archive."""
    packed = BytesIO()
    write_zip((account,), packed, language)
    return packed.getvalue()


#: By the name in the address, those for people first.
FORMS: dict[str, Form] = {
    "html": Form(
        label="HTML",
        ending="html",
        type="text/html; charset=utf-8",
        write=lambda account, language, saga: alone(account, language, saga).encode(),
    ),
    "markdown": Form(
        label="Markdown",
        ending="md",
        type="text/markdown; charset=utf-8",
        write=lambda account, language, saga: report(account, language, saga).encode(),
    ),
    "json": Form(
        label="JSON", ending="json", type="application/json", write=_written(account_document)
    ),
    "jsonl": Form(
        label="JSON Lines",
        ending="jsonl",
        type="application/jsonl",
        write=lambda account, language, saga: (
            msgspec.json.encode(account_document(account, language)) + b"\n"
        ),
    ),
    "csv": Form(
        label="CSV",
        ending="csv.zip",
        type="application/zip",
        write=lambda account, language, saga: _tables(account, language),
    ),
    "jsonld": Form(
        label="schema.org",
        ending="jsonld",
        type="application/ld+json",
        write=_written(lambda account, _: jsonld.document((account,))),
    ),
    "annotations": Form(
        label="Web Annotation",
        ending="annotations.jsonld",
        type="application/ld+json",
        write=_written(lambda account, _: web_annotations.document((account,))),
    ),
    "prov": Form(
        label="PROV",
        ending="prov.json",
        type="application/json",
        write=_written(lambda account, _: provenance.document((account,))),
    ),
    "ninjs": Form(
        label="ninjs",
        ending="ninjs.json",
        type="application/json",
        write=_written(lambda account, _: ninjs.items(account)),
    ),
}


#: The account with the pages it rests on, as evidence.
BUNDLE = "bundle"


@page
def export(screen: Screen) -> Response:
    """The account of a story in one of the forms. It is sent as a file to keep, so that a page
    made of other people's texts never runs as one of ours."""
    name = screen.request.path_params["form"]
    if name not in (*FORMS, BUNDLE):
        raise error(Unknown, "error.unknown-form", form=name, forms=", ".join((*FORMS, BUNDLE)))
    with screen.request.app.state.collections.lend() as collection:
        account = collection.account(screen.request.path_params["story"])
        if name == BUNDLE:
            packed = BytesIO()
            collection.bundle(account.story.id, packed, language=screen.language)
            return _file(packed.getvalue(), account, "zip", "application/zip")
        saga = others(collection, account)
    form = FORMS[name]
    return _file(form.write(account, screen.language, saga), account, form.ending, form.type)


def _file(content: bytes, account: Account, ending: str, type: str) -> Response:
    kept = f'attachment; filename="{account.story.id}.{ending}"'
    return Response(content, media_type=type, headers={"content-disposition": kept})

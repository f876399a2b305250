"""The formats of `runut export`: each a function that writes accounts one by one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from runut.cli.sagas import Sagas
from runut.errors import UsageError
from runut.lang.messages import error

if TYPE_CHECKING:
    from runut.collection import Collection

Writer = Callable[["Collection", Sequence[str], Path | None, str], None]


@contextmanager
def _opened(output: Path | None) -> Iterator[BinaryIO]:
    """``output``, or stdout. A file appears under its name only when it is complete."""
    if output is None:
        stream = sys.stdout.buffer
        yield stream
        stream.flush()
        return
    partial = output.with_name(f".{output.name}.part")
    try:
        with partial.open("wb") as stream:
            yield stream
        partial.replace(output)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def _json(
    collection: Collection, chosen: Sequence[str], output: Path | None, language: str
) -> None:
    """One object: the stories, then the sagas they belong to. Written as it is made, so
    that a large collection need not fit in memory."""
    from runut.export.documents import account_document, collection_document

    written: set[str] = set()
    with _opened(output) as stream:
        stream.write(b'{"stories": [')
        for account in collection.accounts(chosen):
            stream.write(b",\n" if written else b"\n")
            stream.write(msgspec.json.encode(account_document(account, language)))
            written.add(account.story.id)
        sagas = [saga for saga in collection.sagas() if written.intersection(saga.stories)]
        rest = collection_document((), sagas, language)["sagas"]
        stream.write(b'\n], "sagas": ' + msgspec.json.encode(rest) + b"}\n")


def _jsonl(
    collection: Collection, chosen: Sequence[str], output: Path | None, language: str
) -> None:
    from runut.export.documents import account_document

    with _opened(output) as stream:
        for account in collection.accounts(chosen):
            stream.write(msgspec.json.encode(account_document(account, language)) + b"\n")


def _markdown(
    collection: Collection, chosen: Sequence[str], output: Path | None, language: str
) -> None:
    from runut.export.markdown import report

    sagas = Sagas(collection)
    with _opened(output) as stream:
        for number, account in enumerate(collection.accounts(chosen)):
            between = "\n---\n\n" if number else ""
            stream.write(
                f"{between}{report(account, language, sagas.others(account)).rstrip()}\n".encode()
            )


def _html(
    collection: Collection, chosen: Sequence[str], output: Path | None, language: str
) -> None:
    """One page for one story; several go to a folder, each named by its story, with an
    index that leads to them."""
    from runut.export.page import index, listed, page

    sagas = Sagas(collection)
    if len(chosen) == 1:
        for account in collection.accounts(chosen):
            with _opened(output) as stream:
                stream.write(page(account, language, sagas.others(account)).encode())
        return
    folder = _folder(output, "html")
    known = (line.story.id for line in collection.stories())
    ids = {id for id in known if not chosen or id.startswith(tuple(chosen))}
    lines = []
    for account in collection.accounts(chosen):
        lines.append(listed(account, language))
        with _opened(folder / f"{account.story.id}.html") as stream:
            stream.write(page(account, language, sagas.others(account), ids).encode())
    with _opened(folder / "index.html") as stream:
        stream.write(index(lines, language).encode())


def _csv(collection: Collection, chosen: Sequence[str], output: Path | None, language: str) -> None:
    """A folder of tables, or the same in one zip where the name ends so."""
    from runut.export.tables import write_folder, write_zip

    if output is not None and output.suffix.lower() == ".zip":
        with _opened(output) as stream:
            write_zip(collection.accounts(chosen), stream, language)
        return
    write_folder(collection.accounts(chosen), _folder(output, "csv"), language)


def _parquet(
    collection: Collection, chosen: Sequence[str], output: Path | None, language: str
) -> None:
    """A folder of typed tables."""
    from runut.export.columnar import write_folder

    write_folder(collection.accounts(chosen), _folder(output, "parquet"), language)


def _atom(
    collection: Collection, chosen: Sequence[str], output: Path | None, language: str
) -> None:
    """The stories as a feed, the last changed first."""
    from runut.export.atom import atom
    from runut.export.feed import stories_feed

    browse = collection.browse
    ids = [account.story.id for account in collection.accounts(chosen)] if chosen else None
    lines = browse.changed(of=ids, limit=None)
    with _opened(output) as stream:
        stream.write(atom(stories_feed(lines, browse.collection_id(), language)))


def _jsonld(
    collection: Collection, chosen: Sequence[str], output: Path | None, language: str
) -> None:
    from runut.export.linked.jsonld import document

    _write_json(document(collection.accounts(chosen)), output)


def _annotations(
    collection: Collection, chosen: Sequence[str], output: Path | None, language: str
) -> None:
    from runut.export.linked.web_annotations import document

    _write_json(document(collection.accounts(chosen)), output)


def _prov(
    collection: Collection, chosen: Sequence[str], output: Path | None, language: str
) -> None:
    from runut.export.linked.provenance import document

    _write_json(document(collection.accounts(chosen)), output)


def _ninjs(
    collection: Collection, chosen: Sequence[str], output: Path | None, language: str
) -> None:
    """One article a line."""
    from runut.export.linked.ninjs import items

    with _opened(output) as stream:
        for account in collection.accounts(chosen):
            for item in items(account):
                stream.write(msgspec.json.encode(item) + b"\n")


def _write_json(document: object, output: Path | None) -> None:
    with _opened(output) as stream:
        stream.write(msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n")


def _bundle(
    collection: Collection, chosen: Sequence[str], output: Path | None, language: str
) -> None:
    """The account of one story with the pages it rests on, in one zip."""
    if len(chosen) != 1:
        raise error(UsageError, "error.one-story")
    with _opened(output) as stream:
        collection.bundle(chosen[0], stream, language=language)


def _folder(output: Path | None, form: str) -> Path:
    if output is None:
        raise error(UsageError, f"error.{form}-needs-folder")
    if output.exists() and not output.is_dir():
        raise error(UsageError, "error.not-a-folder", path=str(output))
    output.mkdir(parents=True, exist_ok=True)
    return output


#: Formats by name.
WRITERS: Mapping[str, Writer] = {
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "markdown": _markdown,
    "html": _html,
    "parquet": _parquet,
    "atom": _atom,
    "jsonld": _jsonld,
    "annotations": _annotations,
    "prov": _prov,
    "ninjs": _ninjs,
    "bundle": _bundle,
}

"""The tables of a batch that an export has not: stories in a line each, accounts whole, and what
was rejected. The others are those of `runut.export.columnar`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from runut import assemble
from runut.batch.course import Bucket, Course, Made
from runut.batch.records import unpack
from runut.engines import rows
from runut.export.documents import account_document
from runut.lang.messages import explain
from runut.records import Account, Rejected

if TYPE_CHECKING:
    import pyarrow as pa

#: Tables that are written with the accounts.
OWN: Final = ("stories", "accounts")
REJECTED: Final = "rejected"
#: Rows held before they are written as one group.
_GROUP: Final = 1_000
_STANDINGS: Final = ("confirmed", "echoed", "single", "disputed", "updated")


def schema(table: str) -> pa.Schema:
    """The columns of a table."""
    import pyarrow as pa

    text, whole, texts = pa.string(), pa.int64(), pa.list_(pa.string())
    columns = {
        "stories": {
            **dict.fromkeys(("story", "title", "first", "last", "saga"), text),
            **dict.fromkeys(("articles", "outlets", "reasons"), texts),
            **dict.fromkeys(("origins", "conflicts", *_STANDINGS), whole),
        },
        "accounts": {"story": text, "account": text},
        REJECTED: {"place": text, "code": text, "reason": text},
    }
    return pa.schema(list(columns[table].items()))


@contextmanager
def writing(paths: Mapping[str, Path], language: str) -> Iterator[Callable[[Account], None]]:
    """A function that writes one account into both tables of `OWN`."""
    with ExitStack() as opened:
        stories, accounts = (opened.enter_context(_table(paths[n], n)) for n in OWN)

        def write(account: Account) -> None:
            stories(_line(account, language))
            document = json.dumps(account_document(account, language), ensure_ascii=False)
            accounts({"story": account.story.id, "account": document})

        yield write


def _line(account: Account, language: str) -> dict[str, Any]:
    line = assemble.line(account)
    story = line.story
    return {
        "story": story.id,
        "title": story.title,
        "first": story.first,
        "last": story.last,
        "saga": story.saga,
        "articles": list(story.articles),
        "outlets": list(line.outlets),
        "reasons": [explain(reason, language) for reason in story.reasons],
        "origins": line.origins,
        "conflicts": line.conflicts,
        **{standing: line.standings.get(standing, 0) for standing in _STANDINGS},
    }


@contextmanager
def _table(path: Path, name: str) -> Iterator[Callable[[dict[str, Any]], None]]:
    """A function that writes a row into the table at ``path``."""
    import pyarrow as pa
    from pyarrow import parquet

    held: list[dict[str, Any]] = []
    with parquet.ParquetWriter(path, schema(name), compression="zstd") as file:

        def flush() -> None:
            file.write_table(pa.Table.from_pylist(held, schema=schema(name)))
            held.clear()

        def write(row: dict[str, Any]) -> None:
            held.append(row)
            if len(held) >= _GROUP:
                flush()

        yield write
        flush()


def reject_all(course: Course, files: Sequence[str], language: str) -> None:
    """Write what was rejected as a table, part by part."""
    course.buckets(REJECTED, partial(reject_bucket, language=language), files, [language])


def reject_bucket(out: Path, bucket: Bucket, language: str) -> Made:
    """Write what was rejected of one lot."""
    name = f"{REJECTED}/{bucket.number:05}.parquet"
    with rows.replacing(out / name) as part, _table(part, REJECTED) as write:
        for row in rows.read(out / bucket.file):
            rejected = unpack(row.value, Rejected)
            reason = rejected.reason
            write(
                {
                    "place": rejected.place,
                    "code": reason.code,
                    "reason": explain(reason, language),
                }
            )
    return Made(files=[name])

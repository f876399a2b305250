"""Accounts as a set of Parquet files, for DuckDB, pandas, Polars and the like (extra `batch`).

The tables and columns are those of the CSV set (`runut.export.tables`), with types: numbers
are numbers, lists are lists, and no text is marked against spreadsheets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from runut.errors import UsageError
from runut.export.tables import COLUMNS, ROWS, Cell
from runut.lang.messages import error
from runut.records import Account

if TYPE_CHECKING:
    import pyarrow as pa

#: What the columns hold that are not text, by table.
WHOLE: Mapping[str, str] = {
    "articles": "version",
    "statements": "start end",
    "claims": "articles outlets",
    "conflicts": "side",
    "copies": "from_start from_end to_start to_end",
}
FRACTION: Mapping[str, str] = {"figures": "value", "copies": "likeness"}
LISTS: Mapping[str, str] = {
    "articles": "authors",
    "statements": "speakers via",
    "claims": "origins origin_kinds statements reasons",
    "conflicts": "origins words statements reasons",
    "timeline": "statements",
    "copies": "reasons",
}
#: Rows of a table held before they are written as one group.
GROUP = 20_000


def write_folder(accounts: Iterable[Account], folder: Path, language: str) -> tuple[Path, ...]:
    """Write the tables of ``accounts`` into ``folder``, which must exist; their paths.

    A table without rows is written too, with its columns. Raises `UsageError` where the extra
    is not installed.
    """
    paths = {name: folder / f"{name}.parquet" for name in COLUMNS}
    with writing(paths, language) as write:
        for account in accounts:
            write(account)
    return tuple(paths.values())


@contextmanager
def writing(paths: Mapping[str, Path], language: str) -> Iterator[Callable[[Account], None]]:
    """A function that writes one account into the tables at ``paths``, by their names; they are
    whole when the context ends. Raises `UsageError` where the extra is not installed."""
    try:
        import pyarrow.parquet as pq
    except ImportError as problem:
        raise error(UsageError, "error.needs-extra", extra="batch") from problem
    with ExitStack() as stack:
        tables = {
            name: _Table(stack.enter_context(pq.ParquetWriter(path, _schema(name))), name)
            for name, path in paths.items()
        }

        def write(account: Account) -> None:
            for name, table in tables.items():
                for row in ROWS[name](account, language):
                    table.add(row)

        yield write
        for table in tables.values():
            table.flush()


def _schema(table: str) -> pa.Schema:
    import pyarrow as pa

    kinds = {
        **dict.fromkeys(WHOLE.get(table, "").split(), pa.int64()),
        **dict.fromkeys(FRACTION.get(table, "").split(), pa.float64()),
        **dict.fromkeys(LISTS.get(table, "").split(), pa.list_(pa.string())),
    }
    return pa.schema([(name, kinds.get(name, pa.string())) for name in COLUMNS[table]])


class _Table:
    """Rows of one table on their way into its file."""

    def __init__(self, writer: Any, name: str) -> None:
        self._writer = writer
        self._schema = _schema(name)
        self._rows: list[tuple[Cell, ...]] = []

    def add(self, row: tuple[Cell, ...]) -> None:
        """Add a row; a full group is written."""
        self._rows.append(row)
        if len(self._rows) >= GROUP:
            self.flush()

    def flush(self) -> None:
        """Write what is held."""
        import pyarrow as pa

        columns = zip(*self._rows, strict=True) if self._rows else [()] * len(self._schema)
        arrays = [
            pa.array([_plain(cell) for cell in column], field.type)
            for column, field in zip(columns, self._schema, strict=True)
        ]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        self._rows.clear()


def _plain(cell: Cell) -> Any:
    """A cell as Arrow takes it: half a character, which UTF-8 cannot hold, is replaced."""
    if isinstance(cell, str):
        return cell.encode("utf-8", "replace").decode("utf-8")
    if isinstance(cell, tuple):
        return [_plain(each) for each in cell]
    return cell

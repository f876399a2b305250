"""What a collection holds, whoever put it there: every table without the times of this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import apsw

#: Columns that tell when something was seen here, and the collection's own name.
_OWN = {"taken", "changed", "seen"}


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every table of the collection at ``path``, sorted."""
    connection = apsw.Connection(str(path))
    found: dict[str, list[tuple[Any, ...]]] = {}
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'"):
        # How the index of words is laid out depends on how many articles were kept together.
        if name == "self" or name.startswith("words"):
            continue
        columns = [each[1] for each in connection.execute(f"PRAGMA table_info({name})")]
        kept = ", ".join(f'"{column}"' for column in columns if column not in _OWN)
        found[name] = sorted(connection.execute(f"SELECT {kept} FROM {name}"), key=repr)
    connection.close()
    return found

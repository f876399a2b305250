"""Which column of a table is which field of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from runut.lang.pack import codes, load

#: The fields of a page, by our names.
FIELDS = ("title", "text", "url", "date", "outlet", "authors")
_SEPARATORS = re.compile(r"[\s_.:\-]+")


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    """Folded column names by field, the likeliest first, from every language pack."""
    known: dict[str, list[str]] = {field: [field] for field in FIELDS}
    tables = [load(code).table("metadata").get("columns", {}) for code in codes()]
    for field in FIELDS:
        for rank in range(max((len(table.get(field, ())) for table in tables), default=0)):
            known[field] += [
                table[field][rank] for table in tables if rank < len(table.get(field, ()))
            ]
    return {field: tuple(dict.fromkeys(map(fold, names))) for field, names in known.items()}


def fold(name: str) -> str:
    """A column name without case and separators: "Tanggal Publikasi" is "tanggal_publikasi"."""
    return _SEPARATORS.sub("_", name.strip().lstrip("\ufeff").casefold())


def assign(names: Iterable[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """The column of each field that has one. ``chosen`` (field to column) wins."""
    present = list(names)
    folded = {fold(name): name for name in reversed(present)}
    found: dict[str, str] = {}
    for field, candidates in _known().items():
        if field in chosen:
            column = chosen[field]
            if column in present:
                found[field] = column
            elif fold(column) in folded:
                found[field] = folded[fold(column)]
            continue
        for candidate in candidates:
            if candidate in folded:
                found[field] = folded[candidate]
                break
    return found


def fields(row: Mapping[str, Any], chosen: Mapping[str, str]) -> dict[str, str]:
    """What ``row`` says of the article, under our names; empty values are left out."""
    said: dict[str, str] = {}
    for field, column in assign(row, chosen).items():
        value = as_text(row[column])
        if value:
            said[field] = value
    return said


def as_text(value: Any) -> str:
    """A cell as text: lists are joined, objects answer with their name, None is empty."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Mapping):
        return next((as_text(value[key]) for key in ("name", "url", "value") if key in value), "")
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, map(as_text, value)))
    return str(value)

"""Rows of tables: JSON, JSON Lines and delimited text, read as a stream.

A broken row costs itself; what stands before and after it is read. Rows count from 1 as
a person counts them: lines of a JSON Lines file, elements of a JSON list, records of a
CSV file without its header.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, cast

from runut.charset import decode, detect
from runut.read.columns import assign
from runut.read.opened import SAMPLE, Unreadable, honest_errors, is_binary, whole

_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its number, and its cells or the reason why it has none."""

    number: int
    cells: Mapping[str, Any] | None = None
    problem: Unreadable | None = None


def json_rows(stream: io.BufferedReader, max_bytes: int) -> Iterator[Row]:
    """Elements of a JSON list, or the one object; values one after another also do.

    Elements before a break are read; the break itself is one row with its line and column.
    """
    text = decode(whole(stream, max_bytes * 50))
    decoder = json.JSONDecoder()
    position = _skip(text, 0)
    in_list = text.startswith("[", position)
    if in_list:
        position = _skip(text, position + 1)
    number = 0
    while position < len(text) and not (in_list and text[position] == "]"):
        number += 1
        try:
            value, position = decoder.raw_decode(text, position)
        except (json.JSONDecodeError, RecursionError) as error:
            yield Row(number=number, problem=_broken(error))
            return
        for cells in _objects(value):
            yield _row(number, cells)
        position = _skip(text, position)
        if in_list and text[position : position + 1] not in {",", "]"}:
            at = json.JSONDecodeError("Expecting ',' delimiter", text, position)
            yield Row(number=number + 1, problem=_broken(at))
            return
        position = _skip(text, position, more=",")


def _objects(value: Any) -> list[Any]:
    """The articles in a value: itself, or the list that an envelope such as
    ``{"articles": [...]}`` holds."""
    if isinstance(value, dict) and "text" not in assign(value, {}):
        lists = [v for v in value.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
        if len(lists) == 1:
            return lists[0]
    return [value]


def _skip(text: str, position: int, more: str = "") -> int:
    while position < len(text) and (text[position].isspace() or text[position] in more):
        position += 1
    return position


def json_lines(stream: io.BufferedReader, max_bytes: int) -> Iterator[Row]:
    """One JSON object a line; empty lines are passed over, broken ones reported."""
    stream = _as_bytes_a_letter(stream)
    for number in count(1):
        with honest_errors():
            line = stream.readline(max_bytes + 1)
        if not line:
            return
        if len(line) > max_bytes:
            yield Row(number=number, problem=Unreadable("read.too-large", limit=f"{max_bytes:,}"))
            _pass_over_line(stream, line, max_bytes)
        elif line.strip():
            if is_binary(line[:8192]):
                raise Unreadable("read.binary")
            yield _parsed(number, line)


def _parsed(number: int, line: bytes) -> Row:
    try:
        return _row(number, json.loads(decode(line.strip())))
    except (ValueError, RecursionError) as error:
        return Row(number=number, problem=_broken(error, line=number))


def _as_bytes_a_letter(stream: io.BufferedReader) -> io.BufferedReader:
    """``stream``, turned to UTF-8 when it is UTF-16, in which a line end is two bytes."""
    with honest_errors():
        mark = stream.peek(2)[:2]
    if mark not in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        return stream
    recoded = codecs.EncodedFile(stream, "utf-8", "utf-16", "replace")
    with honest_errors():
        return io.BufferedReader(cast(io.RawIOBase, io.BytesIO(recoded.read())))


def _pass_over_line(stream: io.BufferedReader, begun: bytes, step: int) -> None:
    with honest_errors():
        while begun and not begun.endswith(b"\n"):
            begun = stream.readline(step)


def _row(number: int, cells: Any) -> Row:
    if isinstance(cells, dict):
        return Row(number=number, cells=cells)
    return Row(number=number, problem=Unreadable("read.row-no-object"))


def _broken(error: Exception, line: int | None = None) -> Unreadable:
    """Where and how JSON breaks; ``line`` is given where each line is JSON of its own."""
    if isinstance(error, json.JSONDecodeError):
        return Unreadable(
            "read.broken-json",
            detail=error.msg,
            line=str(line or error.lineno),
            column=str(error.colno),
        )
    return Unreadable(
        "read.broken-json", detail=type(error).__name__, line=str(line or 1), column="1"
    )


def csv_rows(stream: io.BufferedReader, max_bytes: int, chosen: Mapping[str, str]) -> Iterator[Row]:
    """Records of delimited text with a header line; the delimiter is found by itself."""
    with honest_errors():
        sample = stream.peek(SAMPLE)[:SAMPLE]
    if is_binary(sample[:8192]):
        raise Unreadable("read.binary")
    charset = detect(sample)
    lines = sample.decode(charset, "replace").lstrip("\ufeff\r\n").splitlines()
    if not lines or not lines[0].strip():
        raise Unreadable("read.empty-file")
    text = io.TextIOWrapper(stream, encoding=charset, errors="replace", newline="")
    csv.field_size_limit(max_bytes)
    reader = csv.reader(text, delimiter=_delimiter(lines[0], chosen))
    header = [name.strip().lstrip("\ufeff") for name in next(reader, [])]
    if "text" not in assign(header, chosen):
        raise Unreadable("read.no-text-column", columns=", ".join(header))
    number = 0
    while True:
        number += 1
        try:
            with honest_errors():
                record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(number=number, problem=Unreadable("read.broken-row", detail=str(error)))
            continue
        if not any(record):
            continue
        yield _record(number, header, record)


def _record(number: int, header: list[str], record: list[str]) -> Row:
    if len(record) > len(header):
        problem = Unreadable(
            "read.too-many-cells", found=str(len(record)), expected=str(len(header))
        )
        return Row(number=number, problem=problem)
    return Row(number=number, cells=dict(zip(header, record, strict=False)))


def _delimiter(header: str, chosen: Mapping[str, str]) -> str:
    """The delimiter under which the header names most fields, then most columns."""

    def worth(delimiter: str) -> tuple[int, int]:
        names = next(csv.reader([header], delimiter=delimiter), [])
        return len(assign([name.strip() for name in names], chosen)), len(names)

    return max(_DELIMITERS, key=worth)

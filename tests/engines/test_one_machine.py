"""The obvious engine: parts are done, rows land where they belong, in their order."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.engines import rows
from runut.engines.one_machine import OneMachine
from runut.engines.protocol import same
from runut.engines.rows import Row

pytest.importorskip("pyarrow", reason="needs the extra: pip install 'runut[batch]'")

ROWS = st.builds(
    Row,
    st.text(st.characters(codec="utf-8"), max_size=4),
    st.sampled_from(["a", "b"]),
    st.integers(-(2**40), 2**40),
    st.binary(max_size=6),
)


def order(row: Row) -> tuple[bytes, str, int, bytes]:
    return row.key.encode(), row.kind, row.rank, row.value


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(ROWS, max_size=12), min_size=1, max_size=3), st.integers(1, 4))
def test_rows_of_a_key_stand_together_in_order(given: list[list[Row]], buckets: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"in-{number}" for number in range(len(given))]
        for file, found in zip(files, given, strict=True):
            rows.write(file, found)
        into = [Path(folder) / f"out-{number}" for number in range(buckets)]
        OneMachine().shuffle(files, same, into, rows.hashed)
        sent = [list(rows.read(file)) for file in into]
        assert sorted(p.name for p in Path(folder).iterdir()) == sorted(
            p.name for p in (*files, *into)
        )
    assert sent == [sorted(found, key=order) for found in sent]
    assert sorted((r for found in sent for r in found), key=order) == sorted(
        (r for found in given for r in found), key=order
    )
    for number, found in enumerate(sent):
        assert {rows.hashed(row.key) % buckets for row in found} <= {number}


def doubled(found: Iterable[Row]) -> Iterable[Row]:
    for row in found:
        yield Row(str(2 * int(row.key)), row.kind, row.rank, row.value)
        yield Row(str(2 * int(row.key) + 1), row.kind, row.rank, row.value)


def test_a_route_sends_what_it_likes_where_it_likes(tmp_path: Path) -> None:
    rows.write(tmp_path / "in", (Row(str(number), "", 0, b"") for number in range(3)))
    into = [tmp_path / str(number) for number in range(6)]
    OneMachine().shuffle([tmp_path / "in"], doubled, into, rows.numbered)
    assert [[row.key for row in rows.read(path)] for path in into] == [[str(n)] for n in range(6)]


def note(part: int, folder: Path) -> None:
    if part == 9:
        raise ValueError("nine")
    (folder / str(part)).write_text(str(os.getpid()))


@pytest.mark.parametrize("processes", [1, 2])
def test_every_part_is_done(tmp_path: Path, processes: int) -> None:
    done: list[None] = []
    with closing(OneMachine(processes)) as engine:
        engine.run(partial(note, folder=tmp_path), range(5), lambda: done.append(None))
    assert len(done) == 5
    assert {path.name for path in tmp_path.iterdir()} == {str(number) for number in range(5)}
    here = {path.read_text() for path in tmp_path.iterdir()} == {str(os.getpid())}
    assert here == (processes == 1)


@pytest.mark.parametrize("processes", [1, 2])
def test_what_fails_in_a_part_fails_here(tmp_path: Path, processes: int) -> None:
    with closing(OneMachine(processes)) as engine, pytest.raises(ValueError, match="nine"):
        engine.run(partial(note, folder=tmp_path), [1, 9, 2], lambda: None)


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    def breaking() -> Iterable[Row]:
        yield Row("a", "", 0, b"")
        raise ValueError("in the middle")

    with pytest.raises(ValueError, match="in the middle"):
        rows.write(tmp_path / "rows", breaking())
    assert list(tmp_path.iterdir()) == []


def test_some_rows_of_a_file_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "GROUP_ROWS", 3)
    rows.write(tmp_path / "rows", (Row(str(number), "", 0, b"") for number in range(10)))
    assert rows.count(tmp_path / "rows") == 10
    for start in range(11):
        for stop in range(start, 11):
            found = [int(row.key) for row in rows.read(tmp_path / "rows", start, stop)]
            assert found == list(range(start, stop))

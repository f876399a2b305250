"""The Parquet set: typed, the same as the CSV set, and read by others."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from runut.errors import UsageError
from runut.export.columnar import write_folder
from runut.export.tables import COLUMNS
from tests.export.sample import FIRST, account

pq = pytest.importorskip("pyarrow.parquet", reason="needs the extra batch")


def test_tables_read_back_with_their_types(tmp_path: Path) -> None:
    write_folder([account(), account()], tmp_path, "en")
    tables = {name: pq.read_table(tmp_path / f"{name}.parquet").to_pylist() for name in COLUMNS}
    assert len(tables["articles"]) == 4
    assert tables["articles"][0]["text"] == FIRST
    assert tables["articles"][0]["authors"] == ["Rara Wening"]
    told = tables["statements"][1]
    assert FIRST[told["start"] : told["end"]] == told["words"]
    assert told["speakers"] == ["Bima Raksana"]
    assert [point["value"] for point in tables["figures"][:2]] == [40.0, 46.0]
    assert [side["value"] for side in tables["conflicts"][:2]] == ["40", "46"]
    assert tables["claims"][0]["statements"] == ["s2", "s3"]
    assert tables["copies"][0]["likeness"] == pytest.approx(0.92)


def test_no_accounts_give_tables_without_rows(tmp_path: Path) -> None:
    for path in write_folder([], tmp_path, "id"):
        table = pq.read_table(path)
        assert table.num_rows == 0
        assert tuple(table.column_names) == COLUMNS[path.stem]


def test_every_group_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("runut.export.columnar.GROUP", 3)
    write_folder([account()] * 5, tmp_path, "id")
    assert pq.read_table(tmp_path / "articles.parquet").num_rows == 10


def test_half_a_character_is_replaced_and_a_formula_left_alone(tmp_path: Path) -> None:
    whole = account()
    odd = replace(whole.articles[0], title="=SUM(A1) \ud800", authors=("\udfff",))
    write_folder([replace(whole, articles=(odd, whole.articles[1]))], tmp_path, "id")
    row = pq.read_table(tmp_path / "articles.parquet").to_pylist()[0]
    assert (row["title"], row["authors"]) == ("=SUM(A1) ?", ["?"])


def test_duckdb_asks_them(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra batch")
    write_folder([account()], tmp_path, "id")
    found = duckdb.sql(
        f"SELECT outlet, count(*) FROM '{tmp_path}/statements.parquet'"
        " WHERE list_contains(speakers, 'Bima Raksana') GROUP BY outlet ORDER BY outlet"
    ).fetchall()
    assert found == [("dua.example", 1), ("satu.example", 1)]


def test_without_the_extra_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(UsageError, match="batch") as caught:
        write_folder([account()], tmp_path, "id")
    assert caught.value.advice and "runut[batch]" in caught.value.advice

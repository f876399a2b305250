"""`runut batch` and `runut import` as they are called."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from runut.cli.main import run
from tests import newsroom

parquet = pytest.importorskip(
    "pyarrow.parquet", reason="needs the extra: pip install 'runut[batch]'"
)


def test_a_batch_is_worked_and_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    what, out, db = newsroom.table(tmp_path / "news.jsonl", 8), tmp_path / "out", tmp_path / "x.db"
    assert run(["batch", str(what), "--out", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"out": str(out), "read": 8, "rejected": 0, "unchanged": 0}
    assert run(["--lang", "id", "batch", str(what), "--out", str(out)]) == 0
    assert "8 artikel dibaca" in capsys.readouterr().out
    (stories,) = (out / "stories").glob("*.parquet")
    assert "artikel" in str(parquet.read_table(stories).column("reasons").to_pylist())
    assert run(["--db", str(db), "import", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["added"] == 8


def test_what_was_rejected_is_told_by_the_exit_code(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(["batch", str(tmp_path / "missing.csv"), "--out", str(out)]) == 1
    assert run(["--db", str(tmp_path / "x.db"), "import", str(out)]) == 1


def test_a_folder_without_a_batch_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--db", str(tmp_path / "x.db"), "import", str(tmp_path)]) == 2
    assert "runut batch INPUT" in capsys.readouterr().err


def test_a_missing_spark_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    what = newsroom.table(tmp_path / "news.jsonl", 2)
    arguments = ["batch", str(what), "--out", str(tmp_path / "out"), "--engine", "spark"]
    assert run(arguments) == 2
    assert "runut[spark]" in capsys.readouterr().err

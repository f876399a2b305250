"""`runut export` in the forms that other tools read, over the examples."""

from __future__ import annotations

import json
from pathlib import Path

import feedparser
import pytest

from runut import Collection
from runut.cli.main import run
from runut.export.tables import COLUMNS

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exports") / "news.db"
    with Collection(path) as collection:
        collection.add([str(ROOT / "examples/articles")])
    return path


def _export(db: Path, form: str, output: Path, *stories: str) -> int:
    return run(
        ["--db", str(db), "--lang", "en", "export", "--format", form, "-o", str(output), *stories]
    )


def test_a_feed(db: Path, tmp_path: Path) -> None:
    assert _export(db, "atom", tmp_path / "a.atom") == 0
    whole = feedparser.parse((tmp_path / "a.atom").read_bytes())
    assert not whole.bozo
    with Collection(db) as collection:
        lines = collection.stories()
    assert len(whole.entries) == len(lines)
    assert _export(db, "atom", tmp_path / "b.atom", lines[0].story.id[:6]) == 0
    (entry,) = feedparser.parse((tmp_path / "b.atom").read_bytes()).entries
    assert entry.title == lines[0].story.title


@pytest.mark.parametrize(
    ("form", "key"), [("jsonld", "@graph"), ("annotations", "first"), ("prov", "entity")]
)
def test_linked_data_is_one_document_and_the_same_every_time(
    db: Path, tmp_path: Path, form: str, key: str
) -> None:
    for name in ("a", "b"):
        assert _export(db, form, tmp_path / name) == 0
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert json.loads((tmp_path / "a").read_text("utf-8"))[key]


def test_articles_one_a_line(db: Path, tmp_path: Path) -> None:
    assert _export(db, "ninjs", tmp_path / "a.jsonl") == 0
    lines = (tmp_path / "a.jsonl").read_text("utf-8").splitlines()
    with Collection(db) as collection:
        articles = [article for whole in collection.accounts() for article in whole.articles]
    assert {json.loads(line)["bodies"][0]["value"] for line in lines} == {a.text for a in articles}


def test_a_folder_of_parquet(db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="needs the extra batch")
    assert _export(db, "parquet", tmp_path / "tables") == 0
    assert {path.stem for path in (tmp_path / "tables").iterdir()} == set(COLUMNS)
    texts = {
        row["id"] if "id" in row else row["article"]: row["text"]
        for row in pq.read_table(tmp_path / "tables/articles.parquet").to_pylist()
    }
    for row in pq.read_table(tmp_path / "tables/statements.parquet").to_pylist():
        assert texts[row["article"]][row["start"] : row["end"]] == row["words"]
    assert run(["--db", str(db), "--lang", "en", "export", "--format", "parquet"]) == 2
    assert "folder" in capsys.readouterr().err

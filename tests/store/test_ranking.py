"""Search: best first, and of a frequent word among those that came in last."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from runut import Collection
from tests import newsroom


def _rows(path: Path, *texts: tuple[str, str]) -> str:
    """A table of articles with these headlines and first words."""
    lines = [
        f'"{title}","{words} diperbaiki warga desa sejak pagi tadi sampai petang."'
        for title, words in texts
    ]
    path.write_text("title,text\n" + "\n".join(lines) + "\n", "utf-8")
    return str(path)


def test_a_headline_counts_more_than_the_text(tmp_path: Path) -> None:
    with Collection(tmp_path / "a.db") as collection:
        collection.add(
            [_rows(tmp_path / "a.csv", ("Jalan rusak", "Dermaga"), ("Dermaga rusak", "Jalan"))]
        )
        assert [hit.title for hit in collection.search("dermaga")] == [
            "Dermaga rusak",
            "Jalan rusak",
        ]


def test_what_came_in_last_is_ranked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Collection(tmp_path / "a.db") as collection:
        collection.add([_rows(tmp_path / "a.csv", ("Dermaga satu", "Dermaga"))])
        collection.add([_rows(tmp_path / "b.csv", ("Jalan dua", "Dermaga"))])
        collection.add([_rows(tmp_path / "c.csv", ("Dermaga tiga", "Tanggul"))])
        assert len(collection.search("dermaga")) == 3
        monkeypatch.setattr("runut.store.ranking.RANKED", 2)
        assert [hit.title for hit in collection.search("dermaga")] == ["Dermaga tiga", "Jalan dua"]


def test_the_order_in_which_articles_came_changes_no_answer(tmp_path: Path) -> None:
    rows = newsroom.rows(30)
    found = []
    for name, order in (("a", rows), ("b", rows[::-1])):
        with Collection(tmp_path / f"{name}.db") as collection:
            table = tmp_path / f"{name}.jsonl"
            table.write_text("".join(json.dumps(row) + "\n" for row in order), "utf-8")
            collection.add([str(table)])
            found.append([hit.article for hit in collection.search("rumah")])
    assert found[0] == found[1] != []

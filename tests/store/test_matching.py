"""Frequent and rare words find the same stories, each in its own way."""

from __future__ import annotations

from pathlib import Path

import pytest

from runut import Collection
from tests import newsroom


@pytest.mark.parametrize("query", ["Senin", "lobster", "tahun lalu", "dan", "robusta rekor"])
def test_both_ways_find_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    with Collection(tmp_path / "a.db") as collection:
        collection.add([str(newsroom.table(tmp_path / "a.jsonl", newsroom.ROUND))])
        looked_up = collection.stories(query=query)
        changed = collection.browse.changed(query=query)
        monkeypatch.setattr("runut.store.matching.RARE", 0)
        assert collection.stories(query=query) == looked_up
        assert collection.browse.changed(query=query) == changed
        monkeypatch.setattr("runut.store.matching.KNOWN", 0)
        assert collection.stories(query=query) == looked_up
        assert {line.story.id for line in changed} == {line.story.id for line in looked_up}
        told = {hit.story for hit in collection.search(query, limit=None)}
        assert {line.story.id for line in looked_up} == told


def test_an_earlier_version_is_not_what_a_story_tells(tmp_path: Path) -> None:
    row = newsroom.rows(1)[0]
    with Collection(tmp_path / "a.db") as collection:
        for text in (row["text"], row["text"].replace("312 rumah", "312 rumah dan gudang")):
            table = tmp_path / "a.csv"
            table.write_text(
                "text,url,date\n" + ",".join(f'"{v.replace(chr(34), chr(34) * 2)}"' for v in (
                    text, row["url"], row["date"])) + "\n",
                "utf-8",
            )  # fmt: skip
            collection.add([str(table)])
        assert len(collection.stories(query="gudang")) == 1
        assert len(collection.stories()) == 1

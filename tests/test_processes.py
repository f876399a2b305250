"""A collection is the same however many processes made it."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

import apsw
import pytest

from runut import Collection, Settings, assemble, intake, regroup
from runut.records import Progress
from tests import newsroom

#: Columns that hold when this machine saw something, or a name drawn by lot.
_OF_THE_CLOCK = {"taken", "changed", "seen", "made"}


def _whole(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of a collection, and every word of its full-text index."""
    connection = apsw.Connection(str(path))
    connection.execute("CREATE VIRTUAL TABLE temp.spoken USING fts5vocab(main, words, instance)")
    # How the index lies in its own tables depends on what was kept together.
    tables = (
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'self'"
        " AND name NOT LIKE 'words%' UNION SELECT 'spoken'"
    )
    found = {}
    for (table,) in list(connection.execute(tables)):
        columns = [
            name
            for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")
            if name not in _OF_THE_CLOCK
        ]
        rows = connection.execute(f"SELECT {', '.join(columns)} FROM {table}")
        found[table] = sorted(rows, key=repr)
    connection.close()
    return found


@pytest.mark.slow
def test_processes_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = newsroom.table(tmp_path / "a.jsonl", 60)
    monkeypatch.setattr(intake, "WORTH_A_POOL", 10)
    monkeypatch.setattr(assemble, "WORTH_A_POOL", 3)
    for processes in (1, 2, 3):
        settings = Settings(processes=processes, batch=25)
        with Collection(tmp_path / f"{processes}.db", settings=settings) as collection:
            assert collection.add([str(table)]).added == 60
    alone = _whole(tmp_path / "1.db")
    assert len(alone["story"]) > 3
    assert _whole(tmp_path / "2.db") == alone
    assert _whole(tmp_path / "3.db") == alone


def test_grouping_in_turns_changes_no_story(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = newsroom.table(tmp_path / "a.jsonl", 40)
    told: list[set[tuple[str, ...]]] = []
    seen: list[tuple[int, int | None]] = []
    for together in (regroup.TOGETHER, 7):
        monkeypatch.setattr(regroup, "TOGETHER", together)
        seen.clear()
        with Collection(tmp_path / f"{together}.db") as collection:
            collection.add(
                [str(table)],
                progress=lambda p: seen.append((p.done, p.total)) if p.stage == "group" else None,
            )
            told.append({line.story.articles for line in collection.stories()})
            assert all(finding.holds for finding in collection.check())
    assert told[0] == told[1]
    assert seen == [(done, 40) for done in range(0, 40, 7)]


def test_whoever_looks_completes_only_a_little(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = newsroom.table(tmp_path / "a.jsonl", 8)
    with Collection(tmp_path / "a.db") as collection, pytest.raises(KeyboardInterrupt):
        collection.add([str(table)], progress=_interrupt)
    monkeypatch.setattr("runut.collection.opened._MUCH", 5)
    with Collection(tmp_path / "a.db") as collection:
        assert collection.stories() == ()
        assert collection.add([str(table)]).unchanged == 8
        assert sum(len(line.story.articles) for line in collection.stories()) == 8


def _interrupt(progress: Progress) -> None:
    if progress.stage == "group":
        raise KeyboardInterrupt


def test_what_is_kept_is_small_and_reads_as_before(tmp_path: Path) -> None:
    with Collection(tmp_path / "a.db") as collection:
        collection.add([str(newsroom.table(tmp_path / "a.jsonl", 8))])
        told = list(collection.accounts())
    # As versions before this one kept them: whole.
    connection = apsw.Connection(str(tmp_path / "a.db"))
    for of, column in (("article", "reading"), ("story", "account")):
        for key, content in list(connection.execute(f"SELECT id, {column} FROM {of}")):
            plain = zlib.decompress(content)
            assert len(plain) > 1.5 * len(content)
            connection.execute(f"UPDATE {of} SET {column} = ? WHERE id = ?", (plain, key))
    connection.close()
    with Collection(tmp_path / "a.db") as collection:
        assert list(collection.accounts()) == told
        assert all(finding.holds for finding in collection.check())

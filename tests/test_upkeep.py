"""Collections that last: what is forgotten is gone and stays out, copies are whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from runut import Collection
from runut.errors import UsageError
from runut.store.rows import rows
from tests import newsroom

HENDRA = "https://kabarnusa.example/2025/0"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return newsroom.table(tmp_path / "articles.jsonl", 8)


@pytest.fixture
def filled(tmp_path: Path, table: Path) -> Iterator[Collection]:
    with Collection(tmp_path / "a.db") as collection:
        collection.add([str(table)])
        yield collection


def _everything(collection: Collection) -> bytes:
    """All that any table holds, unpacked as far as it is packed."""
    connection = collection._file.connection
    names = [n for (n,) in rows(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found = [repr(line) for name in names for line in rows(connection, f"SELECT * FROM {name}")]
    return "\n".join(found).encode()


def test_what_is_forgotten_is_in_no_table_and_not_in_the_file(
    filled: Collection, tmp_path: Path
) -> None:
    both = [HENDRA, HENDRA.replace("kabarnusa", "wartapagi")]
    assert b"Hendra" in _everything(filled)
    done = filled.forget(both)
    assert done.articles == 2
    assert b"Hendra" not in _everything(filled)
    filled.close()
    for file in tmp_path.glob("a.db*"):
        content = file.read_bytes()
        for word in (b"Hendra Wiratama", b"hendra", b"kabarnusa.example/2025/0"):
            assert word not in content, (file.name, word)


def test_forgetting_leaves_the_rest_as_if_it_had_never_come(
    filled: Collection, tmp_path: Path
) -> None:
    filled.forget([HENDRA])
    kept = [row for row in newsroom.rows(8) if row["url"] != HENDRA]
    (tmp_path / "rest.jsonl").write_text("\n".join(map(json.dumps, kept)), "utf-8")
    with Collection(tmp_path / "b.db") as other:
        other.add([str(tmp_path / "rest.jsonl")])
        assert {line.story.articles for line in other.stories()} == {
            line.story.articles for line in filled.stories()
        }
        assert len(other.who("Hendra Wiratama")) == len(filled.who("Hendra Wiratama")) == 1
    assert all(finding.holds for finding in filled.check())


def test_what_is_forgotten_is_refused_until_it_is_let_in(filled: Collection, table: Path) -> None:
    filled.forget([HENDRA])
    again = filled.add([str(table)])
    assert (again.added, again.unchanged) == (0, 7)
    assert [rejected.reason.code for rejected in again.rejected] == ["read.forgotten-page"]
    assert filled.let_in(HENDRA)
    assert not filled.let_in(HENDRA)
    again = filled.add([str(table)])
    assert (again.added, again.rejected) == (1, ())


def test_a_changed_page_of_a_forgotten_address_is_refused(
    filled: Collection, tmp_path: Path
) -> None:
    filled.forget([HENDRA + "?utm_source=x"])
    row = {**newsroom.rows(1)[0], "text": "Teks lain sama sekali tentang tanggul Way Rimba."}
    (tmp_path / "new.jsonl").write_text(json.dumps(row), "utf-8")
    again = filled.add([str(tmp_path / "new.jsonl")])
    assert [rejected.reason.code for rejected in again.rejected] == ["read.forgotten-article"]


def test_an_outlet_is_forgotten_whole(filled: Collection, table: Path, tmp_path: Path) -> None:
    outlet = newsroom.OUTLETS[0]
    with pytest.raises(UsageError):
        filled.forget(outlet=outlet[:5])
    assert filled.forget(outlet=outlet.upper()).articles == 4
    assert {each for line in filled.stories() for each in line.outlets} == {newsroom.OUTLETS[1]}
    later = [row for row in newsroom.rows(16)[8:] if row["outlet"] == outlet]
    (tmp_path / "later.jsonl").write_text("\n".join(map(json.dumps, later)), "utf-8")
    again = filled.add([str(tmp_path / "later.jsonl")])
    assert {rejected.reason.code for rejected in again.rejected} == {"read.forgotten-outlet"}
    assert filled.let_in(outlet=outlet)
    assert filled.add([str(table)]).added == 4


def test_an_article_is_named_by_its_id_or_the_beginning_of_it(filled: Collection) -> None:
    article = filled.stories()[0].story.articles[0]
    assert filled.forget([article[:12]]).articles == 1
    for unclear in ("", "zzz"):
        with pytest.raises(UsageError):
            filled.forget([unclear])


def test_a_decision_outlives_what_was_forgotten_of_it(filled: Collection) -> None:
    first, second = (line.story.id for line in filled.stories()[:2])
    filled.merge(first, second)
    merged = max(filled.stories(), key=lambda line: len(line.story.articles)).story
    filled.forget([merged.articles[0]])
    assert max(len(line.story.articles) for line in filled.stories()) == 3
    assert filled.undo() is not None
    assert max(len(line.story.articles) for line in filled.stories()) == 2


def test_stories_are_kept_as_long_as_is_set(filled: Collection, table: Path) -> None:
    assert filled.keep_days is None
    day = datetime(2025, 3, 4, tzinfo=UTC)
    days = (datetime.now(UTC) - day).days
    assert filled.older_than(days) == 4
    gone = filled.keep_for(days)
    assert len(gone) == 4 and filled.stories() == ()
    again = filled.add([str(table)])
    assert {rejected.reason.code for rejected in again.rejected} == {"read.too-old"}
    filled.keep_for(None)
    assert filled.add([str(table)]).added == 8
    with pytest.raises(UsageError):
        filled.keep_for(0)


def test_a_young_story_is_kept_whole(tmp_path: Path) -> None:
    today = datetime.now(UTC)
    told = newsroom.rows(2)
    for row, age in zip(told, (9, 2), strict=True):
        row["date"] = (today - timedelta(days=age)).isoformat()
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, told)), "utf-8")
    with Collection(tmp_path / "a.db") as collection:
        collection.add([str(tmp_path / "a.jsonl")])
        together = [line.story.id for line in collection.stories()]
        if len(together) == 2:
            collection.merge(*together)
        assert collection.keep_for(5) == ()
        assert [len(line.story.articles) for line in collection.stories()] == [2]


def test_a_backup_is_a_collection_like_any_other(filled: Collection, tmp_path: Path) -> None:
    with Collection(tmp_path / "a.db") as reader:
        reader.stories()
        filled.backup(tmp_path / "copy.db")
    with Collection(tmp_path / "copy.db") as copy:
        assert copy.stories() == filled.stories()
        assert all(finding.holds for finding in copy.check())
    assert not list(tmp_path.glob(".copy*"))


def test_a_backup_overwrites_nothing(filled: Collection, tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("mine")
    with pytest.raises(UsageError, match=r"kept\.txt"):
        filled.backup(tmp_path / "kept.txt")
    assert (tmp_path / "kept.txt").read_text() == "mine"

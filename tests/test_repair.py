"""A damaged collection is mended, loses nothing that can be read, and is never made worse."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from runut import Collection
from runut.errors import NotACollection
from runut.store.rows import row, rows
from tests import newsroom

PAGE = 4096


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection of 16 articles with a decision and something forgotten."""
    folder = tmp_path_factory.mktemp("sound")
    with Collection(folder / "a.db") as collection:
        collection.add([str(newsroom.table(folder / "a.jsonl", 12))])
        collection.add([str(newsroom.table(folder / "b.jsonl", 17))])
        first, second = (line.story.id for line in collection.stories()[:2])
        collection.merge(first, second)
        collection.forget([newsroom.rows(17)[16]["url"]])
    return folder / "a.db"


@pytest.fixture
def path(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sound, tmp_path / "a.db"))


def _stories(path: Path) -> set[tuple[str, ...]]:
    with Collection(path) as collection:
        assert [finding for finding in collection.check() if not finding.holds] == []
        return {line.story.articles for line in collection.stories()}


def _run(path: Path, statement: str) -> None:
    with Collection(path) as collection:
        collection._file.connection.execute(statement)


def test_a_sound_collection_is_left_alone(path: Path) -> None:
    before = _stories(path)
    repaired = Collection.repair(path)
    assert (repaired.done, repaired.aside) == ((), None)
    assert _stories(path) == before


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("DELETE FROM words WHERE rowid < 5", "repair.index"),
        ("UPDATE article SET reading = x'00' WHERE number IN (2, 3)", "repair.readings"),
        ("UPDATE article SET story = NULL WHERE number IN (2, 3)", "repair.places"),
        ("DELETE FROM story", "repair.places"),
        ("UPDATE story SET account = x'c1'", "repair.accounts"),
    ],
)
def test_what_is_derived_is_derived_again(path: Path, statement: str, code: str) -> None:
    before = _stories(path)
    with Collection(path) as collection:
        hits = {hit.article for hit in collection.search("tanggul")}
    _run(path, statement)
    assert code in [reason.code for reason in Collection.repair(path).done]
    assert _stories(path) == before
    with Collection(path) as collection:
        assert {hit.article for hit in collection.search("tanggul")} == hits


def _damage(path: Path, page: int) -> None:
    """Overwrite one page of the file."""
    with path.open("rb+") as file:
        file.seek(page * PAGE)
        file.write(b"\x7f" * PAGE)


def _blocks(path: Path, table: str) -> list[int]:
    """The blocks of the file, counted from 0, on which a table lies."""
    with Collection(path) as collection:
        found = rows(
            collection._file.connection,
            "SELECT pageno - 1 FROM dbstat WHERE name = ? ORDER BY pageno",
            table,
        )
        return [number for (number,) in found]


@pytest.mark.parametrize("share", [number / 12 for number in range(12)])
def test_a_damaged_page_of_the_file_costs_no_other(path: Path, share: float) -> None:
    before = {article for group in _stories(path) for article in group}
    hit = max(1, int(share * (path.stat().st_size // PAGE)))
    hand = {
        table: {*_blocks(path, table), *_blocks(path, "sqlite_schema")}
        for table in ("decision", "tombstone")
    }
    _damage(path, hit)
    damaged = path.read_bytes()
    repaired = Collection.repair(path)
    after = {article for group in _stories(path) for article in group}
    assert after <= before
    assert len(after) >= len(before) - 8, "a page of the file holds few articles"
    if repaired.aside is not None:
        assert Path(repaired.aside).read_bytes()[PAGE:] == damaged[PAGE:]
    with Collection(path) as collection:
        assert collection.undo() is not None or hit in hand["decision"]
        assert len(collection.forgotten()) == 2 or hit in hand["tombstone"]
    assert not list(path.parent.glob(".a.db*"))


def test_when_articles_came_in_is_kept(path: Path) -> None:
    query = "SELECT group_concat(taken) FROM (SELECT taken FROM article ORDER BY id)"
    with Collection(path) as collection:
        collection._file.connection.execute("UPDATE article SET taken = '2025-03-0' || batch")
        before = row(collection._file.connection, query)
    _damage(path, _blocks(path, "alias")[0])
    assert Collection.repair(path).aside is not None
    with Collection(path) as collection:
        assert row(collection._file.connection, query) == before


def test_what_is_no_collection_is_left_as_it_is(tmp_path: Path) -> None:
    for name, content in (
        ("notes.txt", b"no database\n"),
        ("lost.db", b"SQLite format 3\0" + b"\7" * 9000),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(NotACollection):
            Collection.repair(path)
        assert path.read_bytes() == content
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["lost.db", "notes.txt"]


def test_a_record_that_is_no_text_is_told_as_damage(path: Path) -> None:
    _run(path, "UPDATE article SET reading = x'd9ffff' || reading WHERE number = 2")
    with Collection(path) as collection:
        failing = {finding.check for finding in collection.check() if not finding.holds}
    assert failing == {"readings"}

"""The collection file: refused when foreign or newer, migrated, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from runut.errors import CollectionBusy, CollectionError, NewerCollection, NotACollection
from runut.records import Page
from runut.store import health, pages, sagas, schema
from runut.store.collection_file import SAFE_SQLITE, CollectionFile, sqlite_version
from runut.store.rows import row


def test_the_sqlite_we_bring_is_safe_in_write_ahead_mode() -> None:
    assert sqlite_version() >= SAFE_SQLITE


def test_a_missing_file_becomes_a_collection(tmp_path: Path) -> None:
    file = CollectionFile(tmp_path / "a.db")
    assert file.connection.pragma("user_version") == schema.VERSION
    assert file.connection.pragma("journal_mode") == "wal"
    file.close()
    CollectionFile(tmp_path / "a.db").close()


def test_an_empty_file_becomes_a_collection(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    CollectionFile(path).close()
    assert path.stat().st_size


def test_text_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no database\n")
    with pytest.raises(NotACollection, match=r"notes\.txt"):
        CollectionFile(path)
    assert path.read_text() == "no database\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["notes.txt"]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotACollection, match="folder"):
        CollectionFile(tmp_path)


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(CollectionError) as caught:
        CollectionFile(tmp_path / "nowhere" / "a.db")
    assert caught.value.advice and "folder" in caught.value.advice


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = apsw.Connection(str(path))
    other.execute("CREATE TABLE mine (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotACollection):
        CollectionFile(path)
    assert path.read_bytes() == before


def test_a_later_collection_is_refused_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    file = CollectionFile(path)
    file.connection.pragma("user_version", schema.VERSION + 1)
    file.close()
    with pytest.raises(NewerCollection, match="later Runut") as caught:
        CollectionFile(path)
    assert caught.value.advice and "newer Runut" in caught.value.advice


def test_every_step_leads_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A collection of any earlier schema is brought to the present one."""
    path = tmp_path / "a.db"
    CollectionFile(path).close()
    step = "CREATE TABLE added_later (x)"
    monkeypatch.setattr("runut.store.collection_file.MIGRATIONS", (*schema.MIGRATIONS, step))
    monkeypatch.setattr("runut.store.collection_file.VERSION", schema.VERSION + 1)
    file = CollectionFile(path)
    assert file.connection.pragma("user_version") == schema.VERSION + 1
    assert row(file.connection, "SELECT count(*) FROM added_later") == (0,)
    file.close()


def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.db"
    CollectionFile(path).close()
    steps = (*schema.MIGRATIONS, "CREATE TABLE added_later (x)", "no SQL at all")
    monkeypatch.setattr("runut.store.collection_file.MIGRATIONS", steps)
    monkeypatch.setattr("runut.store.collection_file.VERSION", len(steps))
    with pytest.raises(apsw.SQLError):
        CollectionFile(path)
    monkeypatch.undo()
    file = CollectionFile(path)
    assert file.connection.pragma("user_version") == schema.VERSION
    assert row(file.connection, "SELECT 1 FROM sqlite_schema WHERE name = 'added_later'") is None
    file.close()


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    file = CollectionFile(tmp_path / "a.db")
    with pytest.raises(RuntimeError), file.writing() as connection:
        connection.execute("INSERT INTO saga VALUES ('a', x'00')")
        raise RuntimeError("in the middle")
    assert row(file.connection, "SELECT count(*) FROM saga") == (0,)
    file.close()


def test_readers_see_one_state_while_another_writes(tmp_path: Path) -> None:
    writer = CollectionFile(tmp_path / "a.db")
    reader = CollectionFile(tmp_path / "a.db")
    with reader.reading() as view:
        assert row(view, "SELECT count(*) FROM saga") == (0,)
        with writer.writing() as connection:
            connection.execute("INSERT INTO saga VALUES ('a', x'00')")
        assert row(view, "SELECT count(*) FROM saga") == (0,)
    assert row(reader.connection, "SELECT count(*) FROM saga") == (1,)
    writer.close()
    reader.close()


def test_a_busy_collection_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    writer, second = CollectionFile(path), CollectionFile(path)
    with (
        writer.writing(),
        second.impatient(),
        pytest.raises(CollectionBusy, match="another process") as caught,
        second.writing(),
    ):
        pass
    assert caught.value.advice
    with second.writing() as connection:  # the lock is free again, and nothing hangs open
        connection.execute("INSERT INTO saga VALUES ('a', x'00')")
    writer.close()
    second.close()


def _damaged(path: Path) -> Path:
    """A collection with a story, then rubbish in its pages behind the first ones."""
    file = CollectionFile(path)
    with file.writing() as connection:
        connection.executemany(
            "INSERT INTO saga VALUES (?, randomblob(3000))", [(str(n),) for n in range(50)]
        )
    file.close()
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = b"\x07" * len(content[len(content) // 2 :])
    path.write_bytes(content)
    return path


def test_damage_is_told_where_it_is_met(tmp_path: Path) -> None:
    file = CollectionFile(_damaged(tmp_path / "a.db"))
    with pytest.raises(NotACollection, match="damaged"), file.reading() as connection:
        list(sagas.every(connection))
    file.close()


def test_a_record_of_another_make_is_told_as_damage(tmp_path: Path) -> None:
    file = CollectionFile(tmp_path / "a.db")
    with file.writing() as connection:
        connection.execute("INSERT INTO saga VALUES ('a', x'01')")
    with pytest.raises(NotACollection, match="damaged"), file.reading() as connection:
        sagas.every(connection)
    file.close()


def test_the_doctor_finishes_on_a_damaged_file(tmp_path: Path) -> None:
    file = CollectionFile(_damaged(tmp_path / "a.db"))
    findings = {finding.check: finding for finding in health.check(file)}
    assert not findings["file"].holds
    assert set(findings) >= {"readings", "stories", "search", "waiting"}
    file.close()


def test_a_page_is_kept_byte_for_byte(tmp_path: Path) -> None:
    page = Page(
        id="p1",
        form="plain",
        content=b"Feri karam\xff\x00",
        path="a.txt",
        fields={"outlet": "Kabar Uji"},
    )
    file = CollectionFile(tmp_path / "a.db")
    with file.writing() as connection:
        pages.put(connection, page)
    assert pages.knows(file.connection, "p1")
    assert pages.get(file.connection, "p1") == page
    assert pages.get(file.connection, "p2") is None
    file.close()

"""When stories and conflicts changed, as far as the collection saw it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from runut.assemble import line
from runut.records import Account, Conflict, Reason, Side
from runut.store import accounts, noticed, schema, stories
from runut.store.codec import encode
from runut.store.collection_file import CollectionFile
from runut.store.rows import row
from tests.export.sample import account

LONG_AGO = "2001-02-03T04:05:06Z"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CollectionFile]:
    file = CollectionFile(tmp_path / "a.db")
    with file.writing() as connection:
        stories.put(connection, account().story, 2)
    yield file
    file.close()


def _build(file: CollectionFile, whole: Account) -> None:
    with file.writing() as connection:
        accounts.put(connection, accounts.pack(whole, line(whole), ()))


def _age(file: CollectionFile) -> None:
    with file.writing() as connection:
        connection.execute("UPDATE story SET changed = ?", (LONG_AGO,))
        connection.execute("UPDATE conflict SET seen = ?, changed = ?", (LONG_AGO, LONG_AGO))


def _conflict(*statements: str) -> Conflict:
    (first,) = account().conflicts
    grown = Side(value="40", statements=("s2", *statements), origins=("Bima Raksana",))
    return replace(first, id=f"x-{len(statements)}", sides=(grown, first.sides[1]))


def test_a_story_changes_when_its_account_comes_out_different(file: CollectionFile) -> None:
    _build(file, account())
    _age(file)
    _build(file, account())
    assert noticed.state_of(file.connection, "f00d")[0] == LONG_AGO
    _build(file, replace(account(), timeline=()))
    assert noticed.state_of(file.connection, "f00d")[0] != LONG_AGO


def test_an_account_that_has_to_be_built_has_no_digest_and_keeps_its_line(
    file: CollectionFile,
) -> None:
    _build(file, account())
    changed, digest = noticed.state_of(file.connection, "f00d")
    assert changed and digest
    with file.writing() as connection:
        stories.put(connection, account().story, 2)
    assert noticed.state_of(file.connection, "f00d") == (changed, None)
    shown = stories.lines(file.connection, since=None, until=None, outlet=None, min_outlets=1)
    assert [each.story.id for each in shown] == ["f00d"]


def test_a_conflict_that_grows_keeps_its_name_and_first_sight(file: CollectionFile) -> None:
    _build(file, account())
    _age(file)
    _build(file, replace(account(), conflicts=(_conflict("s9"),)))
    (clash,) = noticed.newest(file.connection, 10)
    assert (clash.first, clash.conflict.id) == ("x1", "x-1")
    assert clash.seen == LONG_AGO
    assert clash.changed != LONG_AGO


def test_a_conflict_that_stays_does_not_change(file: CollectionFile) -> None:
    _build(file, account())
    _age(file)
    _build(file, replace(account(), timeline=()))
    (clash,) = noticed.of_story(file.connection, "f00d")
    assert (clash.seen, clash.changed) == (LONG_AGO, LONG_AGO)


def test_a_conflict_of_other_statements_is_a_new_one(file: CollectionFile) -> None:
    _build(file, account())
    _age(file)
    (conflict,) = account().conflicts
    other = replace(
        conflict, id="y", sides=tuple(replace(s, statements=("s1",)) for s in conflict.sides)
    )
    _build(file, replace(account(), conflicts=(other,)))
    (clash,) = noticed.newest(file.connection, 10)
    assert clash.first == "y"
    assert clash.seen != LONG_AGO


def test_what_is_only_written_differently_takes_no_place_of_a_clash(file: CollectionFile) -> None:
    (clash,) = account().conflicts
    spelt = replace(clash, id="w", kind="name", reasons=(Reason(code="conflict.spelling"),))
    _build(file, replace(account(), conflicts=(clash, spelt)))
    with file.writing() as connection:
        connection.execute("UPDATE conflict SET seen = ? WHERE first = ?", (LONG_AGO, clash.id))
    assert [each.first for each in noticed.newest(file.connection, 1)] == ["w"]
    (found,) = noticed.newest(file.connection, 1, in_writing=False)
    assert found.first == clash.id


def test_conflicts_go_with_their_story(file: CollectionFile) -> None:
    _build(file, account())
    with file.writing() as connection:
        stories.drop(connection, ["f00d"])
    assert noticed.newest(file.connection, 10) == ()


def test_a_collection_from_before_is_brought_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.db"
    monkeypatch.setattr("runut.store.collection_file.MIGRATIONS", schema.MIGRATIONS[:1])
    monkeypatch.setattr("runut.store.collection_file.VERSION", 1)
    old = CollectionFile(path)
    with old.writing() as connection:
        connection.execute(
            "INSERT INTO story (id, outlets, content, account) VALUES ('f00d', 2, ?, ?)",
            (encode(account().story), encode(account())),
        )
    old.close()
    monkeypatch.undo()
    file = CollectionFile(path)
    changed, _ = noticed.state_of(file.connection, "f00d")
    assert changed and changed.endswith("Z")
    assert stories.get(file.connection, "f00d") == account().story
    assert row(file.connection, "SELECT count(*) FROM conflict") == (0,)
    assert len(noticed.collection_id(file.connection)) == 32
    file.close()

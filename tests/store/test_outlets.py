"""What outlets brought, in the collection file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from runut.records import Contribution, OutletProfile
from runut.store import outlets, schema, stories
from runut.store.collection_file import CollectionFile
from runut.store.rows import row

ONE = Contribution(
    story="s1",
    outlet="Kabar Nusa",
    first="2025-03-03T09:00:00+07:00",
    last="2025-03-04T09:00:00+07:00",
    articles=2,
    changed=1,
    corrections=1,
    statements=10,
    credited=6,
    first_hand=1,
    uncredited=3,
    copied=2,
    reprinted=0,
)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[apsw.Connection]:
    file = CollectionFile(tmp_path / "a.db")
    yield file.connection
    file.close()


def test_contributions_add_up_and_a_story_replaces_its_own(connection: apsw.Connection) -> None:
    other = replace(ONE, story="s2", first=None, last=None, articles=1, statements=4, credited=0)
    outlets.put(connection, "s1", [replace(ONE, outlet="Warta Pagi"), ONE])
    outlets.put(connection, "s1", [ONE])
    outlets.put(connection, "s2", [other])
    assert outlets.profiles(connection) == (
        OutletProfile(
            outlet="Kabar Nusa",
            stories=2,
            first=ONE.first,
            last=ONE.last,
            articles=3,
            changed=2,
            corrections=2,
            statements=14,
            credited=6,
            first_hand=2,
            uncredited=6,
            copied=4,
            reprinted=0,
        ),
    )


def test_a_story_that_is_gone_takes_its_contributions_along(connection: apsw.Connection) -> None:
    outlets.put(connection, "s1", [ONE])
    stories.drop(connection, ["s1"])
    assert outlets.profiles(connection) == ()


def test_accounts_made_before_outlets_were_counted_are_made_again(tmp_path: Path) -> None:
    before = next(n for n, step in enumerate(schema.MIGRATIONS) if "TABLE contribution" in step)
    old = apsw.Connection(str(tmp_path / "a.db"))
    for step in schema.MIGRATIONS[:before]:
        old.execute(step)
    old.execute(
        "INSERT INTO story (id, outlets, content, line, account)"
        " VALUES ('s1', 1, x'00', x'01', x'02')"
    )
    old.pragma("user_version", before)
    old.pragma("application_id", schema.APPLICATION_ID)
    old.close()
    file = CollectionFile(tmp_path / "a.db")
    assert row(file.connection, "SELECT line, account FROM story") == (b"\x01", None)
    assert outlets.profiles(file.connection) == ()
    file.close()

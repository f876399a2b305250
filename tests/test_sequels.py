"""Stories that move into another saga keep the account they have."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest

from runut import Collection, assemble
from runut.store import accounts
from tests import newsroom


def test_a_story_that_changes_its_saga_has_its_account_without_building_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    *earlier, last = newsroom.rows(newsroom.ROUND + 1)
    with Collection(tmp_path / "a.db") as collection:
        _add(collection, earlier)
        before = {line.story.id: line.story.saga for line in collection.stories()}
        built: list[assemble.Parts] = []
        build = assemble.packed

        def counted(parts: assemble.Parts) -> accounts.Packed:
            built.append(parts)
            return build(parts)

        monkeypatch.setattr(assemble, "packed", counted)
        _add(collection, [last])
        after = {line.story.id: line.story.saga for line in collection.stories()}
        moved = [story for story in before if after[story] != before[story]]
        assert moved
        assert len(built) == 1
        connection = collection._file.connection
        for story in after:
            assert accounts.get(connection, story) == assemble.account(connection, story)


def _add(collection: Collection, rows: list[dict[str, str]]) -> None:
    collection.add(["-"], stdin=BytesIO("\n".join(map(json.dumps, rows)).encode()))

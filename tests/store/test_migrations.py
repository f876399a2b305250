"""A collection of any earlier version opens, keeps what it held, and goes on growing."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from runut import Collection
from runut.store import schema
from runut.store.collection_file import CollectionFile
from tests import newsroom

#: Four articles on two happenings that a person merged, as version 1 kept them.
FIRST = Path(__file__).parent / "collections/v1.db.gz"


@pytest.fixture(params=range(1, schema.VERSION))
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A collection of one of the earlier versions: the first, led as far as that version."""
    path = tmp_path / "earlier.db"
    path.write_bytes(gzip.decompress(FIRST.read_bytes()))
    steps = schema.MIGRATIONS[: request.param]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("runut.store.collection_file.MIGRATIONS", steps)
        patch.setattr("runut.store.collection_file.VERSION", len(steps))
        CollectionFile(path).close()
    return path


def test_it_opens_and_keeps_what_it_held(earlier: Path) -> None:
    with Collection(earlier) as collection:
        (line,) = collection.stories()
        assert len(line.story.articles) == 4
        account = collection.account(line.story.id)
        assert {article.outlet for article in account.articles} == set(newsroom.OUTLETS)
        assert collection.search("tanggul")
        assert collection.who("Hendra Wiratama")
        assert collection.changes() == ()
        assert [finding for finding in collection.check() if not finding.holds] == []


def test_it_goes_on_growing(earlier: Path, tmp_path: Path) -> None:
    with Collection(earlier) as collection:
        again = collection.add([str(newsroom.table(tmp_path / "a.jsonl", 6))])
        assert (again.added, again.unchanged) == (2, 4)
        undone = collection.undo()
        assert undone is not None and undone.kind == "merge"
        assert sorted(len(line.story.articles) for line in collection.stories()) == [2, 2, 2]

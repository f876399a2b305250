"""Accounts that are built while others change the stories."""

from __future__ import annotations

from pathlib import Path

from runut import Collection, assemble
from runut.store import accounts, stories
from runut.store.collection_file import CollectionFile
from tests import newsroom


def test_an_account_of_what_a_story_was_is_not_kept(tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    with Collection(db) as collection:
        collection.add([str(newsroom.table(tmp_path / "a.jsonl", 8))])
        first, second, *_ = (line.story.id for line in collection.stories())
        file = CollectionFile(db)
        parts = [assemble._parts(file.connection, story) for story in (first, second)]
        merged = collection.merge(first, second)
        late = [assemble.packed(each) for each in parts if each is not None]
        with file.writing() as connection:
            for each in late:
                accounts.put(connection, each)
        (now,) = (s for s in (first, second) if stories.get(file.connection, s) is not None)
        assert {article.key for article in collection.account(now).articles} == {*merged.articles}
        gone = ({first, second} - {now}).pop()
        assert assemble._parts(file.connection, gone) is None
        file.close()

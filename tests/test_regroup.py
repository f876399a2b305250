"""Grouping as articles come in: one by one and in any order ends as all at once does."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from runut import Collection, intake, keeping, linking, regroup
from runut.records import Page, Progress
from runut.store import articles, filings, forgetting, stories
from runut.store.collection_file import CollectionFile
from runut.stories import sagas
from tests import newsroom
from tests.shared import SHARED, needs_shared

Groups = list[tuple[str, ...]]
ROWS = newsroom.rows(4)


def grouped(path: Path, batches: Iterable[Sequence[dict[str, str]]]) -> tuple[Groups, Groups]:
    """The articles of each story, and of each saga, when they come in these batches."""
    with Collection(path) as collection:
        for batch in batches:
            lines = "\n".join(json.dumps(row) for row in batch)
            collection.add(["-"], stdin=BytesIO(lines.encode()))
        _check_sagas(collection)
        of = {line.story.id: line.story.articles for line in collection.stories()}
        chains = [tuple(a for s in saga.stories for a in of[s]) for saga in collection.sagas()]
        return sorted(of.values()), sorted(tuple(sorted(chain)) for chain in chains)


def _check_sagas(collection: Collection) -> None:
    """The sagas as they were kept up are those that all stories give at once."""
    connection = collection._file.connection
    every = stories.every(connection)
    told = articles.features_of(connection, (a for story in every for a in story.articles))
    due = sorted(sagas.follow(every, told), key=lambda saga: saga.id)
    assert collection.sagas() == tuple(due)
    saga_of = {story: saga.id for saga in due for story in saga.stories}
    assert all(story.saga == saga_of.get(story.id) for story in every)


@cache
def told() -> list[dict[str, str]]:
    """The articles of every twelfth labelled story, with some that stand alone."""
    assert SHARED is not None
    folder = SHARED / "gold/id"
    labelled = (folder / "stories.jsonl").read_text("utf-8").splitlines()
    chosen = {a for line in labelled[::12] for a in json.loads(line)["articles"]}
    with gzip.open(folder / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [row for n, row in enumerate(rows) if row["id"] in chosen or n % 60 == 0]


@needs_shared
@pytest.mark.slow
@pytest.mark.parametrize("few", [1, 10**9], ids=["by scanning", "by seeking"])
def test_one_by_one_ends_as_all_at_once(
    tmp_path: Path, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = told()
    whole = grouped(tmp_path / "whole.db", [rows])
    # Either way of fetching what is near is taken, whatever would be quicker.
    monkeypatch.setattr(linking, "SEEKS", 10**9 if few == 1 else 0)
    monkeypatch.setattr(linking, "CHUNK", 7)
    mixed = random.Random(5).sample(rows, len(rows))
    batches = [mixed[:30], *([row] for row in mixed[30:40]), mixed[40:]]
    assert grouped(tmp_path / "parts.db", batches) == whole


def test_one_by_one_ends_as_all_at_once_with_sagas_over_years(tmp_path: Path) -> None:
    rows = newsroom.rows(2 * newsroom.ROUND)
    whole = grouped(tmp_path / "whole.db", [rows])
    assert len(whole[0]) == newsroom.ROUND
    assert whole[1]
    mixed = random.Random(3).sample(rows, len(rows))
    assert grouped(tmp_path / "parts.db", [[row] for row in mixed]) == whole


def test_what_is_taken_out_leaves_the_index(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    grouped(path, [newsroom.rows(6)])
    with Collection(path) as collection:
        connection = collection._file.connection
        numbers = [n for (n,) in connection.execute("SELECT number FROM filing")]
        assert len(numbers) == 6
        for number in numbers[1:]:
            filings.drop(connection, number)
        (day,) = filings.days(connection, 0, 1 << 16)
        left = filings.on_day(connection, day, None)
        assert np.unique(left.places).tolist() == numbers[:1]
        filings.drop(connection, numbers[0])
        assert filings.days(connection, 0, 1 << 16) == ()
        filings.drop(connection, numbers[0])


def test_what_was_read_is_found_by_others_only_once_it_is_filed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    pages = [Page(id=f"{n}", form="row", content=b"", fields=row) for n, row in enumerate(ROWS)]
    with Collection(path) as collection:
        file, settings = collection._file, collection.settings
        intake.take(file, pages, settings, lambda progress: None, keeping.Intake())
        (waiting,) = file.connection.execute("SELECT group_concat(number) FROM unfiled")
        assert waiting == ("1,2,3,4",)
        filings.drop(file.connection, 4)
        assert filings.days(file.connection, 0, 1 << 16) == ()
        filings.put(file.connection, [1, 2], make=_not_made)
        filings.put(file.connection, [2, 3], make=_not_made)
        (day,) = filings.days(file.connection, 0, 1 << 16)
        found = filings.on_day(file.connection, day, None)
        assert np.unique(found.places).tolist() == [1, 2, 3]
        once = np.unique(np.stack([found.keys, found.places.astype(np.uint64)]), axis=1)
        assert once.shape[1] == len(found.keys)


def test_what_somebody_else_takes_out_between_two_turns_is_linked_with_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regroup, "TOGETHER", 6)
    path = tmp_path / "a.db"
    rows = newsroom.rows(24)
    pages = [Page(id=f"{n}", form="row", content=b"", fields=row) for n, row in enumerate(rows)]
    gone: list[str] = []

    def watch(progress: Progress) -> None:
        """Before the last turn another process forgets an article that has links."""
        if progress.done != 18:
            return
        other = CollectionFile(path)
        with other.writing() as connection:
            found = "SELECT id, key FROM article WHERE id IN (SELECT a FROM link) LIMIT 1"
            ((article, key),) = connection.execute(found)
            forgetting.remove(connection, [key])
        other.close()
        gone.append(article)

    with Collection(path) as collection:
        file = collection._file
        intake.take(file, pages, collection.settings, lambda _: None, keeping.Intake())
        changed = [*regroup.in_turn(file, 30, (), watch)]
        assert changed and len(gone) == 1
        linked = {a for pair in file.connection.execute("SELECT a, b FROM link") for a in pair}
        assert len(linked) > 6 and gone[0] not in linked


def _not_made(number: int) -> filings.Filed:
    raise AssertionError("it is kept since it was read")


def test_a_new_version_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    first, second = newsroom.rows(2)
    changed = {**first, "text": f"{first['text']} Posko dibuka di balai desa."}
    path = tmp_path / "a.db"
    groups, _ = grouped(path, [[first, second], [changed]])
    assert [len(group) for group in groups] == [2]
    with Collection(path) as collection:
        connection = collection._file.connection
        assert [n for (n,) in connection.execute("SELECT count(*) FROM filing")] == [2]
        ends = {end for pair in connection.execute("SELECT a, b FROM link") for end in pair}
        assert ends == set(groups[0])

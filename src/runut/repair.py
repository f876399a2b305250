"""Mending a collection: in place where SQLite's file is whole, else by making it anew.

What is derived (readings, the index of words, places in stories, accounts) is derived again
from the pages. Where the file itself is damaged, a new one is made of all that can be read,
and the old one is kept beside it under another name.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import apsw
import msgspec

from runut import intake, keeping
from runut.clean import repeats
from runut.clock import now
from runut.errors import NotACollection
from runut.lang.messages import error
from runut.records import Account, Page, Reading, Reason, Watcher
from runut.settings import Settings
from runut.store import answers, filings, health, pages, speakers
from runut.store.codec import decode
from runut.store.collection_file import CollectionFile, refuse_foreign
from runut.store.rows import row, rows
from runut.store.salvage import Wreck


def is_whole(path: Path) -> bool:
    """Whether SQLite can read all of the collection at ``path``.

    Raises `NotACollection` when it is something else altogether.
    """
    refuse_foreign(path)
    try:
        file = CollectionFile(path)
    except NotACollection:
        return False
    try:
        return not health.damage(file)
    except apsw.Error:
        return False
    finally:
        file.close()


# ----------------------------------------------------------------------- in place


def mend(file: CollectionFile) -> tuple[Reason, ...]:
    """Derive again what is missing or cannot be read; what was done. Stories whose articles
    were touched wait to be grouped, accounts to be built."""
    done: list[Reason] = []
    with file.writing() as connection:
        for name, count in (
            ("readings", _read_again(connection)),
            ("index", _index_again(connection)),
            ("places", _place_again(connection)),
            ("accounts", _accounts_again(connection)),
        ):
            if count:
                done.append(Reason(code=f"repair.{name}", values={"n": str(count)}))
    return tuple(done)


def _read_again(connection: apsw.Connection) -> int:
    """Readings that do not decode, or whose spans lie outside their text."""
    broken = [
        (number, page, batch, taken)
        for number, page, batch, taken, content in rows(
            connection, "SELECT number, page, batch, taken, reading FROM article"
        )
        if not health.is_sound(content)
    ]
    done = 0
    for number, page_id, batch, taken in broken:
        page = pages.get(connection, page_id)
        result = intake.read(page, repeats.count([page])) if page is not None else None
        if not isinstance(result, Reading):
            continue  # nothing to make it of: better to leave what is there
        speakers.drop(connection, number)
        filings.drop(connection, number)
        connection.execute("DELETE FROM words WHERE rowid = ?", (number,))
        connection.execute("DELETE FROM article WHERE number = ?", (number,))
        keeping.put(connection, result, batch, taken or now())
        done += 1
    return done


def _index_again(connection: apsw.Connection) -> int:
    """Articles that are not in the index of words, and rows of the index of no article."""
    stray = "SELECT rowid FROM words WHERE rowid NOT IN (SELECT number FROM article)"
    for (number,) in list(rows(connection, stray)):
        connection.execute("DELETE FROM words WHERE rowid = ?", (number,))
    missing = list(
        rows(
            connection,
            "SELECT number, reading FROM article WHERE number NOT IN (SELECT rowid FROM words)",
        )
    )
    for number, content in missing:
        title, text = keeping.indexed(decode(content, Reading).article)
        connection.execute(
            "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (number, title, text)
        )
    return len(missing)


def _place_again(connection: apsw.Connection) -> int:
    """Articles that stand in no story, and stories in which none stands."""
    connection.execute(
        "UPDATE article SET pending = 1 WHERE current AND NOT pending AND"
        " (story IS NULL OR story NOT IN (SELECT id FROM story))"
    )
    lost = connection.changes()
    connection.execute(
        "DELETE FROM story WHERE id NOT IN"
        " (SELECT story FROM article WHERE current AND story IS NOT NULL)"
    )
    return lost + connection.changes()


def _accounts_again(connection: apsw.Connection) -> int:
    """Accounts that do not decode are built again."""
    broken = []
    for story, content in rows(connection, "SELECT id, account FROM story"):
        if content is not None:
            try:
                decode(content, Account)
            except msgspec.DecodeError:
                broken.append(story)
    for story in broken:
        connection.execute("UPDATE story SET account = NULL WHERE id = ?", (story,))
    return len(broken)


# --------------------------------------------------------------------------- anew


def rebuild(path: Path, settings: Settings, watch: Watcher) -> tuple[Path, tuple[Reason, ...]]:
    """Make the collection at ``path`` anew from what can be read of it; where the damaged
    file lies now, and what was done. The articles wait to be grouped.

    The damaged file is moved aside only when the new one is complete. Raises
    `NotACollection` when nothing at all can be read of it.
    """
    fresh = path.with_name(f".{path.name}.repair")
    _remove(fresh)
    wreck = Wreck(path)
    try:
        file = CollectionFile(fresh)
        try:
            with file.writing() as connection:
                for table in wreck.tables():
                    _copy(connection, table, wreck)
            taken = {each.article: each.when for v in wreck.taken().values() for each in v}
            read = _take_again(file, wreck, settings, watch)
            with file.writing() as connection:
                for article, when in sorted(taken.items()):
                    connection.execute("UPDATE article SET taken = ? WHERE id = ?", (when, article))
            kept = row(file.connection, "SELECT count(*) FROM article")
            file.rewrite()
        finally:
            file.close()
    finally:
        wreck.close()
    if not read:
        _remove(fresh)
        raise error(NotACollection, "error.nothing-to-repair", path=str(path))
    aside = path.with_name(f"{path.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S}")
    _move(path, aside)
    _move(fresh, path)
    assert kept is not None
    values = {"pages": str(read), "articles": str(kept[0]), "before": str(len(taken))}
    return aside, (Reason(code="repair.rebuilt", values=values),)


def _copy(connection: apsw.Connection, table: str, wreck: Wreck) -> None:
    connection.execute(f"DELETE FROM {table}")
    for values in wreck.kept(table):
        marks = ", ".join("?" * len(values))
        connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", values)


def _take_again(file: CollectionFile, wreck: Wreck, settings: Settings, watch: Watcher) -> int:
    """Take the pages in, batch by batch as they first came; how many could be read."""
    versions = wreck.taken()
    batches: dict[int, list[str]] = defaultdict(list)
    for page in wreck.pages():
        # A page of which no article is known came with the first batch, as far as we know.
        batches[min((each.batch for each in versions.get(page, ())), default=0)].append(page)
    tally = keeping.Intake()
    for batch in sorted(batches):
        intake.take(file, _pages(wreck, batches[batch]), settings, watch, tally)
    return tally.added + tally.new_versions + tally.unchanged


def _pages(wreck: Wreck, ids: list[str]) -> Iterator[Page]:
    for page in ids:
        found = wreck.page(page)
        if found is not None:
            with suppress(zlib.error, ValueError):  # its own bytes may be what is damaged
                kept = pages.of_row(found)
                parts = answers.made_of(wreck.answers(page), kept.content)
                yield replace(kept, answers=parts)


def _move(path: Path, to: Path) -> None:
    """Move a collection file together with its log."""
    for end in ("-wal", "-shm", ""):
        part = path.with_name(path.name + end)
        if part.exists():
            part.replace(to.with_name(to.name + end))


def _remove(path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)

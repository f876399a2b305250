"""Collections that last: forgetting, keeping for a time, copies of the file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import apsw

from runut import regroup
from runut.clean import address
from runut.clean.article import key_of
from runut.clock import now
from runut.errors import CollectionError, UnknownOutlet, UsageError
from runut.lang.messages import error
from runut.records import Forgotten
from runut.store import forgetting, preferences, stories
from runut.store.collection_file import CollectionFile


def forget(
    file: CollectionFile, what: Sequence[str], outlet: str | None, window_days: int
) -> Forgotten:
    """Take articles out for good and keep them out.

    ``what`` are addresses, or ids of articles or beginnings of them; ``outlet`` takes all
    of an outlet. Raises `UsageError` where one of them is not there or not clear.
    """
    made = now()
    with file.writing() as connection:
        keys = [_key(connection, each) for each in what]
        for key in keys:
            _keep_out(connection, key, made, None)
        if outlet is not None:
            found = forgetting.keys_of_outlet(connection, outlet)
            if not found:
                raise error(UnknownOutlet, "error.unknown-outlet", name=outlet)
            forgetting.keep_out(connection, "outlet", outlet, made=made, name=outlet)
            for key in found:
                _keep_out(connection, key, made, ("outlet", outlet))
            keys += found
        changed = _take_out(connection, keys, window_days)
    # Free pages and page ends may hold words of before: only writing the file anew is sure.
    file.rewrite()
    return Forgotten(articles=len(set(keys)), stories=changed)


def _key(connection: apsw.Connection, what: str) -> str:
    """The key of the one article that is meant."""
    url = address.canonical(what)
    found = forgetting.keys_beginning_with(connection, key_of(url) if url else what)
    if len(found) != 1:
        code = "error.ambiguous-forget" if found else "error.unknown-forget"
        raise error(UsageError, code, what=what)
    return found[0]


def _keep_out(
    connection: apsw.Connection, key: str, made: str, owner: tuple[str, str] | None
) -> None:
    """Set the tombstones of an article and of the pages it came from."""
    forgetting.keep_out(connection, "article", key, made=made, owner=owner)
    for page in forgetting.pages_of(connection, [key]):
        forgetting.keep_out(connection, "page", page, made=made, owner=("article", key))


def _take_out(
    connection: apsw.Connection, keys: Iterable[str], window_days: int
) -> tuple[str, ...]:
    emptied = forgetting.remove(connection, sorted(set(keys)))
    left = [member for story in emptied for member in stories.members(connection, story)]
    return regroup.regroup(connection, window_days, left, emptied)


def let_in(file: CollectionFile, what: str | None, outlet: str | None) -> bool:
    """Let an address or an outlet in again that was forgotten; whether it had been."""
    with file.writing() as connection:
        if outlet is not None:
            return forgetting.let_in(connection, "outlet", outlet)
        url = address.canonical(what or "")
        return forgetting.let_in(connection, "article", key_of(url) if url else what or "")


def expire(file: CollectionFile, window_days: int) -> tuple[str, ...]:
    """Take out the stories that are older than the collection keeps; ids of what changed."""
    with file.reading() as connection:
        day = preferences.oldest_day(connection)
        if day is None or not forgetting.keys_of_stories_before(connection, day):
            return ()
    with file.writing() as connection:
        keys = forgetting.keys_of_stories_before(connection, day)
        return _take_out(connection, keys, window_days)


def backup(file: CollectionFile, target: Path) -> None:
    """Copy the collection to ``target`` while it is in use: one state of it, whole.

    The copy appears under its name only when it is complete and checked. Raises
    `UsageError` when something is there already.
    """
    if target.exists():
        raise error(UsageError, "error.backup-exists", path=str(target))
    partial = target.with_name(f".{target.name}.part")
    partial.unlink(missing_ok=True)
    try:
        copy = apsw.Connection(str(partial))
        with copy.backup("main", file.connection, "main") as running:
            running.step(-1)
        sound = copy.pragma("quick_check") == "ok"
        copy.pragma("journal_mode", "delete")
        copy.close()
        if not sound:
            raise error(CollectionError, "error.backup-unsound", path=str(file.path))
        with partial.open("rb+") as written:
            os.fsync(written.fileno())
        partial.replace(target)
    except apsw.CantOpenError as problem:
        detail = str(problem)
        raise error(
            CollectionError, "error.cannot-open", path=str(target), detail=detail
        ) from problem
    except (apsw.FullError, apsw.IOError) as problem:
        raise error(
            CollectionError, "error.disk", path=str(target), detail=str(problem)
        ) from problem
    finally:
        partial.unlink(missing_ok=True)

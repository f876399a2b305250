"""Accounts of stories in the collection file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import apsw

from runut.identity import content_id
from runut.records import Account, Conflict, Contribution, Story, StoryLine
from runut.store import noticed, outlets, stories
from runut.store.codec import decode, deflate, encode
from runut.store.rows import row, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """An account as it is kept, made where the account was: whoever writes need not encode
    it. ``digest`` is a hash of all of it, ``of`` the story as it was kept when the account was
    made, if that is known."""

    story: str
    of: bytes | None = None
    account: bytes
    line: bytes
    digest: str
    conflicts: tuple[Conflict, ...]
    contributions: tuple[Contribution, ...]


def pack(
    account: Account,
    line: StoryLine,
    contributions: Iterable[Contribution],
    of: bytes | None = None,
) -> Packed:
    """An account as `put` takes it, with its line in lists and what each outlet brought to it."""
    content = encode(account)
    return Packed(
        story=account.story.id,
        of=of,
        account=deflate(content),
        line=encode(line),
        digest=content_id(content),
        conflicts=account.conflicts,
        contributions=tuple(contributions),
    )


def put(connection: apsw.Connection, packed: Packed) -> None:
    """Keep a story's account and what goes with it, and note what changed since it was last
    kept (`runut.store.noticed`). One of a story that is another by now is left: the story
    waits for its own."""
    connection.execute(
        "UPDATE story SET account = ?1, line = ?2 WHERE id = ?3 AND (?4 IS NULL OR content = ?4)",
        (packed.account, packed.line, packed.story, packed.of),
    )
    if not connection.changes():
        return
    noticed.note(connection, packed.story, packed.digest, packed.conflicts)
    outlets.put(connection, packed.story, packed.contributions)


def carry(connection: apsw.Connection, story: Story) -> None:
    """Keep a story that is what it was but for its saga, of which its account tells no more than
    the story does: if it is there it is the same, and need not be built again."""
    found = row(connection, "SELECT account, line FROM story WHERE id = ?", story.id)
    stories.put(connection, story, stories.outlets_of(connection, story.id))
    if found is None or found[0] is None:
        return
    account = replace(decode(found[0], Account), story=story)
    line = replace(decode(found[1], StoryLine), story=story)
    packed = pack(account, line, ())
    connection.execute(
        "UPDATE story SET account = ?, line = ? WHERE id = ?",
        (packed.account, packed.line, story.id),
    )
    noticed.note(connection, story.id, packed.digest, packed.conflicts)


def get(connection: apsw.Connection, story: str) -> Account | None:
    """The account as built, or None while it has to be built."""
    found = row(connection, "SELECT account FROM story WHERE id = ?", story)
    return None if found is None or found[0] is None else decode(found[0], Account)


def lacking(connection: apsw.Connection, most: int | None = None) -> tuple[str, ...]:
    """Ids of the stories whose account has to be built, at most so many."""
    found = rows(
        connection,
        "SELECT id FROM story WHERE account IS NULL ORDER BY id LIMIT ?",
        -1 if most is None else most,
    )
    return tuple(story for (story,) in found)

"""Where a reader of a long list left off, as an opaque word.

A cursor is the sort key of the last thing that was given, so that what is added meanwhile
neither repeats nor hides anything. It holds nothing secret and grants nothing; one that was
made up leads to some place in the list, or is refused.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import TypeVar

import msgspec

from runut.errors import UsageError
from runut.lang.messages import error

_Place = TypeVar("_Place")

#: No cursor that we make is longer.
LONGEST = 2_000


def written(place: object) -> str:
    """``place`` (a tuple of strings, numbers and None) as a cursor."""
    return urlsafe_b64encode(msgspec.json.encode(place)).decode("ascii").rstrip("=")


def read(cursor: str | None, kind: type[_Place]) -> _Place | None:
    """The place of a cursor; None for None. Raises `UsageError` for what is no cursor."""
    if cursor is None:
        return None
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        return msgspec.json.decode(urlsafe_b64decode(padded), type=kind)
    except (ValueError, msgspec.DecodeError, RecursionError) as problem:
        raise error(UsageError, "error.bad-cursor") from problem

"""Every error Runut raises on purpose.

::

    RunutError                 exit 1   base of all; str() is plain text for people
    ├── UsageError             exit 2   the call itself is wrong
    │   ├── UnknownStory       exit 2   no story with this id or prefix
    │   └── AmbiguousStory     exit 2   the prefix fits several stories
    ├── CollectionError        exit 1   the collection file cannot be used
    │   ├── NotACollection     exit 1   the file is something else, or damaged
    │   └── NewerCollection    exit 1   made by a later version of Runut
    ├── ReadError              exit 1   an input cannot be read at all
    └── PackError              exit 1   a language pack's data is malformed

A single bad article is no error: it becomes a `runut.records.Rejected` and costs nothing
else.
"""

from __future__ import annotations


class RunutError(Exception):
    """Base class. ``advice`` is what the user can try, or None."""

    exit_code = 1

    def __init__(self, message: str, *, advice: str | None = None) -> None:
        super().__init__(message)
        self.advice = advice


class UsageError(RunutError):
    """The call itself is wrong."""

    exit_code = 2


class UnknownStory(UsageError):
    """No story has this id or begins with this prefix."""


class AmbiguousStory(UsageError):
    """The prefix fits several stories."""


class CollectionError(RunutError):
    """The collection file cannot be used."""


class NotACollection(CollectionError):
    """The file is not a Runut collection, or is damaged."""


class NewerCollection(CollectionError):
    """The collection was made by a later version of Runut."""


class ReadError(RunutError):
    """An input cannot be read at all."""


class PackError(RunutError):
    """A language pack's data is malformed."""

"""Every error Runut raises on purpose.

::

    RunutError                 exit 1   base of all; str() is plain text for people
    ├── UsageError             exit 2   the call itself is wrong
    │   ├── Unknown            exit 2   nothing with this id or name is in the collection
    │   │   ├── UnknownStory   exit 2   no story with this id or prefix
    │   │   └── UnknownOutlet  exit 2   no outlet has this name
    │   ├── Overtaken          exit 2   the collection changed since it was looked at
    │   ├── AmbiguousStory     exit 2   the prefix fits several stories
    │   └── AmbiguousOutlet    exit 2   the name is part of several outlets' names
    ├── CollectionError        exit 1   the collection file cannot be used
    │   ├── NotACollection     exit 1   the file is something else, or damaged
    │   ├── NewerCollection    exit 1   made by a later version of Runut
    │   ├── ReadOnlyCollection exit 1   the file may be read but not written
    │   └── CollectionBusy     exit 1   another process is writing to it
    ├── ReadError              exit 1   an input cannot be read at all
    └── PackError              exit 1   a language pack's data is malformed

A single bad article is no error: it becomes a `runut.records.Rejected` and costs nothing
else. Those that users of the screens meet are made by `runut.lang.messages.error`, which
keeps their sentences in the language packs.
"""

from __future__ import annotations

from collections.abc import Mapping


class RunutError(Exception):
    """Base class. ``str(error)`` is a plain English sentence; ``advice`` is what the user can
    try, or None. ``code`` and ``values`` say both again in any language
    (`runut.lang.messages.told`); ``code`` is None where only developers meet the error."""

    exit_code = 1

    def __init__(
        self,
        message: str,
        *,
        advice: str | None = None,
        code: str | None = None,
        values: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.advice = advice
        self.code = code
        self.values: Mapping[str, str] = values or {}


class UsageError(RunutError):
    """The call itself is wrong."""

    exit_code = 2


class Unknown(UsageError):
    """Nothing with this id or name is in the collection."""


class UnknownStory(Unknown):
    """No story has this id or begins with this prefix."""


class Overtaken(UsageError):
    """The collection changed since it was looked at, so the call may mean something else."""


class AmbiguousStory(UsageError):
    """The prefix fits several stories."""


class UnknownOutlet(Unknown):
    """No outlet of the collection has this name, in whole or in part."""


class AmbiguousOutlet(UsageError):
    """The name is part of several outlets' names."""


class CollectionError(RunutError):
    """The collection file cannot be used."""


class NotACollection(CollectionError):
    """The file is not a Runut collection, or is damaged."""


class NewerCollection(CollectionError):
    """The collection was made by a later version of Runut."""


class ReadOnlyCollection(CollectionError):
    """The file, or the folder it is in, may be read but not written."""


class CollectionBusy(CollectionError):
    """Another process is writing to the collection, and went on for long."""


class ReadError(RunutError):
    """An input cannot be read at all."""


class PackError(RunutError):
    """A language pack's data is malformed."""

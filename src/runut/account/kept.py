"""What is kept from one account to the next.

An account is built whole, from its readings alone. Yet when an article joins a story, most of what
its account asks was asked for the account before, and depends on what has not changed: on one
reading, one statement, two of them. The functions of such alone keep their last answers
(`functools.lru_cache`), so that the account built anew redoes what the newcomer touches, the same
way as the first time. Whatever is kept, or forgotten, the account is the same.

How much is kept is bounded by these numbers, for all stories of a process together.
"""

from __future__ import annotations

from typing import Final, Generic, TypeVar

#: Of so many articles, propositions (or figures of them) and pairs of propositions is kept what
#: depends on each alone.
ARTICLES: Final = 1 << 8
PROPOSITIONS: Final = 1 << 12
PAIRS: Final = 1 << 14

_Thing = TypeVar("_Thing")


class Same(Generic[_Thing]):
    """A record that is the same as itself alone: to tell it from another takes no look inside."""

    __slots__ = ("thing",)

    def __init__(self, thing: _Thing) -> None:
        self.thing = thing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.thing is other.thing

    def __hash__(self) -> int:
        return id(self.thing) >> 4  # Where things lie is a multiple of it.

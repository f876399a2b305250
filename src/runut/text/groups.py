"""Which of a row of things are one: a disjoint-set forest (Tarjan 1975)."""

from __future__ import annotations


class Groups:
    """Sets of the numbers 0 to ``count`` - 1, at first each alone.

    The smallest member names the set, so the result does not depend on the order in
    which sets were joined.
    """

    __slots__ = ("_parent",)

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def of(self, member: int) -> int:
        """The smallest member of the set that holds ``member``."""
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member

    def join(self, one: int, other: int) -> None:
        """Make the sets of two members one."""
        a, b = self.of(one), self.of(other)
        self._parent[max(a, b)] = min(a, b)

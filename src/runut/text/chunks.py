"""What stands between blanks: strings that texts have in common, so that each is read once.

Words never run on over a blank. Cutting a text at its blanks is far quicker than a regular
expression over it, and nine of ten chunks of news were met before: the words found in a
chunk are kept. It pays where each word also costs some work; only to cut a text into pieces
with their places, a regular expression was as quick when it was measured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

Found = TypeVar("Found")

#: Chunks that are remembered by one reader, at most; and the longest of them.
_KEPT, _LONGEST = 1 << 16, 60


class Chunks(dict[str, Found]):
    """What ``read`` finds in a chunk, found when the chunk is first met."""

    def __init__(self, read: Callable[[str], Found]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, chunk: str) -> Found:
        found = self._read(chunk)
        if len(chunk) <= _LONGEST:
            if len(self) >= _KEPT:
                self.clear()
            self[chunk] = found
        return found

    def of(self, text: str) -> Iterator[Found]:
        """What is found in each of the chunks of ``text``, in order."""
        return map(self.__getitem__, text.split())

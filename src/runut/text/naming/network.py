"""A small network that reads five words at a time: a second opinion on which of them name.

A word is the sum of the vectors of its features, hashed into one table (Ganchev & Dredze 2008),
over the root of how many they are. Five neighbours go through one hidden layer (Collobert et al.
2011), and what comes out says how likely each label is for the one in the middle. A field and a
network err at different places, so the two together err less. ``tools/train_network.py`` trains
what a pack ships as ``names.network``.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float32]

#: How many words to either side of the one in the middle are read.
REACH = 2
_WIDTH = 2 * REACH + 1
#: How many windows are read at once: of more, numpy's library makes work for several threads,
#: which costs more than it saves.
_AT_ONCE = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A trained network. ``table`` (rows, length) holds the vectors of features, and in its last
    row what stands beyond a sentence; ``into`` (words * length, hidden) and ``out`` (hidden,
    labels) are its layers, each with what is added behind it."""

    labels: tuple[str, ...]
    table: Numbers
    into: Numbers
    into_added: Numbers
    out: Numbers
    out_added: Numbers

    def told(self, windows: Numbers) -> Numbers:
        """What each label scores (windows, labels), for windows of the vectors of words
        (windows, words * length): the logarithm of how likely it is, but for a number that
        all labels of a window share."""
        hidden = np.empty((len(windows), len(self.out)), np.float32)
        for at in range(0, len(windows), _AT_ONCE):
            np.matmul(windows[at : at + _AT_ONCE], self.into, out=hidden[at : at + _AT_ONCE])
        hidden += self.into_added
        scores: Numbers = np.maximum(hidden, 0, out=hidden) @ self.out + self.out_added
        return scores


def rows_of(features: Iterable[str], size: int) -> list[int]:
    """The rows of a word's features in a table of ``size`` rows."""
    return [crc32(name.encode()) % size for name in features]


class Read:
    """What a network says of words in their sentences, with the vectors of words it has met."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._vectors = network.table[-1:]
        self._fresh: list[list[int]] = []
        self._next = 1

    def word(self, features: Iterable[str]) -> int:
        """The number of a new word; 0 is that of what stands beyond a sentence."""
        self._fresh.append(rows_of(features, len(self._network.table) - 1))
        self._next += 1
        return self._next - 1

    def scores(self, words: Sequence[int], sizes: Sequence[int]) -> Numbers:
        """What is told of the words of several stretches, row behind row: of as many of each
        as ``sizes`` tells, to which it brings `REACH` more on either side."""
        if self._fresh:
            self._add_up()
        first = np.arange(sum(sizes)) + np.repeat(2 * REACH * np.arange(len(sizes)), sizes)
        around = np.asarray(words)[first[:, None] + np.arange(_WIDTH)]
        return self._network.told(self._vectors[around].reshape(len(first), -1))

    def _add_up(self) -> None:
        """Make the vectors of the words that are new."""
        sizes = [len(rows) for rows in self._fresh]
        starts = [0, *accumulate(sizes[:-1])]
        sums = np.add.reduceat(self._network.table[list(chain(*self._fresh))], starts, axis=0)
        added = sums / np.sqrt(np.asarray(sizes, np.float32))[:, None]
        if self._next > len(self._vectors):
            more = np.zeros((2 * self._next, self._vectors.shape[1]), np.float32)
            more[: len(self._vectors)] = self._vectors
            self._vectors = more
        self._vectors[self._next - len(sizes) : self._next] = added
        self._fresh = []


def pack(network: Network) -> bytes:
    """The bytes of a network: its table in steps of a column's 127th, the rest as it is."""
    steps = np.abs(network.table).max(axis=0) / np.float32(127)
    kept = (steps, network.into, network.into_added, network.out, network.out_added)
    head = {"labels": network.labels, "rows": len(network.table), "hidden": len(network.out)}
    rest = b"".join(part.astype("<f4").tobytes() for part in kept)
    table = np.rint(network.table / steps).astype("i1").T.tobytes()
    return gzip.compress(json.dumps(head).encode() + b"\n" + rest + table, 9, mtime=0)


def unpack(content: bytes, labels: Sequence[str]) -> Network:
    """The network in bytes that `pack` wrote, with its ``labels`` in this order."""
    line, _, plain = gzip.decompress(content).partition(b"\n")
    head = json.loads(line)
    count, hidden, rows = len(head["labels"]), head["hidden"], head["rows"]
    order = [head["labels"].index(label) for label in labels]
    outer = hidden + hidden * count + count
    length = (len(plain) - 4 * outer) // (4 + 4 * _WIDTH * hidden + rows)
    sizes = (length, _WIDTH * length * hidden, hidden, hidden * count, count)
    ends = list(accumulate(sizes, initial=0))
    numbers = np.frombuffer(plain, "<f4", ends[-1])
    steps, into, added, out, shift = (numbers[a:b] for a, b in pairwise(ends))
    table = np.frombuffer(plain, "i1", offset=4 * ends[-1]).reshape(length, rows).T
    return Network(
        labels=tuple(labels),
        table=np.ascontiguousarray(table * steps, np.float32),
        into=into.reshape(-1, hidden),
        into_added=added,
        out=np.ascontiguousarray(out.reshape(hidden, count)[:, order]),
        out_added=shift[order],
    )

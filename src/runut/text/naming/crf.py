"""A trained conditional random field as arrays: its weights, and the best labels of pieces.

The weights are read from the file that CRFsuite (Okazaki 2007) writes, a linear chain over
binary features. The best labels are found as CRFsuite finds them (Viterbi 1967), but for
many rows of pieces at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from struct import unpack_from

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]

#: What follows the file's magic, size and kind: version, features, labels, attributes, and
#: where in the file features, labels and attributes stand.
_HEADER, _HEADER_AT = "<7I", 12
_FEATURE = np.dtype([("kind", "<u4"), ("from", "<u4"), ("to", "<u4"), ("weight", "<f8")])
_OF_STATE = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A trained field. ``rows`` gives the row of an attribute in ``weights``, of shape
    (attributes, labels); ``into[b, a]`` weighs label b behind label a."""

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    weights: Scores
    into: Scores

    def best(self, scores: Scores, sizes: Sequence[int]) -> list[list[str]]:
        """The best labels of each of several rows of pieces. ``scores`` (pieces, labels)
        holds the sums of each piece's weights, row behind row; ``sizes`` how many pieces
        each row has, at least one."""
        order = sorted(range(len(sizes)), key=lambda row: -sizes[row])
        lengths, starts = np.array(sizes)[order], np.cumsum([0, *sizes])[order]
        steps = np.arange(1, sizes[order[0]])[:, None]
        live = lengths > steps
        # What the pieces behind the first score, of all rows the second, then the third ...
        ahead = scores[(starts + steps)[live]]
        # By the label behind, row and label: of the first axis the best is found the quickest.
        ways = np.empty((len(self.labels), len(ahead), len(self.labels)))
        into = np.ascontiguousarray(self.into.T)[:, None]
        best = scores[starts]
        at = [0]
        for count in live.sum(axis=1).tolist():
            here = slice(at[-1], at[-1] + count)
            sums = np.add(best[:count].T[:, :, None], into, out=ways[:, here])
            np.add(np.maximum.reduce(sums, axis=0), ahead[here], out=best[:count])
            at.append(here.stop)
        came, last = ways.argmax(axis=0).tolist(), best.argmax(axis=1).tolist()
        found: list[list[str]] = [[]] * len(sizes)
        for place, row in enumerate(order):
            behind = [came[step + place] for step in at[: sizes[row] - 1]]
            found[row] = self._path(last[place], behind)
        return found

    def _path(self, label: int, came: Sequence[list[int]]) -> list[str]:
        """The labels of a row that lead to ``label``, its last: ``came`` tells of each of its
        steps from where each label is reached."""
        path = [self.labels[label]]
        for step in reversed(came):
            label = step[label]
            path.append(self.labels[label])
        return path[::-1]


class Weighed:
    """What features weigh in a field, by numbers: those of single features, and of *parts*,
    features that always go together and are added up once. ``number`` gives the number of a
    single feature, and ``nothing`` where the field does not know it."""

    def __init__(self, field: Field) -> None:
        self.number: Callable[[str, int], int] = field.rows.get
        self.nothing = len(field.weights)
        self._rows: defaultdict[str, dict[str, int]] = defaultdict(dict, {"": dict(field.rows)})
        for name, row in field.rows.items():
            prefix, colon, rest = name.partition(":")
            if colon:
                self._rows[prefix + colon][rest] = row
        self._table = np.vstack([field.weights, np.zeros((1, len(field.labels)))])
        self._fresh: list[list[int]] = []
        self._next = self.nothing + 1

    def part(self, features: Iterable[str], prefix: str = "") -> int:
        """The number of a new part: of ``features``, each with ``prefix`` before it."""
        rows = self._rows[prefix]
        self._fresh.append([rows[name] for name in features if name in rows] or [self.nothing])
        self._next += 1
        return self._next - 1

    def scores(self, numbers: Sequence[int], sizes: Sequence[int]) -> Scores:
        """The scores (pieces, labels) of pieces, each with as many of the ``numbers`` as
        ``sizes`` tells, at least one."""
        if self._fresh:
            self._add_up()
        return self._added(numbers, sizes)

    def _add_up(self) -> None:
        """Add up the weights of the parts that are new."""
        if self._next > len(self._table):
            more = np.zeros((max(self._next, 2 * len(self._table)), self._table.shape[1]))
            more[: len(self._table)] = self._table
            self._table = more
        sizes = [len(part) for part in self._fresh]
        added = self._added(list(chain.from_iterable(self._fresh)), sizes)
        self._table[self._next - len(sizes) : self._next] = added
        self._fresh = []

    def _added(self, rows: Sequence[int], sizes: Sequence[int]) -> Scores:
        starts = [0, *accumulate(sizes)]
        added: Scores = np.add.reduceat(self._table[rows], starts[:-1], axis=0)
        return added


class Spelled:
    """Numbers like those of `Weighed` that stand for the features themselves."""

    nothing = 0

    def __init__(self) -> None:
        self._features: list[tuple[str, ...]] = [()]

    def number(self, feature: str, _: int) -> int:
        """A new number for a single feature."""
        return self.part((feature,))

    def part(self, features: Iterable[str], prefix: str = "") -> int:
        """A new number for a part: ``features``, each with ``prefix`` before it."""
        self._features.append(tuple(prefix + name for name in features))
        return len(self._features) - 1

    def features(self, numbers: Iterable[int]) -> list[str]:
        """The features that ``numbers`` stand for, in order."""
        return [name for number in numbers for name in self._features[number]]


def read(content: bytes) -> Field:
    """The field in the bytes of a file that CRFsuite wrote."""
    _, _, count, size, features_at, labels_at, attributes_at = unpack_from(
        _HEADER, content, _HEADER_AT
    )
    (found,) = unpack_from("<I", content, features_at + 8)
    features = np.frombuffer(content, _FEATURE, found, features_at + 12)
    state = features[features["kind"] == _OF_STATE]
    links = features[features["kind"] != _OF_STATE]
    weights, into = np.zeros((size, count)), np.zeros((count, count))
    weights[state["from"], state["to"]] = state["weight"]
    into[links["to"], links["from"]] = links["weight"]
    attributes = _strings(content, attributes_at, size)
    return Field(
        labels=tuple(_strings(content, labels_at, count)),
        rows={attribute: row for row, attribute in enumerate(attributes)},
        weights=weights,
        into=into,
    )


def _strings(content: bytes, start: int, count: int) -> list[str]:
    """The strings of one of the file's tables, by their numbers."""
    places_at = start + unpack_from("<I", content, start + 20)[0]
    found: list[str] = []
    for place in np.frombuffer(content, "<u4", count, places_at).tolist():
        (length,) = unpack_from("<I", content, start + place + 4)
        found.append(content[start + place + 8 : start + place + 7 + length].decode())
    return found

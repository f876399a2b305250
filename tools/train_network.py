"""Train the network that stands beside the model of names.

    python tools/train_network.py DATA_FOLDER NEWS_FILE

What it is trained on is what ``train_names.py`` takes, whose model it stands beside, and besides
what ``training/labels-once-id.tsv`` and, less surely, ``training/told-id.tsv`` label; words have
the features that the model sees. A word's own form is left out at random, so that names never met
are learnt by their ends and neighbours. Steps are Adam's (Kingma & Ba 2015) with decay apart from
them (Loshchilov & Hutter 2019). The same data give the same bytes on the same machine: everything
is drawn with one seed, and numpy works on one thread. Writes ``lang/id/names.network``.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt
import training_news as news
from train_names import LANG, MADE, SETS, TIMES, tags_of
from training_sentences import sentences as made

from runut.evaluate.names import Labelled, read_tagged
from runut.lang.pack import load
from runut.text.naming.crf import Spelled
from runut.text.naming.network import REACH, Network, Numbers, pack, rows_of
from runut.text.naming.tagger import windows
from runut.text.naming.word_marks import Words

LABELS = ("O", *(f"{place}-{kind}" for kind in ("PER", "ORG", "LOC") for place in "BI"))
#: Rows and length of the table of vectors, and how many units the hidden layer has.
ROWS, LENGTH, HIDDEN = 1 << 15, 24, 64
ROUNDS, AT_ONCE, FASTEST, DECAY = 4, 512, 2e-3, 0.1
#: The share of words whose form is left out, and of hidden units.
NAMELESS, RESTING = 0.3, 0.3
SEED = 1

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Examples:
    """Windows of words (examples, words), the label of the one in the middle, and of every
    word the rows of its form and of its other features."""

    windows: Whole
    labels: Whole
    forms: Sequence[list[int]]
    others: Sequence[list[int]]


def sentences(data: Path, tagged: Path) -> list[Labelled]:
    """All that the network is trained on, in order."""
    news_set, mixed_set = (read_tagged((data / name).read_text("utf-8"), name) for name in SETS)
    labelled = (news_set * 2, mixed_set, list(news.labelled(tagged)))
    once = (news.labelled(tagged, file) for file in (news.ONCE, news.TOLD))
    return [
        *chain.from_iterable(each * TIMES for each in labelled),
        *chain.from_iterable(once),
        *news.plain(tagged),
        *made(MADE),
    ]


def examples(rows: Sequence[Labelled]) -> Examples:
    """What a network learns from labelled sentences."""
    spelled = Spelled()
    said, numbers = Words("id", spelled), {"": 0}
    forms: list[list[int]] = [[]]
    others: list[list[int]] = [[ROWS]]
    seen: list[list[int]] = []
    labels: list[int] = []
    for each in rows:
        words, tags = tags_of(each)
        for word in words:
            if numbers.setdefault(word, len(numbers)) == len(forms):
                features = spelled.features([said[word].here])[1:]
                form = [name for name in features if name.startswith("w=")]
                forms.append(rows_of(form, ROWS))
                rest = [name for name in features if name not in form]
                others.append(rows_of(rest, ROWS))
        padded = [0] * REACH + [numbers[word] for word in words] + [0] * REACH
        for start, end in windows(words):
            seen += [padded[at : at + 2 * REACH + 1] for at in range(start, end)]
            labels += [LABELS.index(tag) for tag in tags[start:end]]
    return Examples(np.array(seen), np.array(labels), forms, others)


@dataclass(slots=True)
class Learner:
    """The numbers of a network while they are learnt."""

    chance: np.random.Generator
    weights: dict[str, Numbers] = field(default_factory=dict)
    means: dict[str, Numbers] = field(default_factory=dict)
    squares: dict[str, Numbers] = field(default_factory=dict)
    steps: int = 0

    def __post_init__(self) -> None:
        wide = (2 * REACH + 1) * LENGTH
        for name, shape, spread in (
            ("table", (ROWS + 1, LENGTH), 0.1),
            ("into", (wide, HIDDEN), (2 / wide) ** 0.5),
            ("into_added", (HIDDEN,), 0.0),
            ("out", (HIDDEN, len(LABELS)), 0.1),
            ("out_added", (len(LABELS),), 0.0),
        ):
            drawn = self.chance.standard_normal(shape) * spread
            self.weights[name] = drawn.astype(np.float32)
            self.means[name] = np.zeros(shape, np.float32)
            self.squares[name] = np.zeros(shape, np.float32)

    def learn(self, seen: Whole, labels: Whole, known: Examples, speed: float) -> float:
        """Take a step, and return how surprising the labels were."""
        weights = self.weights
        words, places = np.unique(seen, return_inverse=True)
        rows, sizes = self._rows(words, known)
        starts = np.cumsum(sizes) - sizes
        scale = (1 / np.sqrt(sizes))[:, None].astype(np.float32)
        vectors = np.add.reduceat(weights["table"][rows], starts, axis=0) * scale
        read = vectors[places.reshape(seen.shape)].reshape(len(seen), -1)
        awake = (self.chance.random((len(seen), HIDDEN)) >= RESTING).astype(np.float32)
        hidden = np.maximum(read @ weights["into"] + weights["into_added"], 0)
        hidden *= awake / np.float32(1 - RESTING)
        sums = hidden @ weights["out"] + weights["out_added"]
        odds = np.exp(sums - sums.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        right = np.arange(len(labels)), labels
        surprise = float(-np.log(odds[right] + 1e-9).mean())
        odds[right] -= 1
        odds /= len(labels)
        back = (odds @ weights["out"].T) * awake / np.float32(1 - RESTING)
        back[hidden <= 0] = 0
        to_words = _added_up((back @ weights["into"].T).reshape(-1, LENGTH), places.ravel())[1]
        touched, to_table = _spread(to_words * scale, rows, sizes)
        self.steps += 1
        self._move("out", hidden.T @ odds, speed)
        self._move("out_added", odds.sum(axis=0), speed)
        self._move("into", read.T @ back, speed)
        self._move("into_added", back.sum(axis=0), speed)
        self._move("table", to_table, speed, touched)
        return surprise

    def _rows(self, words: Whole, known: Examples) -> tuple[Whole, Whole]:
        """The rows of the features of words, some without their forms, and how many each has."""
        nameless = self.chance.random(len(words)) < NAMELESS
        rows = [
            known.others[word] if without else known.forms[word] + known.others[word]
            for word, without in zip(words.tolist(), nameless.tolist(), strict=True)
        ]
        return np.concatenate(rows).astype(np.int64), np.array([len(row) for row in rows])

    def _move(self, name: str, slope: Numbers, speed: float, rows: Whole | None = None) -> None:
        at = slice(None) if rows is None else rows
        mean, square, weights = self.means[name], self.squares[name], self.weights[name]
        mean[at] = 0.9 * mean[at] + 0.1 * slope
        square[at] = 0.999 * square[at] + 0.001 * slope * slope
        even, evener = 1 - 0.9**self.steps, 1 - 0.999**self.steps
        step = (mean[at] / even) / (np.sqrt(square[at] / evener) + 1e-8)
        weights[at] -= np.float32(speed) * (step + np.float32(DECAY) * weights[at])


def _added_up(rows: Numbers, groups: Whole) -> tuple[Whole, Numbers]:
    """The groups there are, in order, and the sums of their rows."""
    order = np.argsort(groups, kind="stable")
    inside = groups[order]
    starts = np.flatnonzero(np.r_[True, inside[1:] != inside[:-1]])
    return inside[starts], np.add.reduceat(rows[order], starts, axis=0)


def _spread(to_words: Numbers, rows: Whole, sizes: Whole) -> tuple[Whole, Numbers]:
    """The rows of the table that words take part in, and the slopes of each."""
    return _added_up(np.repeat(to_words, sizes, axis=0), rows)


def batches(count: int, chance: np.random.Generator) -> Iterator[tuple[float, Whole]]:
    """The examples of each step, with the share of all steps that is done."""
    each = count // AT_ONCE
    for turn in range(ROUNDS):
        order = chance.permutation(count)
        for step in range(each):
            yield (turn * each + step) / (ROUNDS * each), order[step * AT_ONCE :][:AT_ONCE]


def trained(rows: Sequence[Labelled]) -> Network:
    """A network that has learnt labelled sentences."""
    chance = np.random.default_rng(SEED)
    known, learner = examples(rows), Learner(chance)
    for done, chosen in batches(len(known.labels), chance):
        speed = FASTEST * max(0.02, 1 - done)
        learner.learn(known.windows[chosen], known.labels[chosen], known, speed)
    return Network(labels=LABELS, **learner.weights)


def main() -> None:
    load("id")
    data, tagged = Path(sys.argv[1]), Path(sys.argv[2])
    network = trained(sentences(data, tagged))
    (LANG / "id" / "names.network").write_bytes(pack(network))


if __name__ == "__main__":
    main()

"""Write the clusters of words that the model of names looks into.

    python tools/make_clusters.py DATA_FOLDER NEWS_FILE

Words that stand between the same neighbours fall into one cluster ("bupati" and "gubernur"),
so that what was learnt of the one serves for the other. A word is described by its neighbours
on either side (positive pointwise mutual information, with rare neighbours smoothed as Levy,
Goldberg & Dagan 2015 do), made short by a randomised singular value decomposition (Halko,
Martinsson & Tropp 2011), and grouped by k-means on the sphere. The texts are those that
``train_names.py`` takes, labelled or not; no label is looked at. Writes ``lang/id/clusters.tsv``:
a word, then the number of its cluster in each of the divisions.
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt
import training_news as news

from runut.evaluate.names import read_tagged
from runut.text.words import fold

LANG = Path(__file__).parents[1] / "src" / "runut" / "lang"
SETS = ("idner-news-2k/train.txt", "nergrit/train_preprocess.txt")
#: A word stands so often at least; so many of the commonest words count as neighbours.
RAREST, NEIGHBOURS = 4, 3000
#: How much common neighbours outweigh rare ones, and how long a word's description is.
SMOOTHED, LENGTH = 0.75, 100
#: Into how many clusters the words are divided.
DIVISIONS = (80, 320, 1000)
#: A word counts in a cluster's centre by the root of how often it stands, up to so often.
HEAVIEST = 200
ROUNDS = 25

Numbers = npt.NDArray[np.float32]


def sentences(data: Path, tagged: Path) -> list[tuple[str, ...]]:
    """The folded words of all sentences, each once."""
    told = (tuple(word for word, _ in row) for row in news.sentences(tagged))
    sets = (read_tagged((data / name).read_text("utf-8"), name) for name in SETS)
    known = (tuple(each.text.split(" ")) for each in chain(*sets))
    return list(dict.fromkeys(tuple(map(fold, row)) for row in chain(told, known)))


def described(rows: list[tuple[str, ...]], words: list[str], common: list[str]) -> Numbers:
    """Each word (a row) by its neighbours before it and behind it (two columns each)."""
    row_of = {word: n for n, word in enumerate(words)}
    column_of = {word: n for n, word in enumerate(common)}
    counts = np.zeros((len(words), 2 * len(common)), np.float32)
    for row in rows:
        for at, word in enumerate(row):
            if word not in row_of:
                continue
            for side, other in enumerate((at - 1, at + 1)):
                if 0 <= other < len(row) and row[other] in column_of:
                    counts[row_of[word], side * len(common) + column_of[row[other]]] += 1
    total = counts.sum()
    here, there = counts.sum(1, keepdims=True) / total, counts.sum(0, keepdims=True) / total
    there = there**SMOOTHED / (there**SMOOTHED).sum()
    shared: Numbers = np.maximum(np.log(counts / total / (here @ there + 1e-12) + 1e-12), 0)
    return shared


def shortened(full: Numbers) -> Numbers:
    """The rows as unit vectors of `LENGTH` numbers."""
    guess = full @ np.random.default_rng(0).standard_normal((full.shape[1], LENGTH + 20))
    for _ in range(3):
        guess, _ = np.linalg.qr(full @ (full.T @ guess))
    turned, sizes, _ = np.linalg.svd(guess.T @ full, full_matrices=False)
    short = (guess @ turned[:, :LENGTH]) * np.sqrt(sizes[:LENGTH])
    unit: Numbers = (short / (np.linalg.norm(short, axis=1, keepdims=True) + 1e-9)).astype("f4")
    return unit


def grouped(points: Numbers, weights: Numbers, into: int) -> npt.NDArray[np.int64]:
    """The number of each point's cluster."""
    chance = np.random.default_rng(1)
    first = chance.choice(len(points), into, replace=False, p=weights / weights.sum())
    centres = points[first]
    nearest = np.zeros(len(points), np.int64)
    for _ in range(ROUNDS):
        nearest = (points @ centres.T).argmax(1)
        for number in range(into):
            mine = nearest == number
            if mine.any():
                centre = (points[mine] * weights[mine, None]).sum(0)
                centres[number] = centre / (np.linalg.norm(centre) + 1e-9)
    return nearest


def main() -> None:
    rows = sentences(Path(sys.argv[1]), Path(sys.argv[2]))
    counts = Counter(chain.from_iterable(rows))
    ranked = [word for word, count in counts.most_common() if count >= RAREST]
    points = shortened(described(rows, ranked, ranked[:NEIGHBOURS]))
    weights = np.sqrt([min(counts[word], HEAVIEST) for word in ranked]).astype("f4")
    divided = [grouped(points, weights, into) for into in DIVISIONS]
    lines = sorted("\t".join((w, *map(str, n))) for w, *n in zip(ranked, *divided, strict=True))
    (LANG / "id" / "clusters.tsv").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()

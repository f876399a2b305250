"""Train the model of names that a language pack ships.

    python tools/train_names.py DATA_FOLDER NEWS_FILE

``DATA_FOLDER`` holds ``idner-news-2k`` and ``nergrit`` (both MIT licensed: Syaifudin &
Nurwidyantoro 2016, re-annotated by Khairunnisa et al. 2020; NERGrit of IndoNLU, Wilie et
al. 2020). ``NEWS_FILE`` is ``nlp_id/data/dataset_postag.txt`` of the package nlp-id
0.1.23.0 (MIT, kumparan): news with parts of speech, whose names ``training/labels-id.tsv``
labels. The features look into what ``make_person_names.py`` and ``make_clusters.py`` wrote
before. Writes ``lang/id/names.model`` and ``lang/id/ordinary.txt``.

Two models are trained, each blind to some of the features, and their weights averaged: what one
learnt by chance the other does not say (a logarithmic opinion pool of random fields, Smith, Cohn
& Osborne 2005). The same data give the same bytes: nothing is drawn without a fixed seed, and
training is single-threaded.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pycrfsuite
import training_news as news
from training_sentences import sentences as made

from runut.evaluate.names import Labelled, read_tagged
from runut.lang.pack import load
from runut.text.naming import crf, packed
from runut.text.naming.crf import Field
from runut.text.naming.pieces import cut
from runut.text.naming.tagger import features, windows

LANG = Path(__file__).parents[1] / "src" / "runut" / "lang"
SETS = ("idner-news-2k/train.txt", "nergrit/train_preprocess.txt")
#: Weights are kept small rather than few: a model that fits the sets less fits other news
#: better.
C1, C2, ROUNDS = 0.1, 0.5, 200
#: How often what is labelled counts beside sentences without names and made ones, and how
#: often each pattern is filled.
TIMES, MADE = 2, 12
#: What each of the models is blind to: the clusters, and the lists of persons' names.
BLIND = (re.compile(r"(-?\d:)?c\d="), re.compile(r"(-?\d:)?p="))


def tags_of(labelled: Labelled) -> tuple[list[str], list[str]]:
    """The pieces of a sentence and their BIO tags."""
    pieces = cut(labelled.text, [(0, len(labelled.text))], load("id"), seen={})[0]
    tags = ["O"] * len(pieces)
    for start, end, kind, _ in labelled.mentions:
        inside = [n for n, p in enumerate(pieces) if p.start >= start and p.end <= end]
        for n in inside:
            tags[n] = f"{'B' if n == inside[0] else 'I'}-{kind}"
    return [piece.text for piece in pieces], tags


def ordinary_words(sentences: list[tuple[list[str], list[str]]]) -> list[str]:
    """Words that are written small outside names more often than within names."""
    small: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for words, tags in sentences:
        for word, tag in zip(words, tags, strict=True):
            if tag != "O":
                named[word.lower()] += 1
            elif word.islower() and word.isalpha() and len(word) > 1:
                small[word] += 1
    return sorted(word for word, count in small.items() if count > named[word])


def write_ordinary(data: Path) -> None:
    """The list must stand before pieces are cut, since it tells glued words."""
    raw = [read_tagged((data / name).read_text("utf-8"), name) for name in SETS]
    rows = [split_by_spaces(labelled) for sentences in raw for labelled in sentences]
    words = ordinary_words(rows)
    (LANG / "id" / "ordinary.txt").write_text("\n".join(words) + "\n", "utf-8")


def split_by_spaces(labelled: Labelled) -> tuple[list[str], list[str]]:
    words, tags, at = [], [], 0
    for word in labelled.text.split(" "):
        words.append(word)
        tags.append("N" if any(s <= at < e for s, e, *_ in labelled.mentions) else "O")
        at += len(word) + 1
    return words, tags


def sentences(data: Path, tagged: Path) -> list[Labelled]:
    """All that a model is trained on, in order."""
    sets = [read_tagged((data / name).read_text("utf-8"), name) for name in SETS]
    labelled = chain.from_iterable(each * TIMES for each in (*sets, list(news.labelled(tagged))))
    return [*labelled, *news.plain(tagged), *made(MADE)]


def trained(blind: re.Pattern[str], rows: Sequence[Labelled]) -> Field:
    """A model of all features but those that begin like ``blind``."""
    pack, trainer = load("id"), pycrfsuite.Trainer(verbose=False)
    for each in rows:
        pieces, tags = tags_of(each)
        for start, end in windows(pieces):
            seen = [
                [name for name in row if not blind.match(name)]
                for row in features(pieces, pack, start, end)
            ]
            trainer.append(seen, tags[start:end])
    trainer.set_params({"c1": C1, "c2": C2, "max_iterations": ROUNDS})
    with TemporaryDirectory() as folder:
        model = Path(folder, "names.crfsuite")
        trainer.train(str(model))
        return crf.read(model.read_bytes())


def mean(fields: Sequence[Field]) -> Field:
    """The field whose weights are the mean of those of all; one that does not know a feature
    gives it no weight."""
    labels = sorted(fields[0].labels)
    names = dict.fromkeys(chain.from_iterable(field.rows for field in fields))
    rows = {name: row for row, name in enumerate(names)}
    weights = np.zeros((len(rows), len(labels)))
    into = np.zeros((len(labels), len(labels)))
    for field in fields:
        order = [field.labels.index(label) for label in labels]
        here = [rows[name] for name in field.rows]
        weights[here] += field.weights[list(field.rows.values())][:, order] / len(fields)
        into += field.into[np.ix_(order, order)] / len(fields)
    return Field(labels=tuple(labels), rows=rows, weights=weights, into=into)


def main() -> None:
    data, tagged = Path(sys.argv[1]), Path(sys.argv[2])
    write_ordinary(data)
    rows = sentences(data, tagged)
    field = mean([trained(blind, rows) for blind in BLIND])
    (LANG / "id" / "names.model").write_bytes(packed.pack(field))


if __name__ == "__main__":
    main()

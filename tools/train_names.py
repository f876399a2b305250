"""Train the model of names that a language pack ships.

    python tools/train_names.py DATA_FOLDER NEWS_FILE

``DATA_FOLDER`` holds ``idner-news-2k`` and ``nergrit`` (both MIT licensed: Syaifudin &
Nurwidyantoro 2016, re-annotated by Khairunnisa et al. 2020; NERGrit of IndoNLU, Wilie et
al. 2020). ``NEWS_FILE`` is ``nlp_id/data/dataset_postag.txt`` of the package nlp-id
0.1.23.0 (MIT, kumparan): news with parts of speech, whose names ``training/labels-id.tsv``
labels. Writes ``lang/id/names.crfsuite`` and ``lang/id/ordinary.txt``. The same data give
the same bytes: nothing is drawn without a fixed seed, and training is single-threaded.
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import chain
from pathlib import Path

import pycrfsuite
import training_news as news
from training_sentences import sentences as made

from runut.evaluate.names import Labelled, read_tagged
from runut.lang.pack import load
from runut.text.pieces import cut
from runut.text.tagger import features, windows

LANG = Path(__file__).parents[1] / "src" / "runut" / "lang"
SETS = ("idner-news-2k/train.txt", "nergrit/train_preprocess.txt")
#: News counts twice, the other set being an encyclopaedia's sentences.
NEWS = SETS[0]
C1, C2, ROUNDS = 0.05, 0.02, 200
#: How often each pattern is filled.
MADE = 12


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


def main() -> None:
    data, tagged, pack = Path(sys.argv[1]), Path(sys.argv[2]), load("id")
    write_ordinary(data)
    sets = [read_tagged((data / name).read_text("utf-8"), name) for name in (*SETS, NEWS)]
    trainer = pycrfsuite.Trainer(verbose=False)
    today = list(news.labelled(tagged))
    for each in chain(*sets, today, today, news.plain(tagged), made(MADE)):
        pieces, tags = tags_of(each)
        for start, end in windows(pieces):
            trainer.append(features(pieces, pack, start, end), tags[start:end])
    trainer.set_params({"c1": C1, "c2": C2, "max_iterations": ROUNDS})
    trainer.train(str(LANG / "id" / "names.crfsuite"))


if __name__ == "__main__":
    main()

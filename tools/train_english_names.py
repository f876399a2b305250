"""Train the model of names that the English pack ships.

    python tools/train_english_names.py GROUND_TRUTH

``GROUND_TRUTH`` is ``ground-truth.json`` of the article extraction benchmark (MIT, Zyte), of whose
pages ``training/labels-en.tsv`` labels the names. The field has the features of the Indonesian one
and, besides, what the rules for capitals say of each piece. Prints how well it reads pages that it
was not trained on, in three folds, beside the rules alone; writes ``lang/en/names.model``. The same
labels give the same bytes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite

from runut.evaluate.bare import bare_article
from runut.lang.pack import load
from runut.records import Article
from runut.text import sentences
from runut.text.naming import capitals, crf, packed
from runut.text.naming.crf import Field
from runut.text.naming.stretches import Pieces, as_pieces
from runut.text.naming.tagger import features, spans, windows

LABELS = Path(__file__).parent / "training" / "labels-en.tsv"
MODEL = Path(__file__).parents[1] / "src" / "runut" / "lang" / "en" / "names.model"
C1, C2, ROUNDS, FOLDS = 0.1, 0.5, 100, 3

#: A sentence: its words, what the rules say of each, and how each is labelled.
Row = tuple[list[str], list[str], list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The body of a page as far as it was read, and its names: start, end, type."""

    id: str
    text: str
    names: tuple[tuple[int, int, str], ...]


def pages(truth: Path) -> Iterator[Page]:
    """The labelled pages."""
    bodies = json.loads(truth.read_bytes())
    for line in LABELS.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        id, length, cells = line.split("\t")
        parts = (cell.split(":") for cell in cells.split())
        yield Page(
            id=id,
            text=bodies[id]["articleBody"][: int(length)],
            names=tuple((int(start), int(end), kind) for start, end, kind in parts),
        )


def rows(page: Page) -> list[Row]:
    """The sentences of a page."""
    pack = load("en")
    read = as_pieces(_article(page), pack)
    bounds = [(first, last) for first, last in read.bounds if last > first]
    words = [list(read.words[first:last]) for first, last in bounds]
    labels = (_labels(read, first, last, page) for first, last in bounds)
    return list(zip(words, capitals.labels(words, pack), labels, strict=True))


def _article(page: Page) -> Article:
    bare = bare_article(page.id, page.text, "en")
    return replace(bare, sentences=sentences.split(page.text, load("en")))


def _labels(read: Pieces, first: int, last: int, page: Page) -> list[str]:
    """The pieces of a sentence as BIO labels."""
    found = ["O"] * (last - first)
    for start, end, kind in page.names:
        inside = [
            at - first
            for at in range(first, last)
            if start <= read.pieces[at].start and read.pieces[at].end <= end
        ]
        for at in inside:
            found[at] = f"{'B' if at == inside[0] else 'I'}-{kind}"
    return found


def trained(seen: Iterable[Row]) -> Field:
    """A field of these sentences."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for words, ruled, labels in seen:
        for start, end in windows(words):
            trainer.append(features(words, load("en"), start, end, ruled), labels[start:end])
    trainer.set_params({"c1": C1, "c2": C2, "max_iterations": ROUNDS})
    with TemporaryDirectory() as folder:
        model = Path(folder, "names.crfsuite")
        trainer.train(str(model))
        return crf.read(model.read_bytes())


def told(field: Field, row: Row) -> list[str]:
    """The labels that a field gives the words of a sentence."""
    words, ruled, _ = row
    found = ["O"] * len(words)
    for start, end in windows(words):
        seen = features(words, load("en"), start, end, ruled)
        scores = field.weights[[[]]].sum(axis=1)  # (1, labels), all 0
        scores = scores.repeat(end - start, axis=0)
        for at, names in enumerate(seen):
            known = [field.rows[name] for name in names if name in field.rows]
            scores[at] = field.weights[known].sum(axis=0)
        found[start:end] = field.best(scores, [end - start])[0]
    return found


def f1(read: Sequence[tuple[Sequence[str], Sequence[str]]]) -> float:
    """The share of names found with their ends and types (F1): gold beside found."""
    gold = {(n, *name) for n, (labels, _) in enumerate(read) for name in spans(labels)}
    found = {(n, *name) for n, (_, labels) in enumerate(read) for name in spans(labels)}
    return 2 * len(gold & found) / max(1, len(gold) + len(found))


def main() -> None:
    by_page = [rows(page) for page in pages(Path(sys.argv[1]))]
    everything = [row for page in by_page for row in page]
    print(f"rules alone {f1([(row[2], row[1]) for row in everything]):.3f}")
    read: list[tuple[list[str], list[str]]] = []
    for fold in range(FOLDS):
        others = [page for n, page in enumerate(by_page) if n % FOLDS != fold]
        field = trained(row for page in others for row in page)
        read += [(row[2], told(field, row)) for page in by_page[fold::FOLDS] for row in page]
    print(f"field, pages it was not trained on {f1(read):.3f}")
    MODEL.write_bytes(packed.pack(trained(everything)))


if __name__ == "__main__":
    main()

"""Sentences of tagged news for training the models of names.

The package nlp-id ships, MIT licensed by kumparan, some 30,000 sentences of Indonesian
news with a part of speech for every word. ``training/labels-id.tsv`` labels the names in
some of them by offsets, and ``training/labels-once-id.tsv`` in some more, as readers did;
``training/told-id.tsv`` in nearly all others, as two models together did
(``docs/decisions/0028-labels-of-a-larger-model.md``). A sentence in which no word is a proper
noun or foreign holds none and needs no label.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from runut.evaluate.names import Labelled

LABELS = Path(__file__).parent / "training" / "labels-id.tsv"
ONCE = Path(__file__).parent / "training" / "labels-once-id.tsv"
TOLD = Path(__file__).parent / "training" / "told-id.tsv"
#: Parts of speech of words that may be names, or are written as names are.
_NAMING = {"NNP", "FW"}
#: Sentences without names that are drawn: how many, how long they are, the seed.
_PLAIN, _LENGTHS, _SEED = 4000, range(6, 43), 3


def sentences(path: Path) -> list[list[tuple[str, str]]]:
    """The sentences of the file in order, each word with its part of speech."""
    found: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text("utf-8").split("\n"):
        cells = line.split()
        if cells:
            found[-1].append((cells[0], cells[-1] if len(cells) > 1 else ""))
        elif found[-1]:
            found.append([])
    return [sentence for sentence in found if sentence]


def labelled(path: Path, labels: Path = LABELS) -> Iterator[Labelled]:
    """The sentences that ``labels`` label, in their order."""
    rows = sentences(path)
    for line in labels.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        number, _, cells = line.partition("\t")
        parts = (cell.split(":") for cell in cells.split())
        mentions = ((int(start), int(end), kind) for start, end, kind in parts)
        yield Labelled(
            id=number,
            text=_text(rows[int(number)]),
            mentions=tuple((*mention, at) for at, mention in enumerate(mentions)),
        )


def plain(path: Path) -> Iterator[Labelled]:
    """Sentences without a name, drawn with a fixed seed."""
    rows = [row for row in sentences(path) if len(row) in _LENGTHS]
    rows = [row for row in rows if not any(tag in _NAMING for _, tag in row)]
    for number, row in enumerate(random.Random(_SEED).sample(rows, _PLAIN)):
        yield Labelled(id=f"plain:{number}", text=_text(row), mentions=())


def _text(row: list[tuple[str, str]]) -> str:
    return " ".join(word for word, _ in row)

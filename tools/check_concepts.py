"""Check the table of concepts (`src/runut/lang/common/concepts.tsv`).

    python -m tools.check_concepts

Prints every fault with its line, and fails where there is one: a row without a word in some
language, a key told twice or out of order, a word that is not written as it is compared (small, no
accents), that carries no content, that a row has twice, or that may stand for too many concepts to
tell anything.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from runut.lang.pack import load
from runut.text import words

TABLE = Path(__file__).parents[1] / "src" / "runut" / "lang" / "common" / "concepts.tsv"
#: A word may stand for so many concepts, and the table may be so large.
MOST, BYTES = 3, 300_000


def faults(lines: Sequence[str]) -> Iterator[str]:
    """What is wrong with the lines of a table of concepts, each with its line."""
    told = [(at, line.split("\t")) for at, line in enumerate(lines, 1) if not line.startswith("#")]
    (_, (_, *codes)), *rows = told
    for (_, one), (at, two) in pairwise(rows):
        if one[0] >= two[0]:
            yield f"line {at}: {two[0]} stands behind {one[0]}"
    for at, row in rows:
        if len(row) != 1 + len(codes) or not all(cell.strip() for cell in row):
            yield f"line {at}: not a key and words of {' and '.join(codes)}"
            continue
        for code, cell in zip(codes, row[1:], strict=True):
            yield from (f"line {at}: {fault}" for fault in _faults(cell.split(), code))
    for column, code in enumerate(codes, 1):
        seen = Counter(
            word for _, row in rows for word in (row[column].split() if len(row) > column else ())
        )
        for word, times in sorted(seen.items()):
            if times > MOST:
                yield f"{code}: {word} stands for {times} concepts"


def _faults(found: Sequence[str], code: str) -> Iterator[str]:
    stop = words.stop_words(load(code))
    for word, times in Counter(found).items():
        if times > 1:
            yield f"{word} stands twice"
        if word != words.fold(word) or len(words.tokens(word)) != 1:
            yield f"{word} is not written as one folded word"
        if word in stop:
            yield f"{word} carries no content"


def main() -> int:
    text = TABLE.read_text("utf-8")
    found = list(faults(text.splitlines()))
    if len(text.encode()) > BYTES:
        found.append(f"the table has more than {BYTES} bytes")
    print("\n".join(found) or f"concepts: {len(text.splitlines())} lines, no fault")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())

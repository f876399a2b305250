"""What is compared of an article as one flat array of whole numbers.

Words are numbers of 47 bits and weights have five decimals, so an entry of a vector fits 64
bits and a sum of products is exact in any order: whoever adds up, in whatever way, gets the
same to the last bit. A flat article takes about 3 KB and is read from a file as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Final

import numpy as np
import numpy.typing as npt

from runut.records import Features
from runut.stories.marks import mark

#: The array of an article: the length of each field, then `SCALARS`, as whole numbers with a
#: sign; then the entries, field by field, each a mark and in the low bits its weight.
Flat = npt.NDArray[np.uint64]

#: ``plain`` and ``named`` are the words of the body that are no names, and those that are.
#: What is no vector has entries without weight.
FIELDS: Final = (
    "title",
    "lead",
    "first",
    "plain",
    "named",
    "core",
    "names",
    "title names",
    "speech",
    "numbers",
    "days",
    "near days",
    "figures",
    "sketch",
)
#: ``moment`` is in hundredths of an hour, ``day`` counts from the year 1; `UNKNOWN` is no
#: moment, 0 no day. ``genres`` has a bit for each of `GENRES`. The last two are the sums of
#: the squared weights of fields.
SCALARS: Final = (
    "language",
    "outlet",
    "day",
    "moment",
    "genres",
    "length",
    "named squared",
    "core squared",
)
GENRES: Final = ("round-up", "guide", "explainer", "daily", "profile", "check")
HEAD: Final = len(FIELDS) + len(SCALARS)
UNKNOWN: Final = -(1 << 62)

#: Bits of a weight, the steps it is kept in, those of `runut.stories.features.unit`, and the
#: most it can be.
WEIGHT_BITS: Final = 17
STEPS: Final = 100_000
HEAVIEST: Final = (1 << WEIGHT_BITS) - 1


def flatten(features: Features) -> Flat:
    """The flat array of an article."""
    body, named = features.body, frozenset(features.named)
    vectors: tuple[Mapping[str, float], ...] = (
        features.title,
        features.lead,
        features.first,
        {word: weight for word, weight in body.items() if word not in named},
        {word: body[word] for word in features.named},
        {word: body[word] for word in features.core},
        features.names,
        dict.fromkeys(features.title_names, 0.0),
        features.speech,
        dict.fromkeys((n for n in features.numbers if sum(map(str.isdigit, n)) > 1), 0.0),
        dict.fromkeys(features.days, 0.0),
        dict.fromkeys(features.near_days, 0.0),
        dict.fromkeys(features.figures, 0.0),
    )
    lengths = [*map(len, vectors), len(features.sketch)]
    count = sum(lengths) - len(features.sketch)
    weights = np.fromiter(chain.from_iterable(v.values() for v in vectors), np.float64, count)
    steps = np.minimum(np.rint(weights * STEPS), HEAVIEST).astype(np.uint64)
    flat = np.empty(HEAD + sum(lengths), dtype=np.uint64)
    head = flat[:HEAD].view(np.int64)
    head[: len(FIELDS)] = lengths
    head[len(FIELDS) :] = (
        mark(features.language),
        mark(features.outlet),
        ordinal(features.day),
        UNKNOWN if features.at is None else round(features.at * 100),
        sum(1 << bit for bit, genre in enumerate(GENRES) if genre in features.marks),
        features.length,
        _squared(steps, lengths, FIELDS.index("named")),
        _squared(steps, lengths, FIELDS.index("core")),
    )
    words = np.fromiter(map(mark, chain.from_iterable(vectors)), np.uint64, count)
    flat[HEAD : HEAD + count] = (words << np.uint64(WEIGHT_BITS)) | steps
    # Fingerprints are below 2**40; their high bits are to tell them apart, as those of marks.
    flat[HEAD + count :] = np.array(features.sketch, np.uint64) << np.uint64(24)
    return flat


def _squared(steps: Flat, lengths: list[int], field: int) -> int:
    start = sum(lengths[:field])
    part = steps[start : start + lengths[field]]
    return int((part * part).sum())


@lru_cache(maxsize=1 << 12)
def ordinal(day: str | None) -> int:
    """Days since the year 1; 0 when the day is not known."""
    return date.fromisoformat(day).toordinal() if day else 0

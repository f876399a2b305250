"""Links between articles in different languages.

Names, figures, days and the entities that both languages know by one id meet there as they
stand; words do by the bridge (`runut.stories.bridge`). The weights are set by hand and held by
invented pairs (`tests/stories/cases/across.toml`), for there is no labelled set to fit them on;
they ask for several kinds of evidence at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

from runut.records import Features
from runut.stories import bridge
from runut.stories.bridge import bridged, bridged_names, known
from runut.stories.compare import MOST_NUMBERS, cosine, cover
from runut.stories.flat import ordinal

CONSTANT = -8.5
WEIGHTS: Mapping[str, float] = {
    "names": 3.0,
    "cast": 3.0,
    "names-least": 2.0,
    "title-names": 1.0,
    "numbers": 2.0,
    "words": 4.0,
    "title-words": 2.0,
    "days": 0.8,
    "days-apart": -0.5,
}


def across(a: Features, b: Features) -> float:
    """How likely two articles in different languages tell one happening, 0 to 1."""
    values = measure(a, b)
    total = CONSTANT + sum(weight * values[name] for name, weight in WEIGHTS.items())
    return 1 / (1 + exp(-total))


def measure(a: Features, b: Features) -> dict[str, float]:
    """What speaks for and against the two being one happening, by name."""
    names_a, names_b = bridged_names(a.names, a.language), bridged_names(b.names, b.language)
    words_a, words_b = bridged(_plain(a), a.language), bridged(_plain(b), b.language)
    title_a, title_b = bridged(a.title, a.language), bridged(b.title, b.language)
    title_names = [n for n in a.title_names if n in b.title_names]
    return {
        "names": cosine(names_a, names_b),
        "cast": cosine(a.cast, b.cast),
        "names-least": min(cover(names_a, names_b), cover(names_b, names_a)),
        "title-names": float(min(len(title_names), 2)),
        "numbers": shared_numbers(a, b),
        "words": cosine(known(words_a, words_b), known(words_b, words_a)),
        "title-words": cosine(known(title_a, title_b), known(title_b, title_a)),
        "days": float(bool(set(a.days) & set(b.days))),
        "days-apart": min(days_apart(a, b), 10.0),
    }


def days_apart(a: Features, b: Features) -> float:
    """Days between the days of publication; 0 when one is unknown."""
    return float(abs(ordinal(a.day) - ordinal(b.day))) if a.day and b.day else 0.0


def shared_numbers(a: Features, b: Features) -> float:
    """Count of long figures in common, levelled off."""
    shared = {n for n in set(a.numbers) & set(b.numbers) if sum(c.isdigit() for c in n) > 1}
    return min(len(shared), MOST_NUMBERS) / MOST_NUMBERS


def met(a: Features, b: Features) -> tuple[str, ...]:
    """The plain words of one that stand for words of the other ("gempa/earthquak"), as stems,
    the heaviest first."""
    theirs = {bridge.across(word, b.language): word for word in sorted(_plain(b))}
    found = [
        (-weight * b.body[other], f"{word}/{other}")
        for word, weight in _plain(a).items()
        if (other := theirs.get(bridge.across(word, a.language))) and word != other
    ]
    return tuple(words for _, words in sorted(found))


def _plain(features: Features) -> dict[str, float]:
    """The words of the body that are no names."""
    named = set(features.named)
    return {word: weight for word, weight in features.body.items() if word not in named}

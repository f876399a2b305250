"""Articles per second of candidates and links with many articles live, on one core.

    python benchmarks/stories.py [--live 20000] [--new 300] [--seed 7]

The stream is made from the seed: single pieces, bursts (one happening told by many outlets
within hours) and series that recur every day in nearly the same words. The last lines set the
rate beside that with a tenth as many live, and say what an article costs in memory.
"""

from __future__ import annotations

import argparse
import random
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import sqrt

from runut.records import Features
from runut.stories import candidates, score
from runut.stories.features import unit

#: Words of the made language, and how many of them are names.
WORDS, NAMES = 60_000, 20_000
#: Shares of the stream: articles of bursts, and of recurring series; the rest stand alone.
BURSTS, SERIES = 0.25, 0.1
#: Articles of a burst, series that run, days that the live window holds.
BURST, RUNNING, DAYS = 8, 40, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The words and names that the articles of one happening or series share."""

    words: tuple[str, ...]
    names: tuple[str, ...]


def theme(chance: random.Random) -> Theme:
    """Words by Zipf's law, as language has them, and names likewise."""

    def drawn(kind: str, many: int, count: int) -> tuple[str, ...]:
        return tuple(sorted({f"{kind}{int(many ** chance.random())}" for _ in range(count)}))

    return Theme(words=drawn("w", WORDS, 160), names=drawn("n", NAMES, 25))


def article(number: int, told: Theme, day: date, chance: random.Random) -> Features:
    """An article on a theme: two thirds of its words, some of its own."""
    own = theme(chance)

    def mixed(shared: tuple[str, ...], others: tuple[str, ...], count: int) -> dict[str, float]:
        some = chance.sample(shared, min(len(shared), 2 * count // 3))
        some += chance.sample(others, min(len(others), count - len(some)))
        return unit({word: _weight(word) * chance.uniform(0.7, 1.3) for word in some}, count)

    body = mixed(told.words + told.names, own.words + own.names, 120)
    names = mixed(told.names, own.names, 18)
    inside = sorted(body)
    some = {word: body[word] for word in chance.sample(inside, 40)}
    return replace(
        Features.empty(f"{number:08d}"),
        language="id",
        day=day.isoformat(),
        at=24.0 * day.toordinal() + chance.random() * 24,
        title=unit(some, 9),
        lead=unit(some, 35),
        first=unit(some, 15),
        body=body,
        names=names,
        core=tuple(sorted(body, key=lambda word: (-body[word], word))[:12]),
        named=tuple(word for word in inside if word in names),
        sketch=tuple(sorted(chance.getrandbits(60) for _ in range(60))),
        outlet=f"outlet{chance.randrange(40)}",
        length=2000,
    )


def _weight(word: str) -> float:
    """The rarer the heavier, 0 to 1: a word's number is its rank."""
    return 0.1 + 0.9 * sqrt(min(1.0, int(word[1:]) / 4000))


def stream(count: int, seed: int) -> Iterator[Features]:
    """Articles over `DAYS` days, in the order of their days."""
    chance = random.Random(seed)
    series = [theme(chance) for _ in range(RUNNING)]
    burst = theme(chance)
    for number in range(count):
        day = date(2025, 6, 1) + timedelta(days=DAYS * number // count)
        lot = chance.random()
        if lot < BURSTS:
            if chance.random() < 1 / BURST:
                burst = theme(chance)
            told = burst
        else:
            told = chance.choice(series) if lot < BURSTS + SERIES else theme(chance)
        yield article(number, told, day, chance)


def rate(live: int, new: int, seed: int) -> tuple[float, float, float]:
    """Articles a second, candidates and links an article, with so many articles live."""
    index = candidates.Index()
    known: dict[str, Features] = {}
    seconds, met, linked = 0.0, 0, 0
    for number, each in enumerate(stream(live + new, seed)):
        if number < live:
            index.add(each)
            known[each.article] = each
            continue
        started = time.perf_counter()
        near = index.near(each)
        linked += sum(score.link(each, known[other]) is not None for other in near)
        index.add(each)
        seconds += time.perf_counter() - started
        known[each.article] = each
        met += len(near)
    return new / seconds, met / new, linked / new


def memory(count: int, seed: int) -> float:
    """Bytes that the index holds for an article."""
    made = list(stream(count, seed))
    index = candidates.Index()
    tracemalloc.start()
    for each in made:
        index.add(each)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held / count


def main() -> None:
    """Print the rates."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--live", type=int, default=20_000)
    parser.add_argument("--new", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    for live in (asked.live // 10, asked.live):
        found, met, linked = rate(live, asked.new, asked.seed)
        print(
            f"{live} live: {found:.0f} articles/s, {met:.1f} candidates and "
            f"{linked:.1f} links an article"
        )
    print(f"index: {memory(min(asked.live, 2000), asked.seed):.0f} bytes an article")


if __name__ == "__main__":
    main()

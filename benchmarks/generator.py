"""Made-up news with known truth, in any amount, from a seed: never two runs alike by chance.

    python benchmarks/generator.py 10000 [--seed 7] [--days 30] [--truth truth.jsonl] > news.jsonl

One JSON line an article, as `runut add` takes it, in the order of publication, made one at a
time. Words follow the frequencies of our own Indonesian list, names are made of syllables.
A quarter of the articles are bursts (one happening told by many outlets within two days), a
tenth series that recur every day with another number, and of every ten articles of a burst
two are near copies of an earlier one; the rest stand alone. A larger stream has more bursts
and more series, not longer ones. Every page bears the furniture of its outlet.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from itertools import accumulate
from math import log
from pathlib import Path
from zlib import crc32

from runut.identity import content_id
from runut.records import Features
from runut.stories.features import BODY_KEPT, unit
from runut.stories.weights import background, weight

#: Shares of the stream; the rest stands alone.
BURSTS, SERIES = 0.25, 0.1
#: Articles of a burst on average, days it lasts at most, share of near copies in it.
BURST, LASTS, COPIES = 8, 2, 0.2
#: Articles of a series in a day.
A_DAY = 2
OUTLETS, PEOPLE, PLACES, THEMES = 40, 20_000, 5_000, 200
#: Words of our list that are drawn as often as there, and rare ones made beside them.
COMMON, RARE = 1_500, 200_000

_START = datetime(2025, 6, 1, tzinfo=timezone(timedelta(hours=7)))
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_OFFICES = ("Bupati", "Kepala Dinas", "Kapolres", "Direktur", "Ketua", "Juru bicara", "Camat")
_VERBS = ("kata", "ujar", "tutur", "ucap", "jelas")
_SYLLABLES = ("ra", "di", "wa", "su", "ma", "ki", "to", "na", "la", "ber", "gu", "pan", "sir", "yu")
_TOKEN = re.compile(r"[a-z]{3,}")
#: Words of the frame that are no content.
_FRAME = frozenset(("sebanyak", "orang", "menurut", "pada", "hari", "ini", *_VERBS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What the articles of one story tell: its words, names and figures. ``every_day``: a
    series, of which each day is a happening of its own."""

    label: str
    words: tuple[str, ...]
    theme: tuple[str, ...]
    person: str
    office: str
    place: str
    figure: int
    every_day: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An article with its truth: the story it tells, and what it was copied from."""

    id: str
    title: str
    sentences: tuple[str, ...]
    outlet: int
    at: datetime
    happening: Happening
    copied: str | None = None

    @property
    def row(self) -> dict[str, str]:
        """The article as a row of a table, its outlet's furniture around it."""
        name = f"warta{self.outlet}.example"
        lines = [
            "ADVERTISEMENT",
            " ".join(self.sentences[:2]),
            f"Baca juga: {self.sentences[-1][:60]}",
            *(" ".join(self.sentences[n : n + 3]) for n in range(2, len(self.sentences), 3)),
            f"Editor: {_name(self.outlet + 5 * PEOPLE)}",
        ]
        return {
            "id": self.id,
            "url": f"https://{name}/{self.id}",
            "title": self.title,
            "text": "\n".join(lines),
            "date": self.at.isoformat(),
            "outlet": name,
        }


@dataclass(slots=True)
class Generator:
    """``count`` articles over ``days`` days; iterate over it."""

    count: int
    seed: int = 7
    days: int = 30
    _chance: random.Random = field(init=False)
    _words: list[str] = field(init=False)
    _sums: list[int] = field(init=False)
    _themes: list[tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)
        _, counts = background("id")
        self._words = sorted(counts, key=lambda word: (-counts[word], word))[:COMMON]
        self._sums = list(accumulate(counts[word] for word in self._words))
        self._themes = [tuple(self._rare(60)) for _ in range(THEMES)]

    def __iter__(self) -> Iterator[Made]:
        chance = self._chance
        daily = self.count / self.days
        running = max(1, round(SERIES * daily / A_DAY))
        under_way = max(1, round(BURSTS * daily / BURST * LASTS))
        series = [self._happening(f"s{n}", every_day=True) for n in range(running)]
        # Newest first; what is young is told most.
        bursts: deque[tuple[Happening, list[Made]]] = deque(maxlen=under_way)
        for number in range(self.count):
            at = _START + timedelta(days=self.days * number / self.count)
            lot = chance.random()
            if lot < BURSTS:
                if not bursts or chance.random() < 1 / BURST:
                    bursts.appendleft((self._happening(f"b{number}"), []))
                age = int(chance.expovariate(4 / under_way))
                told, earlier = bursts[age % len(bursts)]
                if earlier and chance.random() < COPIES:
                    made = self._copy(number, chance.choice(earlier), at)
                else:
                    made = self._article(number, told, at)
                earlier.append(made)
                del earlier[:-20]
            elif lot < BURSTS + SERIES:
                made = self._article(number, self._today(chance.choice(series), at), at)
            else:
                made = self._article(number, self._happening(f"a{number}"), at)
            yield made

    def _today(self, series: Happening, at: datetime) -> Happening:
        """The instance of a series on a day."""
        day = at.date().toordinal()
        figure = 1000 + crc32(f"{series.label} {day}".encode()) % 9000
        return replace(series, label=f"{series.label}-{day}", figure=figure)

    def _happening(self, label: str, every_day: bool = False) -> Happening:
        chance = self._chance
        return Happening(
            label=label,
            words=(*self._rare(12), *self._drawn(12)),
            theme=chance.choice(self._themes),
            person=f"{_name(_zipf(chance, PEOPLE))} {_name(_zipf(chance, PEOPLE) + PEOPLE)}",
            office=chance.choice(_OFFICES),
            place=_name(_zipf(chance, PLACES) + 7 * PEOPLE),
            figure=chance.randrange(3, 3000),
            every_day=every_day,
        )

    def _drawn(self, count: int) -> list[str]:
        return self._chance.choices(self._words, cum_weights=self._sums, k=count)

    def _rare(self, count: int) -> list[str]:
        """Words that few articles have."""
        ranks = (int(RARE * self._chance.random() ** 2) for _ in range(count))
        return [_name(99 * PEOPLE + rank).lower() for rank in ranks]

    def _some(self, told: Happening, least: int, most: int) -> str:
        """Words in a row: what happened, of its theme, and any."""
        chance = self._chance
        pool = [*chance.sample(told.words, 4), chance.choice(told.theme)]
        pool += [*self._rare(2), *self._drawn(most - len(pool) - 2)]
        return " ".join(chance.sample(pool, chance.randrange(least, most)))

    def _article(self, number: int, told: Happening, at: datetime) -> Made:
        chance = self._chance
        day = f"{_DAYS[at.weekday()]} ({at.day}/{at.month}/{at.year})"
        if told.every_day:
            title = f"{' '.join(told.words[:4])} hari ini {at.day}/{at.month} {told.figure}"
        else:
            title = f"{told.place}: {' '.join(chance.sample(told.words, 5))}"
        speaker = f"{told.office} {told.place} {told.person}"
        sentences = [
            f"{told.place}, {day}, {self._some(told, 8, 14)}.",
            f"Sebanyak {told.figure} orang {self._some(told, 6, 10)} di {told.place}.",
            f'"{self._some(told, 8, 16).capitalize()}," {chance.choice(_VERBS)} {speaker}, {day}.',
        ]
        for _ in range(chance.randrange(4, 12)):
            kind = chance.random()
            words = self._some(told, 9, 17)
            if kind < 0.2:
                sentences.append(f'"{words.capitalize()}," {chance.choice(_VERBS)} {told.person}.')
            elif kind < 0.35:
                sentences.append(f"Menurut {told.person}, {words}.")
            elif kind < 0.45:
                other = _name(_zipf(chance, PEOPLE))
                sentences.append(f"{other} {words} pada {day}.")
            else:
                sentences.append(f"{words.capitalize()}.")
        return self._made(number, title, tuple(sentences), at, told)

    def _copy(self, number: int, first: Made, at: datetime) -> Made:
        """A near copy: a sentence left out, some words changed, another headline."""
        chance = self._chance
        sentences = list(first.sentences)
        del sentences[chance.randrange(1, len(sentences))]
        for n in range(len(sentences)):
            words = sentences[n].split(" ")
            if chance.random() < 0.5:
                words[chance.randrange(len(words))] = self._drawn(1)[0]
            sentences[n] = " ".join(words)
        title = f"{' '.join(chance.sample(first.happening.words, 5))} {first.happening.place}"
        made = self._made(number, title, tuple(sentences), at, first.happening)
        return replace(made, copied=first.id)

    def _made(
        self, number: int, title: str, sentences: tuple[str, ...], at: datetime, told: Happening
    ) -> Made:
        return Made(
            id=f"{number:08d}",
            title=title[0].upper() + title[1:],
            sentences=sentences,
            outlet=self._chance.randrange(OUTLETS),
            at=at + timedelta(seconds=self._chance.randrange(600)),
            happening=told,
        )


def _zipf(chance: random.Random, many: int) -> int:
    """A number below ``many``; the nth is drawn in proportion to 1/n."""
    return int(many ** chance.random()) - 1


def _name(number: int) -> str:
    """A name made of syllables, another one for every number."""
    made = _SYLLABLES[number % 14]
    while number := number // 14:
        made += _SYLLABLES[number % 14]
    return f"{made}nto".capitalize() if len(made) < 4 else made.capitalize()


def features(made: Made) -> Features:
    """What the story stage compares of the article, much faster than by reading it."""

    def weighed(text: str, kept: int) -> dict[str, float]:
        counts = Counter(w for w in _TOKEN.findall(text.lower()) if w not in _FRAME)
        return unit({w: (1 + log(n)) * weight(w, "id") for w, n in counts.items()}, kept)

    text = " ".join(made.sentences)
    told = made.happening
    names = [*told.person.split(), told.place, *told.words[:4]]
    body = weighed(f"{made.title} {text}", BODY_KEPT)
    named = {name.lower() for name in names}
    day = made.at.date().isoformat()
    # Six fingerprints a sentence, the same where the sentence is.
    marks = {crc32(s.encode()) * 6 + n for s in made.sentences for n in range(6)}
    return replace(
        Features.empty(content_id("made", made.id)),
        language="id",
        day=day,
        at=round(made.at.timestamp() / 3600, 2),
        title=weighed(made.title, 100),
        lead=weighed(" ".join(made.sentences[:3]), 60),
        first=weighed(made.sentences[0], 60),
        speech=weighed(" ".join(re.findall(r'"([^"]+)"', text)), 60),
        body=body,
        core=tuple(sorted(body, key=lambda word: (-body[word], word))[:12]),
        named=tuple(word for word in body if word in named),
        names=unit({name: weight(name, "id") for name in named}, 60),
        title_names=tuple(n for n in sorted(named) if n in made.title.lower()),
        days=(day,),
        near_days=(day,),
        numbers=(str(told.figure),),
        figures=tuple(re.findall(r"\d+", made.title)),
        marks=("daily",) if told.every_day else (),
        sketch=tuple(sorted(marks)),
        outlet=f"warta{made.outlet}.example",
        length=len(text),
    )


def main() -> None:
    """Write articles, and the truth beside them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--truth", type=Path, help="where to write story and source of each")
    asked = parser.parse_args()
    truth = asked.truth.open("w", encoding="utf-8") if asked.truth else None
    for made in Generator(asked.count, asked.seed, asked.days):
        sys.stdout.write(json.dumps(made.row, ensure_ascii=False) + "\n")
        if truth is not None:
            told = {"id": made.id, "story": made.happening.label, "copied": made.copied}
            truth.write(json.dumps(told) + "\n")
    if truth is not None:
        truth.close()


if __name__ == "__main__":
    main()

"""How long an account takes, and how that grows with the articles of its story.

    python benchmarks/accounts.py [--sizes 8 60 250 1000] [--profile]

The articles are invented: one flood told by many outlets, near-identical as agency reports
are (``same``) or each in words of its own as far as some forms allow (``varied``). Times
are given as they are and as ratios to reading the same articles in the same run; growth
is the exponent between neighbouring sizes (1: in step with the articles, 2: with their
square). Below each, what the account costs again when one article more has come.

Where the labelled stories lie beside the project, their accounts are built too.
"""

from __future__ import annotations

import argparse
import random
from cProfile import Profile
from dataclasses import replace
from math import log
from pathlib import Path
from pstats import Stats
from time import process_time

from runut import pipeline
from runut.account.build import build
from runut.copies import align
from runut.engines.local import seldom_collected
from runut.evaluate.bare import bare_article
from runut.identity import content_id
from runut.measure import accounts as measured
from runut.records import Account, Article, Reading, Story

_PLACES = ("Wanasari", "Karangjati", "Tirtamaya", "Sukaraja", "Bukit Tandang")
_PEOPLE = ("Hendra Wiratama", "Sulastri Ningrum", "Arman Sasongko", "Mulia Harahap")
_FORMS = (
    "Banjir merendam {houses} rumah di Kecamatan {place}, {day} (3/3/2025) dini hari.",
    "Sebanyak {houses} rumah di {place} terendam banjir pada {day} (3/3/2025).",
    "Kepala BPBD {place}, {person}, mengatakan {people} warga sudah mengungsi ke balai desa.",
    '"Air setinggi {height} sentimeter masuk ke rumah warga sejak pukul 03.00 WIB," kata {person}.',
    "Tanggul Sungai Way Rimba jebol setelah hujan lebat selama {hours} jam.",
    "Hujan lebat selama {hours} jam membuat tanggul Way Rimba di {place} jebol.",
    "Dua orang tewas dan {hurt} lainnya luka-luka akibat banjir itu, menurut {person}.",
    "Petugas akan membagikan {packs} paket makanan kepada pengungsi di {place}.",
    "{person} meminta warga {place} waspada karena hujan diperkirakan turun lagi malam nanti.",
    "Jalan utama menuju {place} ditutup dan arus kendaraan dialihkan lewat jalur selatan.",
    "Sekolah di {place} diliburkan sampai air surut, kata {person} kepada wartawan.",
    "Listrik di {houses} rumah dipadamkan demi keselamatan warga.",
    "Bupati menyebut kerugian sementara mencapai Rp {loss} miliar.",
    "Perahu karet dikerahkan untuk mengangkut warga lanjut usia dari {place}.",
    "Dapur umum di balai desa memasak {packs} nasi bungkus setiap hari.",
)


def articles(count: int, varied: bool) -> list[Article]:
    """``count`` invented articles on one flood, by as many outlets."""
    chance = random.Random(7)
    return [_article(number, chance, varied) for number in range(count)]


def _article(number: int, chance: random.Random, varied: bool) -> Article:
    words = chance if varied else random.Random(number % 3)
    told = words.sample(_FORMS, 10)
    text = " ".join(_filled(form, words) for form in told)
    published = f"2025-03-03T{number // 60 % 24:02d}:{number % 60:02d}:00+07:00"
    bare = bare_article(content_id(str(number), text), text, "id", published)
    return replace(bare, outlet=f"Kabar {number}", title="Banjir rendam rumah di Wanasari")


def _filled(form: str, words: random.Random) -> str:
    return form.format(
        place=words.choice(_PLACES),
        person=words.choice(_PEOPLE),
        day="Senin",
        houses=words.choice((312, 320, 300)),
        people=words.choice((900, 1200)),
        height=words.choice((40, 60, 80)),
        hours=words.choice((5, 6)),
        hurt=words.choice((7, 9)),
        packs=words.choice((400, 500)),
        loss=words.choice((2, 3)),
    )


def _one_more(size: int, kind: str) -> list[Reading]:
    return [pipeline.read(articles(size + 1, kind == "varied")[-1])]


def _story(readings: list[Reading]) -> Story:
    ids = tuple(sorted(reading.article.id for reading in readings))
    return Story(id="s", title="s", articles=ids, first=None, last=None, reasons=())


def _account(readings: list[Reading]) -> Account:
    copies = align.copies([reading.article for reading in readings])
    return build(_story(readings), readings, copies)


def _measure(kind: str, sizes: list[int], profile: bool) -> None:
    before: tuple[int, float] | None = None
    for size in sizes:
        start = process_time()
        readings = [pipeline.read(article) for article in articles(size, kind == "varied")]
        read = process_time() - start
        _account(readings[:2])  # tables and models are loaded once
        profiler = Profile()
        start = process_time()
        made = profiler.runcall(_account, readings) if profile else _account(readings)
        took = process_time() - start
        growth = f"{log(took / before[1]) / log(size / before[0]):7.2f}" if before else "       "
        print(
            f"{kind:>8} {size:6d} articles {len(made.statements):6d} statements"
            f" {1000 * took:9.0f} ms {took / read:7.2f} x reading, growth {growth}",
            flush=True,
        )
        before = (size, took)
        if not profile:
            more = [*readings, *_one_more(size, kind)]
            start = process_time()
            _account(more)
            print(f"{'':>8} and one more: {(process_time() - start) / took:.2f} of that again")
        if profile:
            Stats(profiler).sort_stats("cumulative").print_stats(35)


def _measure_real(folder: Path) -> None:
    """The accounts of real stories, each built once in a process that has read them all."""
    gold = measured.GoldFolder(folder)
    told: list[tuple[str, list[Reading], float]] = []
    pipeline.read(next(iter(gold.members(gold.accounts[0]).values())))  # models are loaded once
    for labelled in gold.accounts:
        members = gold.members(labelled).values()
        start = process_time()
        readings = [pipeline.read(article) for article in members]
        told.append((labelled.label, readings, process_time() - start))
    measured.built(told[0][0], told[0][1][:2])
    for label, readings, read in told:
        start = process_time()
        made = measured.built(label, readings)
        took = process_time() - start
        print(
            f"{label:>20} {len(readings):3d} articles {len(made.statements):4d} statements"
            f" {1000 * took:5.0f} ms {took / read:5.2f} x reading",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[8, 60, 250, 1000])
    parser.add_argument("--kinds", nargs="+", default=["varied", "same"])
    parser.add_argument(
        "--gold", type=Path, default=Path("../shared/gold/id/accounts"), help="real stories"
    )
    parser.add_argument("--profile", action="store_true", help="where the time goes")
    chosen = parser.parse_args()
    with seldom_collected():  # as where accounts are built
        if chosen.gold.is_dir():
            _measure_real(chosen.gold)
        for kind in chosen.kinds:
            _measure(kind, chosen.sizes, chosen.profile)


if __name__ == "__main__":
    main()

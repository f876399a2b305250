"""Measures cleaning: bodies of HTML pages, and what is kept of hand-labelled articles."""

from __future__ import annotations

from pathlib import Path

from runut.evaluate import accounts as scorer
from runut.evaluate import cleaning as shingles
from runut.evaluate import gold
from runut.evaluate.figures import Figures
from runut.measure.accounts import GoldFolder, bare, ids, unread
from runut.measure.pages import Watcher, cleaned, pages

TRUTH = "ground-truth.json"


def cleaning(where: Path, misses: int, watch: Watcher) -> Figures:
    """Figures of cleaning.

    A folder with ``ground-truth.json`` and ``pages/`` is scored by the bodies' shared
    shingles; a folder of gold accounts by the anchors kept and the furniture left.
    """
    if (where / TRUTH).is_file():
        return _bodies(where, misses, watch)
    return _kept(where, misses, watch)


def _bodies(where: Path, misses: int, watch: Watcher) -> Figures:
    truth = gold.pages((where / TRUTH).read_bytes(), TRUTH)
    made = {}
    for page in pages([where / "pages"]):
        name = Path(page.path or "").name.partition(".")[0]
        watch(name)
        # Pages of many outlets, one each: nothing repeats within an outlet.
        for article in cleaned({name: page}).values():
            made[name] = article.text
    return shingles.bodies(truth, made, misses)


def _kept(where: Path, misses: int, watch: Watcher) -> Figures:
    tallies = []
    for labelled, members in GoldFolder(where).each(watch):
        document = bare(labelled.label, unread(members))
        tallies.append(scorer.kept(document, labelled, ids(members)))
    return scorer.kept_figures(tallies, misses)

"""Scores who said what, and how, against statements labelled by hand."""

from __future__ import annotations

import re

from runut.evaluate.anchors import covers
from runut.evaluate.figures import Score, Tally, f1
from runut.evaluate.gold import GoldAccount, GoldStatement
from runut.evaluate.view import Statement, View

_WORD = re.compile(r"\w+")


def attribution(view: View, gold: GoldAccount) -> Tally:
    """Counts of statements found, and of their sources, modes and stances when found.

    A labelled statement is found when a statement that is not narration covers it; of
    several, the one that shares most of it is judged. In articles that are labelled
    completely, a statement that is not narration and covers no label is one too many.
    """
    counted = Tally()
    for label in gold.statements:
        told = _told(view, label)
        seen = f"{label.article} “{label.text}” ({label.mode}, {label.source})"
        counted.count("statements recall", told is not None, gold.label, seen)
        if told is not None:
            _judge(view, label, told, gold.label, counted)
    for complete in gold.complete_for:
        _precision(view, gold, complete.article, counted)
    return counted


def attribution_scores(counted: Tally) -> tuple[Score, ...]:
    """The figures of the counts that `attribution` makes."""
    precision, recall = counted.share("statements precision"), counted.share("statements recall")
    return (
        precision,
        recall,
        f1("statements F1", precision, recall),
        counted.share("source right"),
        counted.share("mode right"),
        counted.share("stance right"),
    )


def _told(view: View, label: GoldStatement) -> Statement | None:
    covering = view.covering((label.article, label.text))
    return next((told for told in covering if told["mode"] != "narration"), None)


def _judge(view: View, label: GoldStatement, told: Statement, place: str, counted: Tally) -> None:
    seen = f"{label.article} “{label.text}”"
    if label.source:
        names = view.source_names(told)
        right = bool(_words(label.source) & _words(" ".join(names)))
        shown = " ← ".join(source["name"] for source in told["sources"]) or "nobody"
        counted.count("source right", right, place, f"{seen}: {shown}, should be {label.source}")
    for part, asked in (("mode", label.mode), ("stance", label.stance)):
        said = f"{seen}: {told[part]}, should be {asked}"
        counted.count(f"{part} right", told[part] == asked, place, said)


def _precision(view: View, gold: GoldAccount, article: str, counted: Tally) -> None:
    labels = [
        place
        for label in gold.statements
        if label.article == article and (place := view.place((article, label.text))) is not None
    ]
    for told in view.told_in(article):
        if told["mode"] == "narration":
            continue
        asked = any(covers(told, place) for place in labels)
        seen = f"{article} “{view.words(told)}” ({told['mode']}, {told['rule']})"
        counted.count("statements precision", asked, gold.label, seen)


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name.casefold()))

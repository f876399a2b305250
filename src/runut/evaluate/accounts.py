"""Scores an account against a story that was taken apart by hand.

Claims, look-alikes, conflicts, updates, origins, copies, furniture and the timeline are
scored here, statements in `runut.evaluate.attribution`. ``docs/reference/evaluation.md``
says what each figure means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import Any

from runut.evaluate.anchors import covers, squash
from runut.evaluate.attribution import attribution, attribution_scores
from runut.evaluate.figures import Figures, Tally, f1, merge
from runut.evaluate.gold import Anchor, GoldAccount
from runut.evaluate.view import View

#: A thing that two or more of the annotator's anchors must stand in to be found.
PAIR = 2


def tally(document: Mapping[str, Any], gold: GoldAccount, ids: Mapping[str, str]) -> Tally:
    """Counts for one account document against its gold.

    ``ids`` gives the document's article id for the annotator's; an article that is
    missing there was lost on the way, and what it holds counts as missed.
    """
    view = View(document, ids)
    counted = attribution(view, gold)
    for part in (
        _anchors,
        _claims,
        _look_alikes,
        _conflicts,
        _updates,
        _origins,
        _copies,
        _first_hand,
        _furniture,
        _timeline,
    ):
        part(view, gold, counted)
    return counted


def figures(tallies: list[Tally], misses: int = 0) -> Figures:
    """The figures over several accounts: counts are summed over all, then divided.

    At most ``misses`` misses of each score are kept.
    """
    whole = merge(tallies)
    precision, recall = whole.share("claims precision"), whole.share("claims recall")
    scores = (
        whole.share("anchors kept"),
        precision,
        recall,
        f1("claims F1", precision, recall),
        whole.share("look-alikes joined"),
        *attribution_scores(whole),
        whole.share("conflicts found"),
        whole.sum("conflicts shown"),
        whole.share("updates found"),
        whole.share("origins joined"),
        whole.share("origins right"),
        whole.share("copies found"),
        whole.share("first-hand marked"),
        whole.share("furniture left"),
        whole.share("timeline found"),
    )
    return Figures(kind="accounts", scores=scores, misses=whole.first_misses(misses))


def kept(document: Mapping[str, Any], gold: GoldAccount, ids: Mapping[str, str]) -> Tally:
    """Counts of what cleaning kept of the anchors and left in of the furniture."""
    view, counted = View(document, ids), Tally()
    _anchors(view, gold, counted)
    _furniture(view, gold, counted)
    return counted


def kept_figures(tallies: list[Tally], misses: int = 0) -> Figures:
    """The figures of the counts that `kept` makes."""
    whole = merge(tallies)
    scores = (whole.share("anchors kept"), whole.share("furniture left"))
    return Figures(kind="cleaning", scores=scores, misses=whole.first_misses(misses))


def told(document: Mapping[str, Any], gold: GoldAccount, ids: Mapping[str, str]) -> Tally:
    """Counts of the statements alone."""
    return attribution(View(document, ids), gold)


def told_figures(tallies: list[Tally], misses: int = 0) -> Figures:
    """The figures of the counts that `told` makes."""
    whole = merge(tallies)
    scores = attribution_scores(whole)
    return Figures(kind="statements", scores=scores, misses=whole.first_misses(misses))


def copied(document: Mapping[str, Any], gold: GoldAccount, ids: Mapping[str, str]) -> Tally:
    """Counts of the copies alone: those of the gold that are found, and all that are shown."""
    view, counted = View(document, ids), Tally()
    _copies(view, gold, counted)
    counted.add("copies shown", 0, len(document["copies"]))
    return counted


def copied_figures(tallies: list[Tally], misses: int = 0) -> Figures:
    """The figures of the counts that `copied` makes."""
    whole = merge(tallies)
    scores = (whole.share("copies found"), whole.sum("copies shown"))
    return Figures(kind="copies", scores=scores, misses=whole.first_misses(misses))


def _quoted(anchor: Anchor) -> str:
    return f"{anchor[0]} “{anchor[1]}”"


def _anchors(view: View, gold: GoldAccount, counted: Tally) -> None:
    for anchor in gold.anchors():
        kept = view.place(anchor) is not None
        counted.count("anchors kept", kept, gold.label, _quoted(anchor))


def _claims(view: View, gold: GoldAccount, counted: Tally) -> None:
    """Pairs of one group should share a claim, pairs of two groups should not."""
    for group in gold.same_claim:
        for a, b in _across(group.anchors, group.anchors):
            shared = bool(view.claims(a) & view.claims(b))
            seen = f"{group.name}: {_quoted(a)} | {_quoted(b)}{_uncovered(view, a, b)}"
            counted.count("claims recall", shared, gold.label, seen)
            if shared:
                counted.count("claims precision", True)
    for one, other in combinations(gold.same_claim, 2):
        for a, b in _across(one.anchors, other.anchors):
            if view.claims(a) & view.claims(b):
                seen = f"{one.name} / {other.name}: {_quoted(a)} | {_quoted(b)}"
                counted.count("claims precision", False, gold.label, seen)


def _across(one: tuple[Anchor, ...], other: tuple[Anchor, ...]) -> Iterator[tuple[Anchor, Anchor]]:
    """Pairs of anchors that stand in different articles, each pair once."""
    pairs = combinations(one, 2) if one is other else product(one, other)
    return ((a, b) for a, b in pairs if a[0] != b[0])


def _uncovered(view: View, *anchors: Anchor) -> str:
    bare = [anchor[0] for anchor in anchors if not view.covering(anchor)]
    return f" (no statement covers {', '.join(bare)})" if bare else ""


def _look_alikes(view: View, gold: GoldAccount, counted: Tally) -> None:
    for a, b in gold.not_same_claim:
        joined = bool(view.claims(a) & view.claims(b))
        counted.add("look-alikes joined", int(joined), 1)
        if joined:
            counted.miss("look-alikes joined", gold.label, f"{_quoted(a)} | {_quoted(b)}")


def _conflicts(view: View, gold: GoldAccount, counted: Tally) -> None:
    shown = [
        [id for side in conflict["sides"] for id in side["statements"]]
        for conflict in view.document["conflicts"]
    ]
    counted.add("conflicts shown", 0, len(shown))
    for conflict in gold.conflicts:
        found = any(view.held(conflict.anchors, ids) >= PAIR for ids in shown)
        seen = f"{conflict.kind}: {conflict.name}"
        counted.count("conflicts found", found, gold.label, seen)


def _updates(view: View, gold: GoldAccount, counted: Tally) -> None:
    followed = [
        [point["statement"] for point in figure["points"]] for figure in view.document["figures"]
    ]
    followed += [
        claim["statements"] for claim in view.document["claims"] if claim["standing"] == "updated"
    ]
    for update in gold.updates:
        found = any(view.held(update.anchors, ids) >= PAIR for ids in followed)
        counted.count("updates found", found, gold.label, update.name)


def _origins(view: View, gold: GoldAccount, counted: Tally) -> None:
    """A claim is the one that holds most of the anchors; what none holds is not right."""
    for claim in gold.origins:
        held = [
            (view.held(claim.anchors, made["statements"]), made) for made in view.document["claims"]
        ]
        most, best = max(held, key=lambda pair: pair[0], default=(0, None))
        joined = most == len(claim.anchors)
        counted.count("origins joined", joined, gold.label, f"{claim.name}: {most} held")
        standing = best["standing"] if best is not None and most else None
        right = standing is not None and (standing == "confirmed") == claim.independent
        expected = "confirmed" if claim.independent else "not confirmed"
        seen = f"{claim.name}: {standing}, should be {expected}"
        counted.count("origins right", right, gold.label, seen)


def _copies(view: View, gold: GoldAccount, counted: Tally) -> None:
    for copied in gold.copied:
        seen = f"{_quoted(copied.origin)} | {_quoted(copied.target)}"
        found = _copied(view, copied.origin, copied.target)
        counted.count("copies found", found, gold.label, seen)


def _copied(view: View, a: Anchor, b: Anchor) -> bool:
    """Whether one copy relation holds both anchors, in whichever direction."""
    one, other = view.place(a), view.place(b)
    if one is None or other is None:
        return False
    for copy in view.document["copies"]:
        for first, second in ((copy["from"], copy["to"]), (copy["to"], copy["from"])):
            if (
                first["article"] == one.article
                and second["article"] == other.article
                and covers(first, one)
                and covers(second, other)
            ):
                return True
    return False


def _first_hand(view: View, gold: GoldAccount, counted: Tally) -> None:
    """The outlet's own reporting is marked where it says so (not asked by the gold's own
    rules, but a confirmed claim may hang on it)."""
    for anchor in gold.first_hand:
        place = view.place(anchor)
        marked = place is not None and any(
            mark["kind"] == "first-hand" and mark["start"] < place.end and place.start < mark["end"]
            for told in view.told_in(anchor[0])
            for mark in told.get("marks", ())
        )
        counted.count("first-hand marked", marked, gold.label, _quoted(anchor))


def _furniture(view: View, gold: GoldAccount, counted: Tally) -> None:
    for line in gold.not_body:
        left = view.place(line) is not None
        counted.add("furniture left", int(left), 1)
        if left:
            counted.miss("furniture left", gold.label, _quoted(line))


def _timeline(view: View, gold: GoldAccount, counted: Tally) -> None:
    for dated in gold.timeline:
        word = squash(dated.about)[0].casefold()
        found = any(
            word in view.around(id)
            for entry in view.document["timeline"]
            if entry["when"].startswith(dated.date)
            for id in entry["statements"]
        )
        seen = f"{dated.date} {dated.about} ({dated.article})"
        counted.count("timeline found", found, gold.label, seen)

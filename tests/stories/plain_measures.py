"""The measures of two articles as one would write them down first: word by word, in floats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import log1p, sqrt

from runut.records import Features
from runut.stories.compare import cosine, cover


def least(a: Mapping[str, float], in_b: Mapping[str, float], *rest: Mapping[str, float]) -> float:
    b, in_a = rest
    return min(cover(a, in_b), cover(b, in_a))


def clash(a: Sequence[str], b: Sequence[str]) -> float:
    if not a or not b:
        return 0.0
    return -1.0 if set(a) & set(b) else 1.0


def copied(a: Features, b: Features) -> float:
    if not a.sketch or not b.sketch:
        return 0.0
    return len(set(a.sketch) & set(b.sketch)) / min(len(a.sketch), len(b.sketch))


def numbers(a: Features, b: Features) -> float:
    shared = {n for n in set(a.numbers) & set(b.numbers) if sum(c.isdigit() for c in n) > 1}
    return min(len(shared), 6) / 6


def hours(a: Features, b: Features) -> float:
    if a.at is not None and b.at is not None:
        return min(abs(a.at - b.at), 300.0)
    if not a.day or not b.day:
        return 0.0
    return min(24.0 * abs((date.fromisoformat(a.day) - date.fromisoformat(b.day)).days), 300.0)


def plain(a: Features, b: Features) -> float:
    def rest(each: Features) -> float:
        return max(1 - sum(each.body[word] ** 2 for word in each.named), 0.05)

    named = {*a.named, *b.named}
    shared = sum(v * b.body[w] for w, v in a.body.items() if w in b.body and w not in named)
    return shared / sqrt(rest(a) * rest(b))


def core(a: Features, b: Features) -> float:
    one = {word: a.body[word] for word in a.core}
    other = {word: b.body[word] for word in b.core}
    return min(
        cover(one, b.body) / (cover(one, one) or 1.0),
        cover(other, a.body) / (cover(other, other) or 1.0),
    )


def title_names(a: Features, b: Features) -> float:
    return min(
        sum(name in b.names for name in a.title_names) / (len(a.title_names) or 1),
        sum(name in a.names for name in b.title_names) / (len(b.title_names) or 1),
    )


def measure(a: Features, b: Features) -> dict[str, float]:
    """What `runut.stories.compare.MEASURES` and some that follow from them are."""
    apart, same = hours(a, b), a.outlet == b.outlet
    dated = bool(a.day and b.day)
    found = {
        "title": cosine(a.title, b.title),
        "lead": cosine(a.lead, b.lead),
        "body": cosine(a.body, b.body),
        "plain": plain(a, b),
        "names": cosine(a.names, b.names),
        "speech": cosine(a.speech, b.speech),
        "title-in-body-least": least(a.title, b.body, b.title, a.body),
        "title-in-body-most": max(cover(a.title, b.body), cover(b.title, a.body)),
        "lead-in-body-least": least(a.lead, b.body, b.lead, a.body),
        "first-in-body-least": least(a.first, b.body, b.first, a.body),
        "names-least": least(a.names, b.names, b.names, a.names),
        "title-names": title_names(a, b),
        "core": core(a, b),
        "copied": copied(a, b),
        "numbers": numbers(a, b),
        "figures": clash(a.figures, b.figures),
        "days": clash(a.days, b.days),
        "near-days": clash(a.near_days, b.near_days),
        "hours": apart,
        "other-day": float(dated and a.day != b.day),
        "same-outlet": float(same),
        "outlets at once": 0.0 if same else 1 / (1 + (apart if dated else 24.0) / 12),
        "daily": float(("daily" in a.marks) + ("daily" in b.marks)),
        "thousand-characters": min(a.length, b.length) / 1000,
        "evenness": min(a.length, b.length) / (max(a.length, b.length) or 1),
    }
    return found | {
        "hours-order, same outlet": log1p(apart) * same,
        "within 36 hours": float(apart < 36),
        "body-root": sqrt(found["body"]),
        "title, other figures": found["title"] * max(found["figures"], 0.0),
        "both daily, other day": float(found["daily"] == 2) * found["other-day"],
    }

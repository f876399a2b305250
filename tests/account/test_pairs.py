"""Every pair of the case files through the real stages: one claim, two, a conflict, a change."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from runut.records import Account
from tests.account.stories import account, article

CASES = Path(__file__).parent / "cases"
STORIES: list[dict[str, Any]] = [
    story
    for name in ("pairs.toml", "unseen.toml", "across.toml")
    for story in tomllib.loads((CASES / name).read_text("utf-8"))["story"]
]
#: Pairs that are known to come out wrong, by story and number.
KNOWN: dict[str, list[int]] = tomllib.loads((CASES / "known.toml").read_text("utf-8"))


@cache
def told(name: str) -> Account:
    """The account of a case story: all first sentences by one outlet, all second by another."""
    case = next(story for story in STORIES if story["name"] == name)
    texts = ["\n".join(pair[side] for pair in case["pairs"]) for side in (1, 2)]
    return account(
        [
            article("Kabar Satu", texts[0], case["first"], case["language"]),
            article("Warta Dua", texts[1], case["second"], case.get("other", case["language"])),
        ]
    )


def inside(account: Account, side: int, words: str) -> frozenset[str]:
    """Ids of the statements that lie in the sentence ``words`` of one article."""
    text = account.articles[side].text
    start = text.index(words)
    return frozenset(
        s.id
        for s in account.statements
        if s.article == account.articles[side].id and s.start < start + len(words) and start < s.end
    )


def outcome(account: Account, first: str, second: str) -> set[str]:
    """What the account makes of two sentences."""
    a, b = inside(account, 0, first), inside(account, 1, second)
    found: set[str] = set()
    for claim in account.claims:
        ids = set(claim.statements)
        if ids & a and ids & b:
            found.add("update" if claim.standing == "updated" else "same")
    for figure in account.figures:
        ids = {point.statement for point in figure.points}
        if ids & a and ids & b:
            found.add("update")
    for conflict in account.conflicts:
        for one in conflict.sides:
            for other in conflict.sides:
                if one is not other and set(one.statements) & a and set(other.statements) & b:
                    found.add("opposite" if conflict.kind == "denial" else "conflict")
    return found


def pairs() -> Iterator[Any]:
    for case in STORIES:
        for at, (kind, first, second) in enumerate(case["pairs"]):
            known = at in KNOWN.get(case["name"], [])
            marks = [pytest.mark.xfail(reason="known failure", strict=True)] if known else []
            yield pytest.param(
                case["name"], kind, first, second, id=f"{case['name']}-{at}", marks=marks
            )


@pytest.mark.parametrize(("name", "kind", "first", "second"), list(pairs()))
def test_pair(name: str, kind: str, first: str, second: str) -> None:
    found = outcome(told(name), first, second)
    if kind == "same":
        assert found & {"same", "update"}
        assert not found & {"conflict", "opposite"}
    elif kind == "different":
        assert not found
    elif kind == "opposite":
        assert "same" not in found and found
    else:
        assert kind in found

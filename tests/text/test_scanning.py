"""Tokens where something may begin, against finding every token one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from runut.text.patterns import TOKEN
from runut.text.scanning import Scanner

BEGIN = frozenset({"dua", "a", "ua", "d", "$", "²"})
TEXTS = st.text(st.sampled_from("dua 12,$²٣-_\n"), max_size=40)
PLACES = st.integers(0, 40)


def _plainly(text: str, start: int, end: int, jumps: list[int]) -> Iterator[tuple[int, str]]:
    """As `Scanner.between`, by a match for every token; some are read further than they go."""
    past = start
    while (token := TOKEN.search(text, past, end)) is not None:
        past = token.end()
        if token[0] in BEGIN or token[0].isdecimal():
            yield token.start(), token[0]
            past += jumps.pop() if jumps else 0


@given(text=TEXTS, start=PLACES, end=PLACES, jumps=st.lists(st.integers(0, 4), max_size=6))
def test_it_stops_where_a_plain_loop_does(
    text: str, start: int, end: int, jumps: list[int]
) -> None:
    expected = list(_plainly(text, start, end, list(jumps)))
    scanner = Scanner(text, BEGIN)
    found: list[tuple[int, str]] = []
    left = list(jumps)
    for place, word in scanner.between(start, end):
        found.append((place, word))
        scanner.past += left.pop() if left else 0
    assert found == expected


def test_stretches_follow_one_another() -> None:
    scanner = Scanner("dua puluh 3 dua $5", BEGIN)
    assert list(scanner.between(4, 11)) == [(10, "3")]
    assert list(scanner.between(11, 18)) == [(12, "dua"), (16, "$"), (17, "5")]

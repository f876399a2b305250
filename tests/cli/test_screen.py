from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.cli.screen import MARK, clip, clip_middle, safe


@pytest.mark.parametrize(
    ("text", "limit", "clipped"),
    [
        ("Kapal itu karam", 20, "Kapal itu karam"),
        ("Kapal itu karam", 15, "Kapal itu karam"),
        ("Kapal itu karam di selat", 12, "Kapal itu…"),
        ("Kapal itu karam di selat", 16, "Kapal itu karam…"),
        ("Kapal itu, karam di selat", 12, "Kapal itu…"),
        ("Kapal itu – karam", 13, "Kapal itu…"),
        ("Supercalifragilistic", 10, "Supercali…"),
    ],
)
def test_clipping_ends_on_a_word(text: str, limit: int, clipped: str) -> None:
    assert clip(text, limit) == clipped


@given(st.text(), st.integers(min_value=2, max_value=60))
def test_a_clipped_text_is_the_beginning_of_the_text(text: str, limit: int) -> None:
    shown = clip(text, limit)
    assert len(shown) <= limit
    assert shown == text or text.startswith(shown.removesuffix("…"))


@pytest.mark.parametrize(
    ("text", "limit", "clipped"),
    [
        ("Yuri dan Elena pulang. ", 23, "Yuri dan Elena pulang. "),
        ("Yuri dan Elena pulang kemarin siang. ", 24, "Yuri dan… siang. "),
        ("Yuri dan Elena pulang kemarin siang. ", 25, "Yuri dan… kemarin siang. "),
        ("Yuri dan Elenapulangkemarinsiang", 16, "Yuri… marinsiang"),
    ],
)
def test_clipping_the_middle_keeps_both_ends(text: str, limit: int, clipped: str) -> None:
    assert clip_middle(text, limit) == clipped


@given(st.text(st.characters(exclude_characters="…")), st.integers(min_value=4, max_value=60))
def test_what_is_left_of_a_text_clipped_in_its_middle_are_its_ends(text: str, limit: int) -> None:
    shown = clip_middle(text, limit)
    assert len(shown) <= limit
    head, _, tail = shown.rpartition("… ")
    assert shown == text or (text.startswith(head) and text.endswith(tail))


@given(st.text())
def test_nothing_steers_the_terminal(text: str) -> None:
    shown = safe(text)
    assert "\x1b" not in shown
    assert "\n" not in shown
    assert shown.encode("utf-8") is not None


def test_what_is_replaced_can_be_seen() -> None:
    assert safe("awas \x1b[2J\u202e bahaya") == f"awas {MARK}[2J{MARK} bahaya"
    assert safe("dua\u00a0baris\nsatu  kalimat") == "dua baris satu kalimat"

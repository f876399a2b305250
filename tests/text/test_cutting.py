"""Words of a stretch with their places, against asking each match where it stands."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from runut.text.cutting import Cutter

_WORD = r"[^\W_]+(?:-[^\W_]+)*|[^\w\s]"
TEXTS = st.text(st.sampled_from("aB9é-. ,“\n_\x1c"), max_size=60)


@given(text=TEXTS, start=st.integers(0, 20), length=st.integers(0, 60))
def test_a_row_is_all_that_matches_in_a_stretch(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    words, starts, ends = Cutter(_WORD).row(text, start, end)
    found = list(zip(words, starts, ends, strict=False))
    matches = re.compile(_WORD).finditer(text[start:end])
    assert found == [(m[0], start + m.start(), start + m.end()) for m in matches]


def test_a_stretch_without_words_gives_none() -> None:
    assert Cutter(_WORD).row("Banjir surut.", 6, 7).words == []

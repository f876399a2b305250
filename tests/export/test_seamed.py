"""What people are shown where a page lost a blank."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from runut.export.outline import outline
from runut.export.seamed import SEAM, seamed
from runut.export.wording import Wording
from tests.account.stories import account, article

DAY = "2025-03-04T09:00:00+07:00"


def test_a_statement_is_shown_parted_and_slices_as_it_came() -> None:
    text = "Bupati Danu Prakoso tiba di Merawang. Danu Prakosomembuka Jembatan Ciwaru."
    told = account([article("Kabar Satu", text, DAY)])
    assert told.articles[0].text == text
    shown = [
        claim.told.words
        for group in outline(told, Wording(language="id")).claims.values()
        for claim in group
    ]
    assert "Danu Prakoso membuka Jembatan Ciwaru" in shown


@given(st.text(alphabet="ab C", max_size=12), st.sets(st.integers(0, 12)), st.data())
def test_only_blanks_are_added(text: str, at: set[int], data: st.DataObject) -> None:
    seams = sorted(seam for seam in at if seam < len(text))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown = seamed(text, start, end, seams)
    assert shown.replace(SEAM, "") == text[start:end]
    assert shown.count(SEAM) == sum(start <= seam < end for seam in seams)

from __future__ import annotations

import pytest

from runut.export.offices import told


@pytest.mark.parametrize(
    ("offices", "shown"),
    [
        (("Menteri", "Menteri Kelautan"), ("Menteri Kelautan",)),
        (("Presiden", "Presiden Republik Sagara", "presiden"), ("Presiden Republik Sagara",)),
        (("Ketua Umum", "Bupati Serayu"), ("Bupati Serayu", "Ketua Umum")),
        (("Menteri KelautanDewi Wirasenaatau", "Menteri"), ("Menteri",)),
        (("Ketua PSBSagara",), ("Ketua PSBSagara",)),
        (("KetuaUmum",), ("KetuaUmum",)),
        ((), ()),
    ],
)
def test_which_offices_are_told(offices: tuple[str, ...], shown: tuple[str, ...]) -> None:
    assert told(offices) == shown

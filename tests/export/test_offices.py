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
    assert told(offices, "id") == shown


@pytest.mark.parametrize(
    ("offices", "language", "shown"),
    [
        (
            ("Kepala Kantor SAR Lembayung", "head of the rescue office"),
            "id",
            ("Kepala Kantor SAR Lembayung",),
        ),
        (
            ("Kepala Kantor SAR Lembayung", "head of the rescue office"),
            "en",
            ("head of the rescue office",),
        ),
        (("head of the rescue office",), "id", ("head of the rescue office",)),  # there is no other
        (("CEO Serayu Air", "founder"), "id", ("CEO Serayu Air", "founder")),  # words of both
        (("hetman", "mayor"), "en", ("hetman", "mayor")),  # of no language that is known
    ],
)
def test_offices_are_told_in_the_readers_language(
    offices: tuple[str, ...], language: str, shown: tuple[str, ...]
) -> None:
    assert told(offices, language) == shown

"""None here, some there."""

from __future__ import annotations

import pytest

from runut.account.following import tolls
from runut.account.scene import lay_out
from tests.account.stories import account, article, read

NOON, EVENING, NEXT = (
    "2025-03-08T12:00:00+08:00",
    "2025-03-08T16:00:00+08:00",
    "2025-03-09T09:00:00+08:00",
)


def denials(one: str, two: str, later: str = EVENING, language: str = "id") -> list[set[str]]:
    found = account(
        [article("Kabar Satu", one, NOON, language), article("Warta Dua", two, later, language)]
    )
    return [{side.value for side in c.sides} for c in found.conflicts if c.kind == "denial"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Camat Suhardi memastikan tidak ada korban jiwa.", "Longsor itu menewaskan tiga orang."),
        ("Sampai siang belum ada pengungsi.", "Sebanyak 412 jiwa mengungsi ke balai desa."),
        ("Longsor itu tidak menimbulkan korban luka.", "Dua petani luka parah dan dirawat."),
        ("Camat Suhardi memastikan tidak ada korban luka-luka.", "Longsor itu melukai dua orang."),
        ("Longsor itu berakhir tanpa korban jiwa.", "Longsor itu menewaskan tiga orang."),
    ],
)
def test_none_and_some(one: str, two: str) -> None:
    assert denials(one, two)


@pytest.mark.parametrize(
    ("one", "two", "language"),
    [
        (
            "Camat memastikan tidak ada tambahan korban jiwa.",
            "Longsor menewaskan tiga orang.",
            "id",
        ),
        ("Tidak ada korban jiwa lain, kata Camat Suhardi.", "Longsor menewaskan tiga orang.", "id"),
        ("Bayi itu selamat tanpa luka.", "Dua petani luka parah dan dirawat.", "id"),
        ("Officials said no further deaths were reported.", "Three farmers died.", "en"),
        ("Officials said the group's No. 2 was killed.", "Three farmers were killed.", "en"),
    ],
)
def test_no_further_ones_are_not_none(one: str, two: str, language: str) -> None:
    assert not denials(one, two, language=language)


def test_who_was_found_by_the_next_day_is_no_denial() -> None:
    later, earlier = "Camat memastikan tidak ada korban hilang.", "Dua warga hilang di bukit itu."
    told = [article("Kabar Satu", later, NEXT), article("Warta Dua", earlier, NOON)]
    assert not [c for c in account(told).conflicts if c.kind == "denial"]


def test_in_english() -> None:
    assert denials(
        "Officials said there were no injured.", "Three farmers were injured.", language="en"
    )


@pytest.mark.parametrize(
    ("one", "two", "later"),
    [
        ("Camat Suhardi memastikan tidak ada korban jiwa.", "Longsor menewaskan tiga orang.", NEXT),
        ("Warga berharap tidak ada korban jiwa.", "Longsor itu menewaskan tiga orang.", EVENING),
        ("Camat memastikan tidak ada korban jiwa.", "Longsor itu melukai tiga orang.", EVENING),
        (
            "Camat memastikan tidak ada korban jiwa.",
            "Pada Januari 2021, longsor di bukit itu menewaskan tiga orang.",
            EVENING,
        ),
    ],
    ids=["news of the next day", "a wish", "another fate", "long ago"],
)
def test_both_can_hold(one: str, two: str, later: str) -> None:
    assert not denials(one, two, later)


def test_heads_are_no_dead() -> None:
    texts = ["Ada 412 jiwa di posko itu.", "Ada sembilan korban jiwa dalam longsor itu."]
    parts = lay_out(read([article("Kabar Satu", text, NOON) for text in texts])).parts
    kinds = {part.text.split()[1]: [k for k, _ in tolls.counted_as(part, ())] for part in parts}
    assert kinds == {"412": [], "sembilan": ["dead"]}


def test_what_befell_the_first_of_two_counts_is_not_the_second_s() -> None:
    text = "Dari dua belas nelayan, lima terluka dan tujuh terjebak di palka."
    (reading,) = read([article("Kabar Satu", text, NOON)])
    counts = [
        (kind, quantity.value)
        for part in lay_out([reading]).parts
        for kind, quantity in tolls.counted_as(part, ())
    ]
    assert counts == [("hurt", 5.0)]

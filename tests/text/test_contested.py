"""A short name that two persons of an article share means one of them, or openly neither."""

from __future__ import annotations

import pytest

from runut.records import Entity
from runut.text.identifying.entities import unite
from tests.text.test_entities import named, read, words

BROTHERS = (
    "Direktur PT Tirta Lawas Bagas Surya Wirasena diperiksa penyidik, Rabu. Bagas mengaku siap "
    "bekerja sama. Bagas datang sendiri. Perusahaan itu dulu dipimpin kakaknya, Bagas Aji "
    "Wirasena. Bagas enggan berkomentar. Pemeriksaan berlangsung tujuh jam. Petugas menyita peta. "
    "Kasus itu bermula dari laporan warga. Bagas lalu pulang. Bagas Aji Wirasena menjadi tersangka."
)


def people(found: tuple[Entity, ...]) -> dict[str, int]:
    return {e.name: len(e.mentions) for e in found if e.type == "PER"}


def test_a_short_name_means_who_was_named_first_and_nobody_right_behind_the_other() -> None:
    found = read(BROTHERS)
    first = named(found, "Bagas Surya Wirasena")
    assert words(BROTHERS, first) == ["Bagas Surya Wirasena"] + ["Bagas"] * 3
    assert people(found)["Bagas"] == 1
    assert words(BROTHERS, named(found, "Bagas Aji Wirasena")) == ["Bagas Aji Wirasena"] * 2


def test_how_often_the_other_is_named_does_not_matter() -> None:
    more = BROTHERS + " Bagas Aji Wirasena ditahan. Bagas Aji Wirasena membantah."
    assert len(words(more, named(read(more), "Bagas Surya Wirasena"))) == 4


def test_who_was_called_first_in_passing_does_not_own_the_name() -> None:
    far = " Pasar itu ramai. Hujan turun. Jalan ditutup. Warga pulang."
    text = (
        f"Dewi Wirasena membuka pasar.{far} Bupati Bagas Wirasena hadir.{far} Wirasena berpidato."
    )
    assert people(read(text))["Wirasena"] == 1


@pytest.mark.parametrize("others", [1, 4])
def test_a_name_left_open_joins_nobody_in_another_article(others: int) -> None:
    clear = "Direktur PT Tirta Lawas Bagas Surya Wirasena hadir. " * others
    united = unite([read(BROTHERS, "a"), read(clear, "b")], {"a": "id", "b": "id"})
    assert people(united.entities)["Bagas"] == 1


def test_two_full_forms_of_one_person_contest_nothing() -> None:
    text = "Dewi Ratnasari tiba. Dewi Ayu Ratnasari lalu berpidato. Dewi kemudian pulang."
    assert len(people(read(text))) == 1


def test_short_names_that_are_introduced_apart_stay_apart() -> None:
    text = (
        "Arya Bagas membuka pameran. Bagas Surya Wirasena alias Bagas hadir. Bagas Aji Wirasena "
        "alias Bagas pulang. Bagas enggan berkomentar."
    )
    found = read(text)
    assert words(text, named(found, "Bagas Surya Wirasena")) == ["Bagas Surya Wirasena", "Bagas"]
    assert words(text, named(found, "Bagas Aji Wirasena")) == ["Bagas Aji Wirasena", "Bagas"]
    assert people(found)["Bagas"] == 1

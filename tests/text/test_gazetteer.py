"""The long lists of known names, and what a list says of where a name ends."""

from __future__ import annotations

import pytest

from runut.lang.pack import Pack, load
from runut.text.naming import gazetteer, names
from runut.text.naming.glued import small_names
from tests.text.articles import article

LISTS = [(code, key) for code in ("id", "en", "common") for key in ("places", "bodies")]


def _lines(code: str, key: str) -> list[str]:
    return Pack(code=code).table("listed").get(key, "").splitlines()


@pytest.mark.parametrize(("code", "key"), LISTS)
def test_a_list_is_sorted_and_holds_each_name_once(code: str, key: str) -> None:
    lines = _lines(code, key)
    heads = [line.split("; ")[0] for line in lines]
    forms = [form for line in lines for form in line.split("; ")]
    assert heads == sorted(heads)
    assert len(forms) == len(set(forms))
    assert all(form == form.strip() and form for form in forms)


@pytest.mark.parametrize("code", ["id", "en"])
def test_each_name_of_the_lists_is_known(code: str) -> None:
    table = gazetteer.gazetteer(code)
    rows = [*_lines(code, "places"), *_lines(code, "bodies"), *_lines("common", "bodies")]
    unknown = [form for row in rows for form in row.split("; ") if table.lookup(form) is None]
    assert unknown == []


@pytest.mark.parametrize("code", ["id", "en"])
def test_what_was_asked_before_makes_no_small_names(code: str) -> None:
    gazetteer.gazetteer.cache_clear()
    small_names.cache_clear()
    before = small_names(code)
    assert gazetteer.gazetteer(code).lookup("flydubai") is not None
    small_names.cache_clear()
    assert small_names(code) == before
    # "iNews" has a capital to be known by.
    assert "detikcom" in before and all(name.islower() for name in before)


def test_the_names_of_a_line_are_one() -> None:
    table = gazetteer.gazetteer("id")
    short, full = table.lookup("LPDP"), table.lookup("Lembaga Pengelola Dana Pendidikan")
    assert short is not None
    assert full is not None
    assert short.id == full.id


def test_features_do_not_look_into_the_long_lists() -> None:
    table, words = gazetteer.gazetteer("id"), ["PLN", "Indonesia", "Power"]
    whole, part = table.match(words, 0), table.match(words, 0, listed=False)
    assert whole is not None
    assert part is not None
    assert (whole[0], part[0]) == (3, 1)


WHOLE = (
    ("id", "Warga melihat Gunung Lewotobi Laki-laki meletus.", "Gunung Lewotobi Laki-laki"),
    ("id", "Ia bekerja di Kantor BPN.\nKementerian ATR/BPN libur.", "Kementerian ATR/BPN"),
    ("id", "Pesawat turun di Bandara I Gusti Ngurah Rai.", "Bandara I Gusti Ngurah Rai"),
    ("en", "He left the Department of Commerce on Monday.", "Department of Commerce"),
)
NOT = (
    ("id", "Hidayatullah memastikan jalan itu aman.", "Hidayatullah", "ORG"),
    ("id", "Ia membeli Geely EX5 kemarin.", "Geely", "PER"),
)


@pytest.mark.parametrize(("language", "text", "name"), WHOLE)
def test_a_listed_name_is_taken_whole(language: str, text: str, name: str) -> None:
    whole = article(text, language=language)
    assert name in [found.text for found in names.find(whole, load(language))]


@pytest.mark.parametrize(("language", "text", "name", "kind"), NOT)
def test_a_list_does_not_take_what_is_no_such_name(
    language: str, text: str, name: str, kind: str
) -> None:
    found = names.find(article(text, language=language), load(language))
    assert (name, kind) not in [(each.text, each.type) for each in found]


def test_a_listed_brand_that_is_written_small_is_found() -> None:
    found = names.find(article("Penumpang memilih flydubai dan hibank."), load("id"))
    assert [each.text for each in found] == ["flydubai", "hibank"]


def test_a_brand_with_a_model_behind_it_is_a_product() -> None:
    found = names.find(article("Maskapai itu membeli pesawat Airbus A350 lagi."), load("id"))
    assert [each.text for each in found] == []

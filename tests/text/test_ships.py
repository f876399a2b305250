"""Ships are told by the letters before their name, and are no places."""

from __future__ import annotations

import pytest

from runut.lang.pack import load
from runut.text import sentences
from runut.text.naming import names
from tests.text.articles import article


@pytest.mark.parametrize(
    ("text", "language", "ships"),
    [
        ("Feri KMP Teluk Seroja karam. Kapal KMP Teluk Seroja tua.", "id", 2),
        ("KM Rahayu Lestari karam di Selat Wairinding.", "id", 1),
        ("The ferry KMP Teluk Seroja sank in the Wairinding Strait.", "en", 1),
        ("Kecelakaan terjadi di KM 72 Tol Serayu arah Merawang.", "id", 0),
        ("Warga Teluk Seroja mengungsi ke Merawang.", "id", 0),
    ],
)
def test_ships(text: str, language: str, ships: int) -> None:
    pack = load(language)
    whole = article(text, language=language, sentences=sentences.split(text, pack))
    found = names.find(whole, pack)
    assert sum(name.text.startswith(("KMP ", "KM ")) for name in found) == ships
    assert all(name.text != "Teluk Seroja" for name in found if ships)

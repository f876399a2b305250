"""Where a sentence of narration is cut into propositions."""

from __future__ import annotations

import pytest

from runut.statements import clauses
from tests.statements.reading import statements

_CUT = {
    "Korban tewas 12 orang, sementara 40 rumah rusak.": [
        "Korban tewas 12 orang",
        "40 rumah rusak",
    ],
    "Persela kini berada di puncak klasemen sementara Grup B.": [
        "Persela kini berada di puncak klasemen sementara Grup B",
    ],
    "Gunung itu meletus pada Senin; warga mengungsi ke balai desa.": [
        "Gunung itu meletus pada Senin",
        "warga mengungsi ke balai desa",
    ],
    "Bupati meninjau lokasi itu, serta menyerahkan bantuan pangan.": [
        "Bupati meninjau lokasi itu",
        "menyerahkan bantuan pangan",
    ],
    "Jalan itu tidak hanya menghubungkan dua kota, tetapi juga membuka pasar baru.": [
        "Jalan itu tidak hanya menghubungkan dua kota",
        "juga membuka pasar baru",
    ],
    "Pesawat itu mendarat pukul tiga, dan penumpangnya langsung dievakuasi.": [
        "Pesawat itu mendarat pukul tiga",
        "penumpangnya langsung dievakuasi",
    ],
}
_WHOLE = [
    "Mereka membawa beras, gula, minyak, dan selimut ke posko.",
    "Gubernur, wali kota, dan camat menghadiri rapat itu.",
    "Ia tiba di kota itu pada Senin, 3 Maret 2025.",
    "Kapal yang membawa beras dan gula itu tenggelam.",
    "Udara, air, dan tanahnya tetap bersih saat pabrik beroperasi.",
]


@pytest.mark.parametrize("text", _CUT)
def test_two_propositions(text: str) -> None:
    assert [text[s.start : s.end] for s in statements(text)] == _CUT[text]


@pytest.mark.parametrize("text", _WHOLE)
def test_one_proposition(text: str) -> None:
    assert [text[s.start : s.end] for s in statements(text)] == [text.rstrip(".")]


def test_english_clauses() -> None:
    text = "The storm damaged 40 homes, while 12 people were injured."
    assert [text[s.start : s.end] for s in statements(text, "en")] == [
        "The storm damaged 40 homes",
        "12 people were injured",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The ferry sank at 6:40 p.m. ", "The ferry sank at 6:40 p.m."),
        ("It moved to Merawang, D.C., ", "It moved to Merawang, D.C."),
        ("The ferry sank. ", "The ferry sank"),
        ("It was signed by Quill Jr. ", "It was signed by Quill Jr"),
    ],
)
def test_the_point_of_letters_is_theirs(text: str, told: str) -> None:
    start, end = clauses.trimmed(text, 0, len(text))
    assert text[start:end] == told

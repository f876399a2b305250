from __future__ import annotations

import gzip
import json
import random

import pytest

from runut.text import language
from tests.shared import SHARED, needs_shared


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Warga desa itu mengungsi karena banjir yang datang pada malam hari.", "id"),
        ("The villagers left their homes because of the flood that came at night.", "en"),
        ("Penduduk kampung itu dipindahkan kerana banjir yang berlaku pada waktu malam.", "id"),
        (
            "Les habitants du village ont quitté leurs maisons à cause de la crue de la nuit.",
            "fr",
        ),
        ("", "id"),
        ("12.30 -- 45%", "id"),
        ("Kami akan kembali besok.", "id"),
        ("We will be back tomorrow.", "en"),
    ],
)
def test_identify(text: str, wanted: str) -> None:
    assert language.identify(text) == wanted


def test_same_answer_every_time() -> None:
    text = "Ferry Sagara tenggelam, the crew said"
    assert len({language.identify(text) for _ in range(5)}) == 1


@needs_shared
def test_gold_is_indonesian() -> None:
    assert SHARED is not None
    with gzip.open(SHARED / "gold/id/articles.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    sample = random.Random(3).sample(rows, 300)
    told = [language.identify(f"{row['title']}\n{row['text']}") for row in sample]
    assert told.count("id") >= 299

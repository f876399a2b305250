"""An article in another language leaves alone what is claimed without it."""

from __future__ import annotations

from tests.account.stories import account, article

DAY = "2025-03-04T09:00:00+07:00"
STORY = [
    article(
        "Kabar Satu",
        "Jembatan Ciwaru ambruk pada Selasa pagi. Dua warga terluka. Bupati menutup jalan itu.",
        DAY,
    ),
    article(
        "Kabar Dua",
        "Jembatan di Ciwaru runtuh, Selasa pagi. Dua orang luka-luka. Jalan itu ditutup bupati.",
        DAY,
    ),
]


def test_one_english_article_changes_no_indonesian_claim() -> None:
    alone = {claim.statements for claim in account(STORY).claims}
    other = article(
        "Ashford Post", "Apple growers in Ashford harvested early this year.", DAY, "en"
    )
    beside = {claim.statements for claim in account([*STORY, other]).claims}
    assert alone <= beside
    assert any(len(statements) > 1 for statements in alone)

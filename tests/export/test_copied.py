"""Which article copied from which is told, also where one outlet has several."""

from __future__ import annotations

from runut.export.markdown import report
from runut.export.outline import outline
from runut.export.page import page
from runut.export.wording import Wording
from runut.records import Account
from tests.account.stories import account, article
from tests.cli.test_render_account import drawn

EARLY, LATE = "2025-03-08T10:00:00+07:00", "2025-03-08T12:30:00+07:00"
PASSAGE = (
    "Jembatan gantung di Desa Merawang putus pada Sabtu pagi ketika belasan warga pulang dari "
    "pasar, dan tujuh orang di antaranya jatuh ke sungai yang sedang surut."
)


def told(*of: tuple[str, str]) -> Account:
    return account(
        [
            article(outlet, f"{PASSAGE} Kabar bagian {n} menyusul.", when)
            for n, (outlet, when) in enumerate(of)
        ]
    )


def pairs(found: Account) -> list[tuple[str, str]]:
    return [(each.origin, each.target) for each in outline(found, Wording(language="id")).copies]


def test_outlets_alone_tell_two_articles() -> None:
    assert pairs(told(("Kabar Merawang", EARLY), ("Radio Muara", LATE))) == [
        ("Kabar Merawang", "Radio Muara")
    ]


def test_articles_of_one_outlet_are_told_by_their_times() -> None:
    found = told(("Kabar Merawang", EARLY), ("Kabar Merawang", LATE))
    [(origin, target)] = pairs(found)
    assert origin == "Kabar Merawang (8 Mar 2025 10.00)"
    assert target == "Kabar Merawang (8 Mar 2025 12.30)"
    for screen in (report(found, "id"), page(found, "id"), drawn(found)):
        assert "8 Mar 2025 12.30)" in " ".join(screen.split())


def test_articles_of_one_outlet_and_time_are_told_by_their_ids() -> None:
    found = told(("Kabar Merawang", EARLY), ("Kabar Merawang", EARLY))
    [(origin, target)] = pairs(found)
    ids = {each.id[:8] for each in found.articles}
    assert {origin[-9:-1], target[-9:-1]} == ids

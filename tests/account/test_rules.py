"""Single rules of the account: spellings, slips, standings, parts, sentences for people."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

import runut.account
from runut.account.judging import standings
from runut.account.matching import likeness
from runut.account.parting import parts
from runut.account.spelling.misspellings import one_letter_apart
from runut.identity import content_id
from runut.lang.messages import explain
from runut.lang.pack import codes
from runut.records import Origin, Reason, Statement
from tests.account.stories import account, article


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("lincol", "lincoln", True),
        ("benabid", "benadid", True),
        ("sergei", "sergey", True),
        ("filamen", "filament", True),
        ("kartono", "kartnoo", True),
        ("jong-un", "jongun", False),
        ("warga", "wargas", False),
        ("melati", "kenanga", False),
        ("sama", "sama", False),
    ],
)
def test_one_letter_apart(a: str, b: str, apart: bool) -> None:
    assert one_letter_apart(a, b) is apart
    assert one_letter_apart(b, a) is apart


def named(name: str, kind: str = "named") -> Origin:
    return Origin(name=name, kind=kind, entity=None, articles=("a",), reasons=())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("origins", "outlets", "more", "standing"),
    [
        ([named("A"), named("B")], 2, {"confirming": [named("A"), named("B")]}, "confirmed"),
        ([named("A"), named("B")], 2, {}, "echoed"),
        ([named("A"), named("B", "uncredited")], 2, {}, "echoed"),
        ([named("A", "uncredited")], 1, {}, "single"),
        ([named("A")], 1, {}, "single"),
        ([named("A"), named("B")], 2, {"disputed": ["?"]}, "disputed"),
        ([named("A"), named("B")], 2, {"disputed": ["?"], "updated": ["x"]}, "updated"),
    ],
)
def test_standing(origins: list[Origin], outlets: int, more: dict, standing: str) -> None:  # type: ignore[type-arg]
    found, reasons = standings.judge(origins, outlets, 3, **more)
    assert found == standing
    assert reasons


def whole(text: str, mode: str = "narration") -> Statement:
    return Statement(
        id=content_id(text),
        article="a",
        start=0,
        end=len(text),
        mode=mode,  # type: ignore[arg-type]
        stance="asserts",
        cue=None,
        sources=(),
        times=(),
        quantities=(),
        marks=(),
        rule="test",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kapal itu kandas di karang karena mesin mati mendadak",
            ["Kapal itu kandas di karang", "karena mesin mati mendadak"],
        ),
        (
            "Mobil ini menghasilkan tenaga 210 kW dan memiliki torsi 440 Nm",
            ["Mobil ini menghasilkan tenaga 210 kW", "dan memiliki torsi 440 Nm"],
        ),
        (
            "Presiden Astana Viktor Malenko dan Perdana Menteri Hasan Taib bertemu di Lembata",
            ["Presiden Astana Viktor Malenko dan Perdana Menteri Hasan Taib bertemu di Lembata"],
        ),
    ],
)
def test_parts(text: str, expected: list[str]) -> None:
    found = parts.cut(whole(text), text, "id")
    assert [text[part.start : part.end] for part in found] == expected


def test_a_quotation_is_parted_more_sparingly() -> None:
    text = "Kami menaikkan harga beras dan menurunkan harga gula di semua pasar"
    assert len(parts.cut(whole(text), text, "id")) == 2
    assert len(parts.cut(whole(text, "direct"), text, "id")) == 1


def test_a_weekday_that_does_not_fit_stands_beside_what_others_write() -> None:
    found = account(
        [
            article("Satu", "Rapat itu digelar di Balai Kota, Rabu (16/5/2025).", "2025-06-19"),
            article("Dua", "Rapat itu digelar di Balai Kota, Rabu (18/6/2025).", "2025-06-19"),
        ]
    )
    slip = next(c for c in found.conflicts if c.kind == "time")
    assert {side.value for side in slip.sides} == {"Rabu (16/5/2025)", "Rabu (18/6/2025)"}
    assert any(reason.code == "conflict.slip" for reason in slip.reasons)
    assert not any(claim.standing == "disputed" for claim in found.claims)


@pytest.mark.parametrize("slip", ["Rabu (18/6/2026)", "Rabu (18/6/225)", "Rabu (18/5/2025)"])
def test_a_date_read_otherwise_than_written_stands_beside_what_others_write(slip: str) -> None:
    found = account(
        [
            article("Satu", f"Rapat itu digelar di Balai Kota, {slip}.", "2025-06-19"),
            article("Dua", "Warga menonton rapat itu pada Rabu (18/6/2025).", "2025-06-19"),
        ]
    )
    laid = next(c for c in found.conflicts if c.kind == "time")
    assert [side.value for side in laid.sides] == ["Rabu (18/6/2025)", slip]
    assert [r.values["value"] for r in laid.reasons if r.code == "conflict.slip"] == [slip]


def test_the_slips_of_one_date_stand_beside_it_together() -> None:
    found = account(
        [
            article("Satu", "Rapat itu digelar di Balai Kota, Rabu (16/5/2025).", "2025-06-19"),
            article("Dua", "Rapat itu digelar di Balai Kota, Rabu (18/6/2025).", "2025-06-19"),
            article("Tiga", "Rapat itu digelar di Balai Kota, Selasa (18/6/2025).", "2025-06-19"),
        ]
    )
    (laid,) = (c for c in found.conflicts if c.kind == "time")
    first, *slips = (side.value for side in laid.sides)
    assert first == "Rabu (18/6/2025)"
    assert set(slips) == {"Rabu (16/5/2025)", "Selasa (18/6/2025)"}


def test_a_date_of_another_week_is_no_slip() -> None:
    found = account(
        [
            article("Satu", "Rapat itu digelar di Balai Kota, Rabu (11/6/2025).", "2025-06-19"),
            article("Dua", "Warga menonton rapat itu pada Rabu (18/6/2025).", "2025-06-19"),
        ]
    )
    assert not any(r.code == "conflict.slip" for c in found.conflicts for r in c.reasons)


def test_two_expansions_of_one_abbreviation() -> None:
    found = account(
        [
            article("Satu", "Komisi Pengawas Air Minum (KPAM) menutup kasus itu.", "2025-06-19"),
            article("Dua", "Komite Pengawas Air Minum (KPAM) menutup kasus itu.", "2025-06-19"),
        ]
    )
    assert any(c.kind == "name" and c.question == "KPAM" for c in found.conflicts)


def test_the_weights_name_every_feature() -> None:
    weights = likeness.weights()
    assert set(weights.by_feature) == set(likeness.FEATURES)
    assert 0 < weights.threshold < 1


def written() -> set[str]:
    """Every reason code that stands in the code of the account stage."""
    folder = Path(runut.account.__file__).parent
    text = "\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.py")))
    found = set(re.findall(r'"((?:claim|origin|standing|conflict)\.[a-z-]+)"', text))
    return found | {"conflict.number", "conflict.time"}


@pytest.mark.parametrize("language", codes())
def test_every_reason_has_its_sentence(language: str) -> None:
    table = tomllib.loads(
        (files("runut.lang") / language / "messages-account.toml").read_text("utf-8")
    )
    assert written() <= table.keys()
    assert "{" not in explain(
        Reason(code="standing.single", values={"outlets": "1", "all": "3", "origins": "X"}),
        language,
    )


@pytest.mark.parametrize(
    ("told_of", "entries"),
    [
        ("Piala Layar 2025 menghadirkan dua klub dari luar pulau.", 0),
        ("Danu Prakoso menjuarai Piala Layar 2019 di Merawang.", 1),
        ("Klub itu berdiri pada 2025 dengan dua puluh anggota.", 1),
    ],
)
def test_the_reports_own_year_in_a_name_dates_nothing(told_of: str, entries: int) -> None:
    found = account([article("Kabar Satu", told_of, "2025-03-04T09:00:00+07:00")])
    assert len(found.timeline) == entries

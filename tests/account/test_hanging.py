"""Statements that do not read alone are shown in the stretch in which they do."""

from __future__ import annotations

import pytest

from runut.account.parting import hanging, parts
from runut.records import Account, Statement
from tests.account.stories import account, article, read

DAY = "2025-03-04T09:00:00+07:00"

#: Of a sentence: the part, and whether a person could quote it as it stands.
PARTS = (
    ("id", "Jembatan Ciwaru", "yang dibangun tahun 1978", "ambruk.", False),
    ("id", "Bupati menutup jalan", "dan meminta warga memutar", "lewat utara.", False),
    ("id", "Sungai meluap", "karena hujan turun semalaman", ".", False),
    ("id", "Jalan itu ditutup,", "karena jembatan retak, warga diminta memutar", ".", True),
    ("id", "Arus deras menerjang,", "menewaskan dua warga desa", ".", False),
    ("id", "Ia menambahkan,", "saat ini jembatan belum bisa dilalui", ".", True),
    ("id", "Ia menyebut", "warga sudah kembali ke rumah masing-masing", ".", True),
    ("id", "Kerugian besar,", "termasuk jembatan dan dua rumah yang hanyut", ".", False),
    ("id", "", "Jembatan dan jalan raya di tepi sungai", "rusak.", False),
    ("id", "", "Denda itu diganti kurungan enam bulan", "apabila tidak dibayar.", False),
    (
        "id",
        "",
        "Denda itu diganti kurungan enam bulan",
        ". Apabila tidak dibayar, ia disita.",
        True,
    ),
    ("id", "", "2. Ketua panitia Ciwaru tahun 2020, Rini Astuti", ";", False),
    ("id", "", "Ketua panitia Ciwaru tahun 2020, Rini Astuti, 48 tahun", ".", True),
    ("id", "", "Pertemuan Bupati Ciwaru dan Ketua KNB pada Selasa, (4/3/2025)", "ramai.", False),
    ("id", "", "KM Ciwaru kandas di Selat Lawas, Selasa (4/3/2025) pagi", ".", True),
    ("id", "", "Sebanyak 2000 rumah di lereng Ciwaru pada Selasa (4/3/2025)", "gelap.", True),
    ("id", "", "Bupati mengatakan jembatan akan", "dibangun lagi.", False),
    # A verb that wants more than stands in the part.
    ("id", "", "Pemerintah kota Ciwaru memutuskan", "untuk menutup jembatan.", False),
    ("id", "", "Pemerintah kota Ciwaru berunding", "untuk membangun jembatan.", True),
    ("id", "Hujan reda,", "namun sungai tetap meluap hingga malam", ".", True),
    # The only verb describes the noun, whose own verb stands behind.
    ("id", "", "Warga yang mengungsi", "di balai desa kembali pulang.", False),
    ("id", "", "Warga yang mengungsi kembali bertani", "di lereng Ciwaru.", True),
    ("id", "", "Ada tiga warga yang mengungsi", ".", True),
    # A circumstance of the clause that follows it.
    ("id", "", "Di tengah meningkatnya hujan", ", warga di lereng pulang.", False),
    ("id", "", "Di Ciwaru hujan meningkat", ", dan warga di lereng pulang.", True),
    ("id", "", "Pemerintah kota Ciwaru berencana", "untuk menutup jembatan.", False),
    # The comma of a figure is none behind which a clause begins.
    (
        "id",
        "Bupati berterima kasih",
        "kepada warga atas hibah Rp 1,5 juta untuk membangun",
        ".",
        False,
    ),
    ("en", "The bridge,", "which opened in 1978", ", collapsed.", False),
    ("en", "The river rose,", "killing two villagers", ".", False),
    ("en", "", "The bridge will be shut", ", if the river rises again.", False),
    ("en", "He said", "villagers had returned to their homes", ".", True),
    ("en", "The road was shut", "after the bridge cracked", ".", False),
    ("en", "He said", "after the bridge cracked, villagers were told to turn back", ".", True),
    ("en", "", "The bridge and the road along the", "river were damaged.", False),
)


@pytest.mark.parametrize(("language", "before", "part", "after", "alone"), PARTS)
def test_whether_a_part_reads_alone(
    language: str, before: str, part: str, after: str, alone: bool
) -> None:
    text = f"{before} {part} {after}".strip()
    page = article("Kabar Satu", text, DAY, language)
    told = account([page])
    start = text.index(part)
    statement = _narrated(told, start, start + len(part))
    assert hanging.reads_alone(statement, told.articles[0]) is alone


def _narrated(told: Account, start: int, end: int) -> Statement:
    return Statement(
        id="part",
        article=told.articles[0].id,
        start=start,
        end=end,
        mode="narration",
        stance="asserts",
        cue=None,
        sources=(),
        times=tuple(dict.fromkeys(t for s in told.statements for t in s.times)),
        quantities=(),
        marks=(),
        rule="narration",
    )


SHARED = "yang dibangun oleh pemerintah kolonial pada tahun 1912"
ONE = f"Warga Ciwaru mengenang jembatan lama {SHARED} di atas Sungai Cimerang."
TWO = f"Wisatawan memotret jembatan itu, {SHARED} untuk kereta tebu."


def test_an_account_tells_in_which_stretch_a_hanging_part_reads() -> None:
    told = account([article("Kabar Satu", ONE, DAY), article("Warta Dua", TWO, DAY)])
    texts = {page.id: page.text for page in told.articles}
    hangs = [
        each
        for each in told.statements
        if texts[each.article][each.start : each.end].startswith("yang dibangun")
    ]
    assert hangs
    for each in hangs:
        assert each.around is not None
        stretch = texts[each.article][each.around.start : each.around.end]
        assert stretch.startswith(("Warga Ciwaru", "Wisatawan"))
        assert each.around.end >= each.end


def test_a_clause_behind_a_measure_of_time_hangs() -> None:
    text = "Bupati menutup jembatan Ciwaru, dua hari setelah hujan lebat mengguyur desa."
    (reading,) = read([article("Kabar Satu", text, DAY)])
    page, (told,) = reading.article, reading.statements
    _, late = parts.cut(told, text, "id")
    assert text[late.start :].startswith("dua hari setelah")
    assert not hanging.reads_alone(late, page)
    assert hanging.settle(late, told, page).around is not None


#: What somebody says, and the words it is shown with.
OBJECTS = (
    (
        "Bupati Danu Prakoso mengapresiasi kerja warga yang membantu korban banjir.",
        "Bupati Danu Prakoso mengapresiasi",
    ),
    ("Rini Astuti membenarkan kabar tersebut.", "Rini Astuti membenarkan"),
    ("Bupati Danu Prakoso mengimbau warga untuk menjauhi sungai.", "Bupati Danu Prakoso mengimbau"),
    ("Bupati Danu Prakoso mengatakan jembatan itu ditutup.", None),
    ("Bupati Danu Prakoso mengatakan bahwa harga yang baru dinilai adil.", None),
)


@pytest.mark.parametrize(("text", "verb"), OBJECTS)
def test_a_thing_that_somebody_names_is_shown_with_the_verb(text: str, verb: str | None) -> None:
    told = account([article("Kabar Satu", text, DAY)])
    (said,) = [each for each in told.statements if each.mode == "indirect"]
    if verb is None:
        assert said.around is None or not text[said.around.start : said.start].strip()
    else:
        assert said.around is not None
        assert text[said.around.start : said.start].strip() == verb


def test_what_reads_alone_has_no_stretch_beside_its_own() -> None:
    told = account([article("Kabar Satu", "Jembatan Ciwaru ambruk pada Senin pagi.", DAY)])
    assert [each.around for each in told.statements] == [None]


def test_who_spoke_where_stands_behind_all_that_is_told() -> None:
    said = '"Jembatan ini kami tutup," kata Bupati Danu Prakoso di Balai Ciwaru, Senin (3/3).'
    more = "Jalan di tepi Sungai Cimerang masih terendam lumpur setinggi lutut orang dewasa."
    told = account(
        [
            article("Kabar Satu", f"{said} {more}", DAY),
            article("Warta Dua", said, DAY),
        ]
    )
    rules = {each.id: each.rule for each in told.statements}
    order = [rules[claim.statement] for claim in told.claims]
    assert order[-1] == "occasion"
    assert "occasion" not in order[:-1]


def test_who_spoke_where_never_stands_for_what_is_told() -> None:
    said = '"Jembatan ini kami tutup," kata Bupati Danu Prakoso di Balai Ciwaru, Senin (3/3/2025).'
    told = account(
        [
            article("Kabar Satu", said, DAY),
            article("Warta Dua", "Bupati Danu Prakoso berbicara di Balai Ciwaru, Senin.", DAY),
        ]
    )
    rules = {each.id: each.rule for each in told.statements}
    mixed = [c for c in told.claims if len({rules[id] == "occasion" for id in c.statements}) == 2]
    assert mixed
    assert all(rules[claim.statement] != "occasion" for claim in mixed)

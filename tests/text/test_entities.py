from __future__ import annotations

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from runut.evaluate.names import read_mentions, score_pairs
from runut.lang.pack import load
from runut.records import Entity, Mention
from runut.text import sentences
from runut.text.identifying import entities
from runut.text.identifying.namesakes import one_slip, parts, short_for, sounding
from runut.text.naming import names
from runut.text.naming.abbreviations import is_short_for
from tests.shared import SHARED, needs_shared
from tests.text.articles import article


def read(text: str, key: str = "a", language: str = "id") -> tuple[Entity, ...]:
    pack = load(language)
    plain = replace(article(text, language=language), id=key)
    whole = replace(plain, sentences=sentences.split(text, pack))
    return entities.resolve(whole, names.find(whole, pack), pack)


def named(found: tuple[Entity, ...], name: str) -> Entity:
    return next(entity for entity in found if name in entity.names)


def words(text: str, entity: Entity, kind: str = "name") -> list[str]:
    return [text[m.start : m.end] for m in entity.mentions if m.kind == kind]


def test_country_under_all_its_names() -> None:
    text = "Korea Utara (Korut) dan Rusia sepakat. DPRK menyebutnya tonggak. Korut gembira."
    country = named(read(text), "Korut")
    assert country.wikidata == country.id == "Q423"
    assert words(text, country) == ["Korea Utara", "Korut", "DPRK", "Korut"]


def test_a_body_with_its_abbreviation_behind_it_is_that_body() -> None:
    text = "Organisasi Kesehatan Dunia WHO memperingatkan warga. WHO menyebut dua kota."
    body = named(read(text), "WHO")
    assert words(text, body) == ["Organisasi Kesehatan Dunia WHO", "WHO"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Komando Pusat Arunika (KOMPUSA) siaga. KOMPUSA mengirim kapal.",
            ["Komando Pusat Arunika", "KOMPUSA", "KOMPUSA"],
        ),
        (
            "Saham PT Lintas Samudra Tbk (LSAM) naik. Harga saham (LSAM) turun.",
            ["PT Lintas Samudra Tbk", "LSAM", "LSAM"],
        ),
        (
            "Masyarakat Transportasi Indonesia (MTI) mendukung. MTI menolak pungli.",
            ["Masyarakat Transportasi Indonesia", "MTI", "MTI"],
        ),
    ],
    ids=["in another language", "a share", "two lines of a list"],
)
def test_capitals_in_brackets_are_the_body(text: str, names: list[str]) -> None:
    assert words(text, named(read(text), names[1])) == names


def test_capitals_for_more_than_the_name_are_another() -> None:
    text = "Bank Indonesia menjual Sekuritas Valas Bank Indonesia (SVBI). SVBI laku."
    assert named(read(text), "SVBI").id != named(read(text), "Bank Indonesia").id


def test_short_name_goes_with_the_full_one_wherever_that_stands() -> None:
    text = "Easley menolak. Menurut Leif-Eric Easley, profesor di Seoul, hal itu keliru."
    person = named(read(text), "Leif-Eric Easley")
    assert words(text, person) == ["Easley", "Leif-Eric Easley"]


def test_a_first_name_cut_off_goes_with_the_full_one() -> None:
    text = 'Kuasa hukum warga, Wiradanu Harsaya, hadir. "Kami menunggu," kata Wira kemarin.'
    assert words(text, named(read(text), "Wiradanu Harsaya")) == ["Wiradanu Harsaya", "Wira"]


@pytest.mark.parametrize(
    "text",
    [
        'Diana Prasetyo hadir. "Kami menunggu," kata Dian kemarin.',
        'Wiradanu Harsaya dan Wirasena Lukita hadir. "Kami menunggu," kata Wira kemarin.',
    ],
    ids=["an ending is no cut", "two begin so"],
)
def test_who_may_be_another_stays_apart(text: str) -> None:
    assert {"Dian", "Wira"} & {entity.name for entity in read(text)}


def test_near_names_stay_apart() -> None:
    text = (
        "Pemimpin Korea Utara Kim Jong Un tiba bersama adiknya, Kim Yo-jong. "
        "Kakaknya, Kim Jong-nam, tidak hadir. Kim Jong-un lalu berpidato."
    )
    found = read(text)
    people = [entity for entity in found if entity.type == "PER"]
    assert len({entity.id for entity in people}) == 3
    assert "Kim Jong-un" in named(found, "Kim Jong Un").names


def test_office_keeps_its_body_and_country() -> None:
    found = read("Menteri Luar Negeri Rusia Sergey Lavrov menyambut tamunya di Moskow.")
    assert named(found, "Sergey Lavrov").roles == ("Menteri Luar Negeri Rusia",)


def test_office_before_a_comma_and_behind_a_name() -> None:
    found = read(
        "Hal itu disampaikan penasihat kebijakan luar negeri Putin, Yuri Ushakov, kemarin. "
        "Menurut Wulan Pratiwi, peneliti di Universitas Indonesia, itu wajar."
    )
    assert named(found, "Yuri Ushakov").roles == ("penasihat kebijakan luar negeri Putin",)
    assert named(found, "Wulan Pratiwi").roles == ("peneliti di Universitas Indonesia",)


def test_description_of_an_office() -> None:
    text = "Presiden Rusia Vladimir Putin mendarat. Pesawat itu membawa Presiden Rusia itu pulang."
    assert words(text, named(read(text), "Vladimir Putin"), "description") == ["Presiden Rusia itu"]


def test_description_by_another_name_of_the_country() -> None:
    text = "Pemimpin Korea Utara Kim Jong Un menyambut tamu. Sambutan pemimpin Korut hangat."
    assert words(text, named(read(text), "Kim Jong Un"), "description") == ["pemimpin Korut"]


def test_both_stand_for_each() -> None:
    text = "Vladimir Putin dan Kim Jong Un bertemu. Keduanya menaiki limusin."
    found = read(text)
    for name in ("Vladimir Putin", "Kim Jong Un"):
        assert words(text, named(found, name), "description") == ["Keduanya"]


def test_state_outlet_without_its_name() -> None:
    text = "Media pemerintah Korea Utara memuji pertemuan itu."
    agency = named(read(text), "KCNA")
    assert agency.type == "ORG"
    assert words(text, agency, "description") == ["Media pemerintah Korea Utara"]


def test_state_outlet_beside_its_name() -> None:
    text = "Pernyataan itu dirilis kantor berita Rusia, RIA."
    assert words(text, named(read(text), "RIA"), "description") == ["kantor berita Rusia"]


def test_capital_that_acts_is_its_country() -> None:
    text = "Baik Pyongyang maupun Moskow membantah tuduhan itu. Ia terbang ke Moskow."
    found = read(text)
    assert words(text, next(e for e in found if e.id == "Q159")) == ["Moskow"]
    assert words(text, next(e for e in found if e.id == "Q423")) == ["Pyongyang"]
    assert any(e.name == "Moskow" and e.id != "Q159" for e in found)


def test_alias() -> None:
    text = "Polisi memeriksa Bayu Hartono alias Joni. Joni mengaku menyesal."
    assert words(text, named(read(text), "Bayu Hartono")) == ["Bayu Hartono", "Joni", "Joni"]


@pytest.mark.parametrize(
    ("short", "full", "wanted"),
    [
        ("PPATK", "Pusat Pelaporan dan Analisis Transaksi Keuangan", True),
        ("Korut", "Korea Utara", True),
        ("PHR", "PT Pertamina Hulu Rokan", True),
        ("KTT", "konferensi tingkat tinggi", True),
        ("AS", "Amerika Serikat", True),
        ("Korsel", "Korea Utara", False),
        ("BMKG", "Badan Narkotika Nasional", False),
        ("Rusia", "Vladimir Putin", False),
    ],
)
def test_abbreviations(short: str, full: str, wanted: bool) -> None:
    assert is_short_for(short, full.split()) is wanted


def test_likeness_of_names() -> None:
    assert sounding("Kim Jong-un") == sounding("Kim Jong Un") == sounding("Kim Jongun")
    assert sounding("Sergei Lavrov") == sounding("Sergey Lavrov")
    assert sounding("Soeharto") == sounding("Suharto")
    assert sounding("Kim Yo-jong") != sounding("Kim Jong Un")
    assert one_slip(parts("Kim Kong Un"), parts("Kim Jong Un"))
    assert not one_slip(parts("Kim Jong Il"), parts("Kim Jong Un"))
    assert not one_slip(parts("Kim Jong-nam"), parts("Kim Jong-un"))
    assert short_for(parts("Putin"), parts("Vladimir Putin"))
    assert not short_for(parts("Putra"), parts("Vladimir Putin"))


STORY = (
    "Presiden Rusia Vladimir Putin bertemu pemimpin Korea Utara Kim Jong Un. Kim Jong Un senang. "
    "Kim Jong Un menyambut tamunya.",
    "Putin mendarat. Foto: Vladimir Putin disambut Kim Kong Un.",
    "Pemimpin Korut Kim Jong-un ditemani adiknya, Kim Yo-jong. Putin tersenyum.",
    "Putin tiba pada malam hari. Media pemerintah Korea Utara memujinya.",
)


def unite(story: Sequence[tuple[Entity, ...]], language: str = "id") -> entities.United:
    """The entities of a story all of whose articles are in one language."""
    return entities.unite(story, defaultdict(lambda: language))


def test_story_joins_spellings_slips_and_short_names() -> None:
    story = [read(text, key) for key, text in zip("abcd", STORY, strict=True)]
    united = unite(story)
    leader = named(united.entities, "Kim Jong Un")
    assert {"Kim Jong Un", "Kim Kong Un", "Kim Jong-un"} <= set(leader.names)
    assert named(united.entities, "Kim Yo-jong").id != leader.id
    assert len([e for e in united.entities if "Putin" in e.name]) == 1
    for found in story:
        for entity in found:
            assert united.renamed[entity.mentions[0].article, entity.id]


def test_a_name_behind_a_place_of_the_story_is_the_name_without_it() -> None:
    texts = (
        "Warga Kabupaten Lawasari mengungsi, kata Kepala Kantor SAR Rina Mahesa. Rina datang.",
        "Kata Kepala Kantor SAR Lawasari Rina Mahesa, warga aman. Menurut Rina, air surut. "
        "Rina pulang. Rina lelah.",
    )
    story = [read(text, key) for key, text in zip("ab", texts, strict=True)]
    united = unite(story)
    assert [e.name for e in united.entities if e.type == "PER"] == ["Rina Mahesa"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Raka Wiguna Jr membuka pabrik. Gubernur Raka Wiguna tidak hadir. Menurut Wiguna Jr, "
            "pabrik itu besar. Wiguna menyusul.",
            {("Raka Wiguna Jr", "Wiguna Jr"), ("Raka Wiguna", "Wiguna")},
        ),
        ("Raka Wiguna Jr mencetak gol. Wiguna senang.", {("Raka Wiguna Jr", "Wiguna")}),
    ],
)
def test_a_son_is_not_his_father(text: str, names: set[tuple[str, ...]]) -> None:
    assert {e.names for e in read(text) if e.type == "PER"} == names


@pytest.mark.parametrize(
    ("office", "persons"), [("Roads Board chair", 1), ("Harbour Party secretary", 2)]
)
def test_a_slip_is_told_by_the_own_word_of_an_english_office(office: str, persons: int) -> None:
    texts = (
        "The city chair, Dana Harmon, came to the pier. Dana Harmon left. Dana Harmon was ill.",
        f"The {office}, Dana Harlon, came to the pier.",
    )
    story = [read(text, key, "en") for key, text in zip("ab", texts, strict=True)]
    people = [e for e in unite(story, "en").entities if e.type == "PER"]
    assert len(people) == persons


def test_story_does_not_depend_on_order() -> None:
    story = [read(text, key) for key, text in zip("abcd", STORY, strict=True)]
    first = unite(story)
    for seed in range(6):
        shuffled = random.Random(seed).sample(story, len(story))
        assert unite(shuffled) == first


def test_ids_are_unique_and_mentions_in_order() -> None:
    for text in STORY:
        found = read(text)
        assert len({entity.id for entity in found}) == len(found)
        for entity in found:
            starts = [mention.start for mention in entity.mentions]
            assert starts == sorted(starts)


@needs_shared
def test_floor_on_pairs_of_mentions() -> None:
    assert SHARED is not None
    with gzip.open(SHARED / "gold/id/articles.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = {row["id"]: row["text"] for row in map(json.loads, file)}
    content = (Path(__file__).parent / "gold-mentions.json").read_text("utf-8")
    gold = read_mentions(content, texts)
    found = [
        (g.id, mention.start, mention.end, entity.id)
        for g in gold
        for entity in read(g.text, g.id)
        for mention in entity.mentions
        if mention.kind == "name"
    ]
    assert score_pairs(gold, found).f1 >= 0.90


@needs_shared
def test_gold_entities_have_their_own_ids_and_slices() -> None:
    assert SHARED is not None
    with gzip.open(SHARED / "gold/id/articles.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    for row in random.Random(11).sample(rows, 120):
        found = read(row["text"], row["id"])
        assert len({entity.id for entity in found}) == len(found)
        for entity in found:
            for mention in entity.mentions:
                piece = row["text"][mention.start : mention.end]
                assert piece == piece.strip() != ""
                assert mention.kind == "description" or piece in entity.names


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "Harbour Group Chief Executive Officer Dana Pike said the ferry sank.",
            ("Harbour Group Chief Executive Officer",),
        ),
        ("The shadow health minister, Dana Pike, came to the pier.", ("shadow health minister",)),
        ("Arunia's new prime minister, Dana Pike, came to the pier.", ("new prime minister",)),
        ("Dana Pike, the Harbour Party leader, came to the pier.", ("Harbour Party leader",)),
        (
            "Sir Dana Pike, chairman of the Roads Board (RB), came to the pier.",
            ("Sir", "chairman of the Roads Board"),
        ),
        (
            "Dana Pike, a former head of news at the paper, left.",
            ("former head of news at the paper",),
        ),
        ("The rules of Sheriff Principal Dana Pike were read out.", ("Sheriff Principal",)),
        ("Harbour Group CEO Dana Pike came to the pier.", ("Harbour Group CEO",)),
        ("Dana Pike, CEO of Harbour Group, came to the pier.", ("CEO of Harbour Group",)),
        ("On Monday Gov. Dana Pike came to the pier.", ("Gov",)),
        ("The pier fell. Lt. Gen. Dana Pike came to see it.", ("Lt. Gen",)),
        # Nobody's office, or another's.
        ("The wife of the mayor, Dana Pike, came to the pier.", ()),
        ("According to Dana Pike, the mayor said nothing of the pier.", ()),
        ("To the mayor, Dana Pike never came to the pier.", ()),
        ("A press secretary to Dana Pike came to the pier.", ()),
        ("Since then Mr Dana Pike has been ill.", ()),
    ],
)
def test_an_english_office_has_its_own_word_last(text: str, offices: tuple[str, ...]) -> None:
    assert named(read(text, language="en"), "Dana Pike").roles == offices


@pytest.mark.parametrize(
    ("text", "person", "roles"),
    [
        (
            "Kepala Dinas Pekerjaan Umum dan Penataan Ruang (PUPR) Serayu, Wahyu Sembiring, hadir.",
            "Wahyu Sembiring",
            ("Kepala Dinas Pekerjaan Umum dan Penataan Ruang (PUPR) Serayu",),
        ),
        (
            "Jalan itu ditutup, kataWali Kota Bandung Dimas Kartono, Rabu.",
            "Dimas Kartono",
            ("Wali Kota Bandung",),
        ),
        (
            "Kabid Humas Polda Serayu Kombes Bram Satriyo hadir.",
            "Bram Satriyo",
            ("Kabid Humas Polda Serayu Kombes",),
        ),
        (
            "Ketua Umum Asosiasi Petani Garam Indonesia Hasan Malik menolak.",
            "Hasan Malik",
            ("Ketua Umum Asosiasi Petani Garam Indonesia",),
        ),
        ("Kapuspenkum Kejagung Rudi Kartono hadir.", "Rudi Kartono", ("Kapuspenkum Kejagung",)),
        (
            "Menurut mantan Bupati Serayu, Hasan Malik, jalan itu rusak.",
            "Hasan Malik",
            ("mantan Bupati Serayu",),
        ),
        (
            "Staf khusus menteri era Rina Wattimena diperiksa.",
            "Rina Wattimena",
            (),
        ),
        (
            "Panen gagal. Dimas Kartono, petani di Karangjati mengatakan, hujan terlambat.",
            "Dimas Kartono",
            ("petani di Karangjati",),
        ),
    ],
)
def test_offices_of_persons(text: str, person: str, roles: tuple[str, ...]) -> None:
    assert named(read(text), person).roles == roles


def test_what_a_person_is_called_stands_in_brackets_behind_him() -> None:
    text = "Menteri Perikanan Saiful Malikusaleh (Gus Salim) hadir. Menurut Gus Salim, itu benar."
    assert words(text, named(read(text), "Saiful Malikusaleh")) == [
        "Saiful Malikusaleh",
        "Gus Salim",
        "Gus Salim",
    ]


def test_a_body_named_for_a_person_is_not_he() -> None:
    text = "Relawan Pro-Wirasena (Prowira) menunggu. Darmo Wirasena hadir, kata Wirasena."
    assert "Pro-Wirasena" not in named(read(text), "Darmo Wirasena").names


_SPELLINGS = {
    "one letter of a long word, never in one article": (
        ("Menurut Tosan Adarabiwo, laga itu berat.", "Tosan Adarabiyo mencetak gol."),
        ("Tosan Adarabiwo", "Tosan Adarabiyo"),
        True,
    ),
    "two who are named beside each other": (
        ("Tosan Adarabiwo dan Tosan Adarabiyo mencetak gol.",),
        ("Tosan Adarabiwo", "Tosan Adarabiyo"),
        False,
    ),
    "a short word that may be another name": (
        ("Menurut Budi Kartono, laga itu berat.", "Rudi Kartono mencetak gol."),
        ("Budi Kartono", "Rudi Kartono"),
        False,
    ),
    "two transcriptions in one office": (
        (
            "Kepala Produksi Sagara Motor, Ryan Ferdian Hartono, hadir.",
            "Kepala Produksi Sagara Motor, Rian Verdien Hartono, hadir.",
        ),
        ("Ryan Ferdian Hartono", "Rian Verdien Hartono"),
        True,
    ),
    "two brothers in two offices": (
        (
            "Direktur Utama Sagara Motor, Iwan Setiadi Hartono, hadir.",
            "Komisaris Layar Biru, Irwan Setiawan Hartono, hadir.",
        ),
        ("Iwan Setiadi Hartono", "Irwan Setiawan Hartono"),
        False,
    ),
    "one word, once, a letter missed": (
        ("Pelatih Esteban Calderona hadir. Calderona menolak, lalu Caldrona diam.",),
        ("Esteban Calderona", "Caldrona"),
        True,
    ),
}


@pytest.mark.parametrize(("texts", "forms", "one"), _SPELLINGS.values(), ids=_SPELLINGS)
def test_spellings_in_a_story(texts: tuple[str, ...], forms: tuple[str, str], one: bool) -> None:
    found = unite([read(text, key) for key, text in zip("abc", texts, strict=False)])
    first, second = (named(found.entities, form) for form in forms)
    assert (first.id == second.id) is one


def body(name: str, key: str) -> Entity:
    mention = Mention(article=key, start=0, end=len(name))
    return Entity(id=f"{key}:{name}", name=name, type="ORG", names=(name,), mentions=(mention,))


@pytest.mark.parametrize(
    ("names", "bodies"),
    [
        (("Satuan Jaga Pantai (Satga PT) Serayu", "Satga PT Serayu"), 1),
        (("Satga PT Serayu", "Satga PT"), 1),
        (("Satga PT Serayu", "Satga PT Lembayung", "Satga PT"), 3),
        (("Satga Serayu", "Satga"), 2),
    ],
    ids=["its kind abbreviated within", "without its region", "of one of two", "of one word"],
)
def test_a_body_by_its_short_name_in_a_story(names: tuple[str, ...], bodies: int) -> None:
    story = [(body(name, key),) for key, name in zip("abc", names, strict=False)]
    assert len(unite(story).entities) == bodies


def thing(name: str, kind: str, key: str, *more: str, times: int = 1) -> Entity:
    mentions = tuple(Mention(article=key, start=at, end=at + 1) for at in range(times))
    return Entity(id=f"{key}:{name}", name=name, type=kind, names=(name, *more), mentions=mentions)


_KINDS = {
    "a ship taken for a person and a body": (
        [thing("KMP Teluk Rawa", "PER", "a"), thing("KMP Teluk Rawa", "ORG", "b", times=3)],
        1,
    ),
    "a name stuck to the word before it": (
        [thing("PSBDewi Wirasena", "ORG", "a"), thing("Dewi Wirasena", "PER", "b", times=2)],
        1,
    ),
    "two people whose names only end alike": (
        [thing("Ledewi Wirasena", "PER", "a"), thing("Dewi Wirasena", "PER", "b")],
        2,
    ),
    "the one name of a person, taken for a place": (
        [thing("Wirasena", "LOC", "a"), thing("Dewi Wirasena", "PER", "b", "Wirasena", times=5)],
        1,
    ),
    "a town whose name a person bears too": (
        [
            thing("Serayu", "LOC", "a", times=4),
            thing("Dewi Serayu", "PER", "b", "Serayu", times=5),
        ],
        2,
    ),
    "a single word for two things": (
        [thing("Serayu", "LOC", "a"), thing("Serayu", "ORG", "b")],
        2,
    ),
    "a nickname told in one article, alone in another": (
        [thing("Mahesa Wirasena", "PER", "a", "Ara", times=2), thing("Ara", "PER", "b")],
        1,
    ),
    "a nickname of two": (
        [
            thing("Mahesa Wirasena", "PER", "a", "Ara"),
            thing("Tiara Kusuma", "PER", "b", "Ara"),
            thing("Ara", "PER", "c"),
        ],
        3,
    ),
}


@pytest.mark.parametrize(("story", "things"), _KINDS.values(), ids=_KINDS)
def test_what_was_taken_for_different_kinds(story: list[Entity], things: int) -> None:
    found = unite([(entity,) for entity in story])
    assert len(found.entities) == things
    assert unite([(entity,) for entity in story[::-1]]) == found


@pytest.mark.parametrize(
    ("bodies", "count"),
    [
        (("BPBD Serayu", "BPBD"), 1),
        (("BPBD Serayu", "BPBD Kota Serayu", "BPBD"), 1),
        (("BPBD Jakarta", "BPBD DKI Jakarta", "BPBD"), 1),
        (("BPBD Serayu", "BPBD Lembayung", "BPBD"), 3),
        (("BPBD Serayu", "Polres Serayu"), 2),
        (("Bank Serayu", "Bank"), 2),
    ],
    ids=[
        "alone",
        "under two names of its region",
        "of a known region",
        "of one of two",
        "of two kinds",
        "no such kind",
    ],
)
def test_a_body_of_a_region_by_its_kind_alone(bodies: tuple[str, ...], count: int) -> None:
    regions = (thing("Serayu", "LOC", "r", "Kota Serayu"), thing("Lembayung", "LOC", "r"))
    story = [(thing(name, "ORG", key),) for key, name in zip("abc", bodies, strict=False)]
    found = unite([regions, *story])
    assert sum(entity.type == "ORG" for entity in found.entities) == count


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        ("Hal itu dikatakan suami Dewi Wirasena kemarin.", "Dewi Wirasena", ()),
        ("Kuasa hukum Dewi Wirasena menolak.", "Dewi Wirasena", ()),
        ("Mantan suami Dewi Wirasena hadir.", "Dewi Wirasena", ()),
        ("Hadir pula putra sulung Dewi Wirasena kemarin.", "Dewi Wirasena", ()),
        ("Istri Bupati Serayu Bagas Wirasena hadir.", "Bagas Wirasena", ("Bupati Serayu",)),
        ("Istri Wirasena, Dewi Ratnasari, hadir.", "Dewi Ratnasari", ("Istri Wirasena",)),
        ("Kata Pak Bagas Wirasena, itu benar.", "Bagas Wirasena", ()),
        ("Kata Bapak Bupati Bagas Wirasena, itu benar.", "Bagas Wirasena", ("Bupati",)),
        ("Pelatih Bagas Wirasena hadir.", "Bagas Wirasena", ("Pelatih",)),
    ],
)
def test_what_somebody_is_to_another_is_no_office_of_the_other(
    text: str, name: str, roles: tuple[str, ...]
) -> None:
    assert named(read(text), name).roles == roles


def test_an_office_holds_no_part_of_its_holders_name() -> None:
    text = "Dewi Ratnasari tiba. Bupati Serayu Dewi Ratnasari hadir."
    pack = load("id")
    whole = replace(article(text), sentences=sentences.split(text, pack))
    surname = text.rindex("Ratnasari")
    found = (
        names.Found(start=0, end=14, type="PER", text=text[:14]),
        names.Found(start=surname, end=surname + 9, type="PER", text="Ratnasari"),
    )
    [entity] = entities.resolve(whole, found, pack)
    assert entity.roles == ("Bupati Serayu",)

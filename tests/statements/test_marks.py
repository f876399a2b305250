"""Marks: words that colour a statement, and how the outlet came by it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from runut.lang.messages import say
from runut.lang.pack import codes, load
from runut.statements.circumstances import plain
from runut.statements.find import find
from tests.statements.reading import article, entities, statements

_NAMES = {"PER": ["Rina Mahesa"]}


def _marks(text: str, language: str = "id") -> list[list[tuple[str, str]]]:
    return [
        [(mark.kind, text[mark.start : mark.end]) for mark in s.marks]
        for s in statements(text, language, _NAMES)
    ]


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("Jembatan itu tidak aman.", "negation", "tidak"),
        ("Jembatan itu belum dibuka lagi.", "negation", "belum"),
        ("Jembatan itu bukan milik kota.", "negation", "bukan"),
        ("Pelaku diduga lari ke hutan.", "hedge", "diduga"),
        ("Jembatan itu kemungkinan retak.", "hedge", "kemungkinan"),
        ("Jembatan itu mungkin retak.", "hedge", "mungkin"),
        ("Jembatan itu rencananya dibuka Senin.", "plan", "rencananya"),
        ("Jembatan itu akan dibuka Senin.", "plan", "akan"),
        ("Angka itu diralat pada sore hari.", "correction", "diralat"),
        ('"Tidak aman di sana," kata Rina Mahesa.', "negation", "Tidak"),
    ],
)
def test_words_that_colour(text: str, kind: str, word: str) -> None:
    assert (kind, word) in _marks(text)[0]


def test_a_word_of_plans_may_be_another_word() -> None:
    assert _marks("Kota itu haus akan air bersih.") == [[]]
    assert _marks("The council lacks the political will.", "en") == [[]]


def test_who_is_to_stand_for_an_office_is_no_plan() -> None:
    assert _marks("Rina Mahesa mendaftar sebagai bakal calon ketua.") == [[]]
    assert _marks("Rina Mahesa bakal mendaftar sebagai calon ketua.") == [[("plan", "bakal")]]
    assert _marks("Planned Parenthood runs a clinic there.", "en") == [[]]


def test_a_plain_sentence_has_no_marks() -> None:
    assert _marks("Jembatan itu dibuka Senin.") == [[]]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ('"Aman saja di sana," kata Rina Mahesa saat dihubungi, Senin.', "first-hand",
         "saat dihubungi"),
        ('"Aman saja di sana," kata Rina Mahesa ketika ditemui di posko.', "first-hand",
         "ketika ditemui"),
        ('"Aman saja di sana," kata Rina Mahesa kepada wartawan, Senin.', "shared-occasion",
         "kepada wartawan"),
        ('"Aman saja di sana," kata Rina Mahesa dalam konferensi pers.', "shared-occasion",
         "konferensi pers"),
        ('"Aman saja di sana," kata Rina Mahesa dalam keterangan tertulis.', "shared-occasion",
         "keterangan tertulis"),
    ],
)  # fmt: skip
def test_how_the_outlet_came_by_it(text: str, kind: str, words: str) -> None:
    assert (kind, words) in _marks(text)[0]


def test_told_to_the_outlet_itself_is_first_hand() -> None:
    text = '"Aman saja di sana," kata Rina Mahesa kepada Harian Samudra, Senin.'
    assert ("first-hand", "Harian Samudra") in _marks(text)[0]


@pytest.mark.parametrize("outlet", ["Harian Samudra", "Harian Samudra.com", "hariansamudra.co.id"])
def test_through_the_outlet_itself_nothing_came_to_it(outlet: str) -> None:
    text = '"Aman saja di sana," kata Rina Mahesa kepada Harian Samudra, Senin.'
    printed = replace(article(text), outlet=outlet)
    (said,) = (
        s for s in find(printed, entities(text, _NAMES), (), (), load("id")) if s.mode == "direct"
    )
    assert [source.name for source in said.sources] == ["Rina Mahesa"]


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Harian Samudra", "hariansamudra"),
        ("Samudra.com", "samudra"),
        ("www.samudra.co.id", "samudra"),
        ("news.samudra.tv", "newssamudra"),
        # Points of a name end no address.
        ("St. Lembury Times", "stlemburytimes"),
        ("A.B. News", "abnews"),
    ],
)
def test_an_outlet_is_known_without_its_address(name: str, bare: str) -> None:
    assert plain(name) == bare


def test_the_outlet_glued_to_what_it_watched_is_first_hand() -> None:
    text = "PantauanHarianSamudradi dermaga, kapal itu terbakar."
    assert ("first-hand", "PantauanHarianSamudradi") in _marks(text)[0]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ('"Aman saja di sana," kata Rina Mahesa dalam peresmian Jembatan Lawas, Senin.', "id",
         "dalam peresmian"),
        ('"Aman saja di sana," kata Rina Mahesa saat sebuah diskusi di Merawang.', "id",
         "saat sebuah diskusi"),
        ('"Aman saja di sana," kata Rina Mahesa di Kantor Bupati Merawang, Senin.', "id",
         "di Kantor"),
        ('"Aman saja di sana," kata Rina Mahesa disela-sela Pesta Laut Merawang.', "id",
         "disela-sela"),
        ('"Aman saja di sana," kata Rina Mahesa saat keluar dari balai kota, Senin.', "id",
         "saat keluar"),
        ('Dalam konferensi pers di Merawang, Rina Mahesa mengatakan jembatan itu aman.', "id",
         "Dalam konferensi"),
        ('"All is safe there," Rina Mahesa said outside the court.', "en", "outside the court"),
        ('"All is safe there," Rina Mahesa said on the sidelines of the fair.', "en",
         "the sidelines"),
        ('"All is safe there," Rina Mahesa said in a telephone interview.', "en",
         "telephone interview"),
        ('"All is safe there," said Rina Mahesa at the unveiling of the bridge.', "en",
         "at the unveiling"),
    ],
)  # fmt: skip
def test_words_heard_where_they_were_said_are_first_hand(
    text: str, language: str, words: str
) -> None:
    assert ("first-hand", words) in _marks(text, language)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Direksi perusahaan itu dirombak dalam rapat pemegang saham.",
        "Api membakar tiga rumah di kawasan Pasar Lawas, Senin.",
        "Pelaku ditangkap saat keluar dari rumahnya di Merawang, Senin.",
        '"Aman saja di sana," kata Rina Mahesa dalam unggahannya, Senin.',
        '"Kami tiba dalam rapat kemarin," kata Rina Mahesa, Senin.',
    ],
)
def test_where_nobody_is_heard_it_is_known_from_anywhere(text: str) -> None:
    assert "first-hand" not in {kind for kind, _ in _marks(text)[0]}


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("The bridge is not safe.", "negation", "not"),
        ("The bridge isn't safe.", "negation", "n't"),
        ("The bridge will reopen on Monday.", "plan", "will"),
        ("The bridge is expected to reopen.", "plan", "expected to"),
        ("The driver allegedly fled the town.", "hedge", "allegedly"),
    ],
)
def test_english_words_that_colour(text: str, kind: str, word: str) -> None:
    assert (kind, word) in _marks(text, "en")[0]


@pytest.mark.parametrize("language", codes())
def test_every_rule_has_its_sentence(language: str) -> None:
    rules = (
        "quote.after quote.inverted quote.alone quote.colon reported.after reported.before "
        "reported.again reported.according reported.passive reported.inverted reported.credit "
        "reported.run relay narration"
    )
    for rule in rules.split():
        code = f"statement.{rule}"
        assert say(code, language) != code

from dataclasses import replace

from runut.export.outline import outline
from runut.export.told import chains
from runut.export.wording import Wording
from tests.export.sample import account


def test_what_differs_in_the_outlet_alone_is_one_way() -> None:
    shown = outline(account(), Wording(language="en"))
    told = shown.speakers[0].sayings[0].told
    elsewhere = replace(told, outlet="dua.example", through=("dua.example",))
    credited = replace(told, through=("Antara", "tiga.example"), outlet="tiga.example")
    assert chains((told, elsewhere, credited)) == (
        ("Bima Raksana", "satu.example, dua.example"),
        ("Bima Raksana", "Antara", "tiga.example"),
    )


def test_words_of_one_claim_are_one_saying_the_quote_first() -> None:
    shown = outline(account(), Wording(language="en"))
    (speaker,) = (each for each in shown.speakers if each.name == "Bima Raksana")
    (saying,) = speaker.sayings
    assert saying.told.text == "“Ada 40 kios yang terbakar”"
    assert saying.chains == (("satu.example, dua.example",),)
    assert speaker.statements == 2


def test_pieces_are_the_text_again() -> None:
    shown = outline(account(), Wording(language="en"))
    for conflict in shown.conflicts:
        for side in conflict.sides:
            told = side.wordings[0][0]
            assert "".join(piece for piece, _ in told.pieces) == told.text
            stressed = [piece for piece, setting in told.pieces if setting == "stressed"]
            assert stressed == [side.value]


def test_an_entry_of_the_timeline_says_by_whom_each_outlet_has_it() -> None:
    whole = account()
    both = replace(whole.timeline[0], statements=("s1", "s3"))
    shown = outline(replace(whole, timeline=(both,)), Wording(language="en"))
    (entry,) = shown.timeline
    assert (entry.day, entry.clock) == ("May 4, 2025", "night")
    assert entry.told.words == "Api membakar Pasar Selubung, Minggu (4/5) malam"
    assert entry.chains == (("satu.example",), ("Bima Raksana", "dua.example"))


def test_one_speaker_under_two_names_is_listed_once() -> None:
    whole = account()
    first = next(each for each in whole.statements if each.sources[:1])
    office = replace(first.sources[0], name="Kepala Pasar Bima Raksana", entity=None)
    renamed = tuple(
        replace(each, sources=(office,)) if each is first else each for each in whole.statements
    )
    shown = outline(replace(whole, statements=renamed), Wording(language="en"))
    (speaker,) = (each for each in shown.speakers if "Bima Raksana" in each.name)
    assert (speaker.name, speaker.statements) == ("Bima Raksana", 2)

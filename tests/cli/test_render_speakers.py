from __future__ import annotations

from dataclasses import replace

from runut.records import Account, Source, Statement
from tests.cli.account import ARTICLES, account, span_of
from tests.cli.test_render_account import drawn

TEXT = (
    '"Kami turunkan dua kapal. Penyelam menunggu," kata Rahmat Wibisono. Ia menambahkan, '
    '"Gelombang masih tinggi." Menurut dia, pencarian dilanjutkan besok, dan relawan membantu.'
)
PIECES = (
    ("Kami turunkan dua kapal.", "direct"),
    ("Penyelam menunggu", "direct"),
    ("Gelombang masih tinggi", "direct"),
    ("pencarian dilanjutkan besok", "indirect"),
    ("dan relawan membantu", "indirect"),
)


def told() -> Account:
    article = replace(ARTICLES[0], text=TEXT)
    start, end = span_of(TEXT, "Rahmat Wibisono")
    source = Source(name="Rahmat Wibisono", entity="e1", role="speaker", start=start, end=end)
    statements = []
    for number, (words, mode) in enumerate(PIECES):
        at, until = span_of(TEXT, words)
        statements.append(
            Statement(
                id=f"p{number}",
                article=article.id,
                start=at,
                end=until,
                mode=mode,  # type: ignore[arg-type]
                stance="asserts",
                cue=None,
                sources=(source,),
                times=(),
                quantities=(),
                marks=(),
                rule="by-hand",
            )
        )
    whole = account()
    return replace(
        whole,
        articles=(article,),
        statements=tuple(reversed(statements)),
        claims=(),
        conflicts=(),
        figures=(),
        timeline=(),
        copies=(),
    )


def test_pieces_of_one_utterance_are_shown_as_it_was_said() -> None:
    screen = drawn(told(), width=120)
    assert "–  “Kami turunkan dua kapal. Penyelam menunggu” — Kabar Biru" in screen
    assert "–  pencarian dilanjutkan besok, dan relawan membantu — Kabar Biru" in screen


def test_words_that_are_not_the_speakers_never_slip_in_between() -> None:
    screen = drawn(told(), width=120)
    assert "–  “Gelombang masih tinggi” — Kabar Biru" in screen
    assert "Ia menambahkan" not in screen
    assert "Menurut dia" not in screen


def test_a_speaker_is_named_once_with_the_role() -> None:
    screen = drawn(told(), width=120)
    assert screen.count("Rahmat Wibisono") == 1
    assert "Rahmat Wibisono, Kepala Basarnas Tanjung Biru" in screen


def test_what_two_said_together_stands_under_both() -> None:
    whole = told()
    spoken = whole.statements[0]
    start, end = span_of(TEXT, "relawan")
    other = Source(name="Relawan Selat", entity=None, role="speaker", start=start, end=end)
    together = replace(spoken, sources=(*spoken.sources, other))
    screen = drawn(replace(whole, statements=(together,)), width=120)
    assert screen.count("dan relawan membantu") == 2
    assert "\n  Relawan Selat\n" in screen

from __future__ import annotations

import re
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from runut.cli.render.account import account_screen
from runut.cli.render.marks import MARKS
from runut.cli.words import Words
from runut.records import Account, Claim, Mark
from tests.cli.account import ARTICLES, STATEMENTS, account


def drawn(
    shown: Account | None = None,
    *,
    width: int = 80,
    language: str = "id",
    colour: bool = False,
    why: bool = False,
    everything: bool = False,
) -> str:
    out = StringIO()
    terminal = Console(
        file=out,
        width=width,
        markup=False,
        emoji=False,
        highlight=False,
        force_terminal=colour,
        color_system="standard" if colour else None,
    )
    parts = account_screen(
        shown or account(),
        Words(language=language),
        width=width,
        why=why,
        everything=everything,
    )
    for part in parts:
        terminal.print(part)
    return out.getvalue()


@given(st.integers(min_value=48, max_value=200), st.booleans(), st.booleans())
@settings(deadline=None, max_examples=30)
def test_no_line_is_wider_than_the_terminal(width: int, why: bool, everything: bool) -> None:
    screen = drawn(width=width, why=why, everything=everything)
    assert max(len(line) for line in screen.splitlines()) <= width


def _flat(screen: str) -> str:
    return re.sub(r"[\s│]+", " ", screen)


def test_every_statement_is_shown_in_its_own_words() -> None:
    screen = _flat(drawn(why=True, everything=True, width=160))
    texts = {article.id: article.text for article in ARTICLES}
    for statement in STATEMENTS:
        assert texts[statement.article][statement.start : statement.end] in screen


def test_quotes_alone_stand_in_quotation_marks_with_their_speaker() -> None:
    screen = _flat(drawn(width=160))
    assert "“Kami masih mencari tujuh penumpang,” — Rahmat Wibisono" in screen
    assert "“Lima orang" not in screen


def test_a_denied_clause_never_reads_as_a_claim() -> None:
    for line in drawn(width=160, why=True).splitlines():
        if "kapal kelebihan muatan" in line:
            assert "membantah" in line


def test_a_denial_in_the_words_themselves_is_not_denied_again() -> None:
    whole = account()
    denial = next(each for each in whole.statements if each.id == "s3")
    mark = Mark(kind="negation", start=denial.start, end=denial.start + 4)
    spoken = replace(denial, stance="denies", marks=(mark,))
    others = tuple(each for each in whole.statements if each.id != "s3")
    screen = drawn(replace(whole, statements=(*others, spoken)), width=160)
    assert "“Kami masih mencari tujuh penumpang,” — Rahmat Wibisono" in screen
    assert "Wibisono membantah" not in screen


def test_narration_that_begins_within_a_sentence_says_so() -> None:
    screen = drawn(width=160)
    assert "·  … menurut warga" in screen
    assert "✓  Feri KM Sinar Rejeki tenggelam" in screen


def test_sides_that_do_the_same_are_told_apart_by_who_they_are() -> None:
    whole = account()
    plain = replace(whole.conflicts[0], kind="denial")
    screen = drawn(replace(whole, conflicts=(plain,)))
    assert re.search(r"│ Kabar Biru +│ Suara Selat +│", screen)
    denied = replace(plain, sides=(plain.sides[0], replace(plain.sides[1], statements=("s6",))))
    screen = drawn(replace(whole, conflicts=(denied,)))
    assert re.search(r"│ menyatakan +│ membantah +│", screen)


def test_the_support_of_a_claim_is_told() -> None:
    screen = drawn()
    assert "2 media · 2 asal: Rahmat Wibisono, liputan Suara Selat" in screen
    assert "Suara Selat · asal tidak disebut" in screen
    assert "2 outlets · 2 origins:" in drawn(language="en")


def test_sides_of_a_conflict_stand_side_by_side_when_there_is_room() -> None:
    assert re.search(r"02\.45 +│ 4 Maret 2025 malam", drawn(width=80))
    assert not re.search(r"02\.45.*malam", drawn(width=48))


def test_a_value_beside_the_statement_brings_its_sentence() -> None:
    assert "pada Selasa (4/3) pukul 02.45 WITA" not in _flat(drawn(width=160))
    whole = account()
    clash = whole.conflicts[0]
    beside = replace(clash.sides[0], value="pukul 02.45 WITA")
    screen = drawn(replace(whole, conflicts=(replace(clash, sides=(beside,)),)), width=160)
    assert "Feri KM Sinar Rejeki tenggelam di Selat Tanjung Biru pada Selasa (4/3) pukul" in screen


def test_standings_differ_without_colour() -> None:
    signs = [look.sign for look in MARKS.values()]
    assert len(set(signs)) == len(MARKS)
    for language in ("id", "en"):
        words = Words(language=language)
        assert len({words(f"standing.{standing}") for standing in MARKS}) == len(MARKS)


def test_colour_only_where_asked_for() -> None:
    assert "\x1b[" not in drawn()
    assert "\x1b[" in drawn(colour=True)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("why", [False, True])
def test_every_sentence_is_kept_in_the_pack(language: str, why: bool) -> None:
    screen = drawn(language=language, why=why, width=160)
    assert "cli." not in screen.replace("cli-test.", "")
    assert "{" not in screen


def test_reasons_open_on_demand() -> None:
    assert "cli-test.words tenggelam" not in drawn()
    assert "cli-test.words tenggelam" in drawn(why=True)
    assert "cli-test.conflict" in drawn(why=True)


def test_long_tails_are_folded_and_opened() -> None:
    whole = account()
    single = next(claim for claim in whole.claims if claim.standing == "single")
    many: tuple[Claim, ...] = tuple(replace(single, id=f"x{n}") for n in range(40))
    crowded = replace(whole, claims=whole.claims + many)
    assert "… 37 klaim lain dari satu media: --all" in drawn(crowded)
    assert "--all" not in drawn(crowded, everything=True)


def test_an_article_cannot_draw_on_the_terminal() -> None:
    whole = account()
    evil = replace(whole.articles[0], title="Judul \x1b[31mmerah\x07 [bold]tebal[/bold]")
    screen = drawn(replace(whole, articles=(evil, *whole.articles[1:])), colour=True)
    assert "\x1b[31mmerah" not in screen
    assert "[bold]tebal[/bold]" in screen


def test_a_headline_leads_to_its_page_on_terminals_that_can() -> None:
    whole = account()

    def with_url(url: str) -> str:
        linked = replace(whole.articles[0], url=url)
        return drawn(replace(whole, articles=(linked, *whole.articles[1:])), colour=True)

    assert "\x1b]8;" in with_url("https://kabarbiru.example/feri")
    assert "\x1b]8;" not in with_url("javascript:alert(1)")
    assert "\x1b]8;" not in with_url("https://x.example/\x1b\\ hai")


def test_the_place_an_article_came_from_is_among_the_reasons() -> None:
    assert "clippings/" in drawn(why=True)
    assert "clippings/" not in drawn()


def test_an_account_of_one_bare_article_can_be_shown() -> None:
    whole = account()
    bare = replace(
        whole,
        story=replace(whole.story, saga=None, first=None, last=None),
        articles=(replace(whole.articles[0], published=None, authors=(), title=None),),
        statements=(),
        claims=(),
        conflicts=(),
        figures=(),
        timeline=(),
        copies=(),
    )
    screen = drawn(bare)
    assert "waktu tidak diketahui" in screen
    assert "(tanpa judul)" in screen

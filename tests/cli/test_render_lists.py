from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from runut.cli.render.lists import added_summary, said_list
from runut.cli.words import Words
from runut.lookup import said
from runut.records import Added, Features, Reading, Said
from runut.store.speakers import Speech
from tests.cli.test_render_speakers import told


def drawn(found: list[Said]) -> str:
    out = StringIO()
    Console(file=out, width=120).print(said_list(found, "Rahmat", Words(language="id")))
    return out.getvalue()


def found() -> list[Said]:
    account = told()
    (article,) = account.articles
    reading = Reading(
        article=article,
        entities=account.entities,
        times=(),
        quantities=(),
        statements=account.statements,
        features=Features.empty(article.id),
    )
    return [
        said(Speech(speaker="Rahmat", article=article.id, statement=each.id, story="3f2a"), reading)
        for each in account.statements
    ]


def test_pieces_of_one_utterance_are_shown_as_it_was_said() -> None:
    screen = drawn(found())
    assert "“Kami turunkan dua kapal. Penyelam menunggu”" in screen
    assert "  pencarian dilanjutkan besok, dan relawan membantu\n" in screen
    assert "“Gelombang masih tinggi”" in screen
    assert screen.index("dua kapal") < screen.index("Gelombang") < screen.index("besok")


def test_a_piece_whose_beginning_was_not_asked_for_stands_alone() -> None:
    later = [each for each in found() if each.words != "Kami turunkan dua kapal."]
    assert "“Penyelam menunggu”" in drawn(later)


def test_words_of_different_articles_are_never_joined() -> None:
    first, second = (each for each in found() if each.statement.mode == "indirect")
    elsewhere = replace(first, statement=replace(first.statement, article="elsewhere"))
    assert "besok, dan relawan" not in drawn([elsewhere, second])


@pytest.mark.parametrize(("n", "told"), [(0, "0 new versions"), (1, "1 new version ")])
def test_counts_have_their_plural_forms(n: int, told: str) -> None:
    out = StringIO()
    added = Added(added=2, unchanged=0, new_versions=n, rejected=(), stories=())
    Console(file=out, width=120).print(added_summary(added, Words(language="en"), "a.db"))
    assert told in out.getvalue()

from __future__ import annotations

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.cli import plain
from runut.cli.render.marks import MARKS, key, tally
from runut.cli.words import Words
from runut.lang.pack import codes


@given(st.text())
def test_every_letter_has_one_likeness(text: str) -> None:
    shown = plain.plain(text)
    assert shown.isascii()
    assert len(shown) == len(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“Kami” – José…", '"Kami" - Jose~'),
        ("Ushakov ← Interfax", "Ushakov < Interfax"),
        ("Łódź 習", "?odz ?"),
    ],
)
def test_the_nearest_letter_stands_in(text: str, shown: str) -> None:
    assert plain.plain(text) == shown


def _terminal(monkeypatch: pytest.MonkeyPatch, encoding: str) -> io.BytesIO:
    shown = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(shown, encoding=encoding))
    plain.show_what_can_be()
    return shown


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("ascii", b'"tak" * ?'), ("latin-1", b'"tak" \xb7 ?'), ("utf-8", "“tak” · ↻".encode())],
)
def test_a_terminal_keeps_what_it_can_show(
    encoding: str, shown: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = _terminal(monkeypatch, encoding)
    sys.stdout.write("“tak” · ↻")
    sys.stdout.flush()
    assert written.getvalue() == shown


@pytest.mark.parametrize("language", codes())
@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_standings_become_letters_that_differ(
    encoding: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _terminal(monkeypatch, encoding)
    words = Words(language=language)
    shown = tally(dict.fromkeys(MARKS, 7), words).plain
    letters = [each.removesuffix("7") for each in shown.split()]
    assert len(set(letters)) == len(MARKS)
    assert all(letter.isascii() and letter.isalpha() and len(letter) == 1 for letter in letters)
    for letter, standing in zip(letters, MARKS, strict=True):
        assert f"{letter} {words(f'standing.{standing}')}" in key(words).plain


def test_signs_stay_where_they_can_be_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    _terminal(monkeypatch, "utf-8")
    assert tally({"confirmed": 2, "single": 5}, Words(language="id")).plain == "✓2  ·5"

"""What the code asks of the packs is there: a list under a wrong name is empty and says nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import runut
from runut.lang.pack import load
from runut.statements.lexicon import lexicon

SOURCES = sorted(Path(runut.__file__).parent.rglob("*.py"))
_ASKED = re.compile(
    r"""(?:\.words\(|\blisted(?:_stems)?\(\s*[\w.]+,)\s*"(\w+)",\s*"([\w.-]+)",?\s*\)"""
)


def _asked() -> list[tuple[str, str]]:
    found = {match for source in SOURCES for match in _ASKED.findall(source.read_text("utf-8"))}
    return sorted(found)


@pytest.mark.parametrize(("table", "key"), _asked())
def test_a_list_that_is_asked_for_stands_in_a_pack(table: str, key: str) -> None:
    assert any(key in load(language).table(table) for language in ("id", "en"))


_SAID = re.compile(r'"((?:frame|phrase|credit)\.[\w-]+)"')


def _said() -> list[str]:
    """The lists of attribution that are asked for, by section and key."""
    within = [source for source in SOURCES if source.parent.name == "statements"]
    return sorted({name for source in within for name in _SAID.findall(source.read_text("utf-8"))})


@pytest.mark.parametrize("name", _said())
def test_a_list_of_attribution_that_is_asked_for_has_words(name: str) -> None:
    assert any(lexicon(load(language)).sets.get(name) for language in ("id", "en"))


def test_lists_are_asked_for() -> None:
    assert len(_asked()) > 20
    assert len(_said()) > 20

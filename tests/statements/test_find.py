"""The case files: sentences written for the project, by phenomenon.

A case gives the statements its text must yield, in order and complete, narration left
out. Where ``known`` says why, the case is a failure we know of and must stay one until it
is mended (strict xfail).
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.statements.reading import shown, statements

_FOLDER = Path(__file__).parent / "cases"


def _cases() -> list[Any]:
    found = []
    for path in sorted(_FOLDER.glob("*.toml")):
        table = tomllib.loads(path.read_text("utf-8"))
        for n, case in enumerate(table["case"]):
            marks = []
            if "known" in case:
                marks.append(pytest.mark.xfail(reason=case["known"], strict=True))
            names = table.get("names", {})
            language = table.get("language", "id")
            label = f"{path.stem}-{n}-{case['of'].replace(' ', '-')}"
            found.append(pytest.param(case, names, language, marks=marks, id=label))
    return found


@pytest.mark.parametrize(("case", "names", "language"), _cases())
def test_case(case: dict[str, Any], names: dict[str, list[str]], language: str) -> None:
    text = case["text"]
    assert shown(text, statements(text, language, names)) == case["is"]


def test_there_are_enough_cases() -> None:
    assert len(_cases()) >= 400

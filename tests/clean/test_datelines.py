from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from runut.clean import datelines

CASES = tomllib.loads((Path(__file__).parent / "cases" / "datelines.toml").read_text("utf-8"))


def _marked(case: dict[str, Any]) -> Any:
    reason = case.get("known_failure")
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(case, id=case["text"][:40], marks=marks)


@pytest.mark.parametrize("case", list(map(_marked, CASES["dateline"])))
def test_dateline(case: dict[str, Any]) -> None:
    found = datelines.find(case["text"])
    if not case["cut"]:
        assert found is None
        return
    assert found is not None
    assert case["text"][: found.end] == case["cut"]
    assert found.place == case.get("place", "")

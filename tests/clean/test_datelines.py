from __future__ import annotations

from typing import Any

import pytest

from runut.clean import datelines
from tests import cases

CASES = cases.read(__file__, "datelines.toml")


@pytest.mark.parametrize(
    "case", [cases.marked(case, case["text"][:40]) for case in CASES["dateline"]]
)
def test_dateline(case: dict[str, Any]) -> None:
    found = datelines.find(case["text"])
    if not case["cut"]:
        assert found is None
        return
    assert found is not None
    assert case["text"][: found.end] == case["cut"]
    assert found.place == case.get("place", "")

"""Floors on the shared gold: figures that only rise."""

from __future__ import annotations

from pathlib import Path

import pytest

from runut.measure import measure
from tests.shared import SHARED, needs_shared

_FLOORS = {
    ("statements", "gold/id/accounts"): {
        "statements recall": 0.90,
        "statements precision": 0.93,
        "source right": 0.85,
        "mode right": 0.97,
        "stance right": 0.88,
    },
    ("quotes", "bench/pfsa-id"): {
        "cue F1": 0.90,
        "statement exact F1": 0.89,
        "statement overlap F1": 0.90,
        "speaker right": 0.96,
    },
    ("quotes", "bench/polnear-cofenet"): {"source F1": 0.47, "cue F1": 0.55, "content F1": 0.41},
}


@needs_shared
@pytest.mark.slow
@pytest.mark.parametrize(("kind", "where"), _FLOORS)
def test_floor(kind: str, where: str) -> None:
    figures = measure(kind, Path(str(SHARED)) / where)
    low = {
        name: figures[name]
        for name, floor in _FLOORS[kind, where].items()
        if (figures[name] or 0) < floor
    }
    assert not low

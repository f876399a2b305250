"""Stories taken apart by readers who had not seen our output: how far accounts hold there."""

from __future__ import annotations

from benchmarks import fresh_accounts

from tests.shared import SHARED, needs_shared

#: A little under what the twelve stories measure; they only rise.
FLOORS = {
    "claims precision": 0.58,
    "claims recall": 0.40,
    "statements precision": 0.89,
    "statements recall": 0.91,
    "source right": 0.94,
    "origins joined": 0.56,
    "origins right": 0.78,
    "timeline found": 0.88,
}
MOST_LOOK_ALIKES = 0.06


@needs_shared
def test_floors_on_fresh_stories() -> None:
    assert SHARED is not None
    found = fresh_accounts.measured(SHARED, None)
    assert {name for name, floor in FLOORS.items() if (found[name] or 0.0) < floor} == set()
    assert (found["look-alikes joined"] or 0.0) <= MOST_LOOK_ALIKES
    assert found["furniture left"] == 0.0

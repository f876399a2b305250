from __future__ import annotations

import pytest

from runut.clean import clock
from tests import cases

CASES = cases.read(__file__, "times.toml")["time"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_time(case: dict[str, str]) -> None:
    zone = case.get("zone")
    if case["value"] == "!":
        with pytest.raises(clock.NoSuchDate):
            clock.parse(case["text"], zone)
    else:
        assert clock.parse(case["text"], zone) == (case["value"] or None)


def test_utc_is_shown_by_the_outlets_own_clock() -> None:
    assert clock.local("2026-03-01T18:30:00+00:00", "+07:00") == "2026-03-02T01:30:00+07:00"
    assert clock.local("2026-03-01T18:30:00+00:00", None) == "2026-03-01T18:30:00+00:00"
    assert clock.local("2026-03-01T18:30:00-05:00", "+07:00") == "2026-03-01T18:30:00-05:00"
    assert clock.local("2026-03-01", "+07:00") == "2026-03-01"
    assert clock.local(None, "+07:00") is None

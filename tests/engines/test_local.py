from __future__ import annotations

import gc

from runut.engines import local


def test_the_collector_of_cycles_is_left_as_it_was() -> None:
    before = gc.get_threshold()
    with local.seldom_collected():
        assert gc.get_threshold() == local.SELDOM
    assert gc.get_threshold() == before

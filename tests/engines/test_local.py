from __future__ import annotations

import gc
import os

import pytest

from runut.engines import local


def _worker(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def _fails_at_ten(number: int) -> int:
    if number == 10:
        raise ValueError("ten")
    return number


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_items(
    processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "WORTH_A_POOL", 10)
    results = list(local.map_ordered(_worker, range(50), processes))
    assert [square for square, _ in results] == [number * number for number in range(50)]
    assert (os.getpid() in {process for _, process in results}) == (processes == 1)


def test_few_items_start_no_process() -> None:
    results = local.map_ordered(_worker, range(local.WORTH_A_POOL - 1), 4)
    assert {process for _, process in results} == {os.getpid()}


@pytest.mark.parametrize("processes", [1, 2])
def test_what_fails_in_a_worker_fails_here(processes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "WORTH_A_POOL", 10)
    with pytest.raises(ValueError, match="ten"):
        list(local.map_ordered(_fails_at_ten, range(50), processes))


def test_the_collector_of_cycles_is_left_as_it_was() -> None:
    before = gc.get_threshold()
    results = local.map_ordered(abs, [1, 2], 1)
    next(results)
    assert gc.get_threshold() != before
    assert list(results) == [2]
    assert gc.get_threshold() == before

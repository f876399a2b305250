"""A reading depends on its article alone: not on what the process read or was asked before."""

from __future__ import annotations

import hashlib
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import msgspec
import pytest

from runut import pipeline
from runut.clean import article as cleaner
from runut.clean import repeats
from runut.measure import accounts
from runut.records import Reading, Rejected
from tests.shared import gold_pages, needs_shared

#: Every so-many-th article of the day is read: some 200, of all its outlets.
_STEP = 10


def _readings(backwards: bool) -> list[Reading]:
    nothing = repeats.count([])
    cleaned = [cleaner.clean(page, nothing) for page in gold_pages(_STEP)]
    sound = [each for each in cleaned if not isinstance(each, Rejected)]
    return [pipeline.read(each) for each in (reversed(sound) if backwards else sound)]


def _written(readings: list[Reading]) -> dict[str, str]:
    """A digest of everything in each reading, by article."""
    return {
        each.article.id: hashlib.sha256(msgspec.json.encode(each)).hexdigest() for each in readings
    }


def _fresh() -> dict[str, str]:
    return _written(_readings(backwards=False))


def _after_much() -> dict[str, str]:
    """What is read once all was read the other way round, and accounts were made of it."""
    for reading in _readings(backwards=True):
        accounts.built("story", [reading])
    return _written(_readings(backwards=False))


@needs_shared
@pytest.mark.slow
def test_what_was_read_before_changes_no_reading() -> None:
    """Two processes of their own, so that each hashes words in its own way too."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        fresh, later = pool.submit(_fresh), pool.submit(_after_much)
        assert len(fresh.result()) > 190
        assert fresh.result() == later.result()

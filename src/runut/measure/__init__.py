"""Measures the whole run against gold labels: what ``runut eval`` prints.

Each kind takes the gold as it is laid out on disk, sends its texts through the same stages
as ``runut add`` and hands plain data to a scorer of `runut.evaluate`. Nothing is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from runut.errors import ReadError, UsageError
from runut.evaluate.figures import Figures
from runut.measure import accounts, cleaning, stories, texts
from runut.measure.pages import Watcher

__all__ = ["KINDS", "measure"]

#: Measurements by name; ``docs/reference/evaluation.md`` says what gold each one takes.
KINDS: Mapping[str, Callable[[Path, int, Watcher], Figures]] = {
    "stories": stories.stories,
    "accounts": accounts.accounts,
    "statements": accounts.statements,
    "copies": accounts.copied,
    "cleaning": cleaning.cleaning,
    "times": texts.times,
    "names": texts.names,
    "quotes": texts.quotes,
}


def measure(
    kind: str, where: Path, *, misses: int = 0, watch: Watcher = lambda at: None
) -> Figures:
    """Figures of ``kind`` (one of `KINDS`) against the gold at ``where``.

    With ``misses``, at most so many misses of each score are kept for people to look at.
    ``watch`` is told the name of each piece of work as it begins. Raises `UsageError` for a
    kind that does not exist and `ReadError` where the gold is not what the kind needs.
    """
    if kind not in KINDS:
        raise UsageError(f"no such measurement: {kind}", advice=f"one of {', '.join(KINDS)}")
    if not where.exists():
        raise ReadError(f"{where}: there is nothing here", advice="name a folder or file of gold")
    return KINDS[kind](where, misses, watch)

"""Which inner loops to use: loading compiled ones takes as long as two thousand questions."""

from __future__ import annotations

from typing import Final

from runut.stories import plain
from runut.stories.loops import Loops

#: Questions from which on compiled loops are worth their loading.
WORTH_LOADING: Final = 4_000


def chosen(asking: int) -> Loops:
    """The loops for so many questions."""
    if asking < WORTH_LOADING:
        return plain.LOOPS
    from runut.stories import compiled

    return compiled.loops() or plain.LOOPS

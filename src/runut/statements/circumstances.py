"""What stands beside a cue: whether the outlet got the words itself.

"saat dihubungi" and "kepada <the outlet>" are first-hand; "di hadapan wartawan" and a
press conference are a shared occasion, which others had too.
"""

from __future__ import annotations

from collections.abc import Sequence

from runut.records import Mark
from runut.statements.clauses import Token
from runut.statements.lexicon import Lexicon


def marks(tokens: Sequence[Token], zone: tuple[int, int], lex: Lexicon) -> tuple[Mark, ...]:
    """Marks "first-hand" and "shared-occasion" among ``tokens[zone]``."""
    found: list[Mark] = []
    for i in range(zone[0], zone[1]):
        for kind, name in (
            ("first-hand", "first_hand.phrases"),
            ("shared-occasion", "first_hand.shared"),
        ):
            for length in (2, 3):
                run = tokens[i : min(i + length, zone[1])]
                if len(run) == length and lex.has(name, " ".join(t.lower for t in run)):
                    found.append(Mark(kind=kind, start=run[0].start, end=run[-1].end))
    return tuple(found)

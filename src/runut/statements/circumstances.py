"""What stands beside a cue: whether the outlet got the words itself.

"saat dihubungi", "kepada <the outlet>" and an event at which it was said ("dalam peluncuran")
are first-hand; "di hadapan wartawan" and a press conference are a shared occasion, which others
had too.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from runut.records import Mark
from runut.statements.clauses import Token
from runut.statements.lexicon import Lexicon

#: Words of the pack's phrases, at most.
_LONGEST = 3
_KINDS = (("first-hand", "first_hand.phrases"), ("shared-occasion", "first_hand.shared"))


def marks(
    tokens: Sequence[Token], said: Sequence[tuple[int, int]], outlet: str, lex: Lexicon
) -> tuple[Mark, ...]:
    """Marks "first-hand" and "shared-occasion" among ``tokens``, outside the ranges
    ``said``; ``outlet`` is the article's own."""
    found: list[Mark] = []
    heads = lex.sets["first_hand.heads"]
    itself = _plain(outlet)
    for i, token in enumerate(tokens):
        if itself and itself in token.lower and _glued(token.lower, itself, lex):
            found.append(Mark(kind="first-hand", start=token.start, end=token.end))
            continue
        if token.lower not in heads:
            continue
        if any(a <= i < b for a, b in said):
            continue
        for kind, name in _KINDS:
            for length in range(2, _LONGEST + 1):
                run = tokens[i : i + length]
                if len(run) == length and lex.has(name, " ".join(t.lower for t in run)):
                    found.append(Mark(kind=kind, start=run[0].start, end=run[-1].end))
        # An event of which nobody's words are told may be known from anywhere.
        event = _at_event(tokens, i, lex) if said else None
        found += [m for m in (_own(tokens, i, outlet, lex), event) if m]
    return tuple(found)


def _glued(word: str, name: str, lex: Lexicon) -> bool:
    """Whether a word holds the outlet's name behind what it did: "Pantauandetikcomdi"."""
    return lex.has("first_hand.before_outlet", word[: word.index(name)])


def _own(tokens: Sequence[Token], i: int, outlet: str, lex: Lexicon) -> Mark | None:
    """The outlet itself as the listener or the eye: "kepada Kompas.com"."""
    if not outlet or not lex.has("first_hand.before_outlet", tokens[i].lower):
        return None
    wanted = _plain(outlet)
    name = ""
    for token in tokens[i + 1 : i + 6]:
        name += token.lower
        if _plain(name) == wanted:
            return Mark(kind="first-hand", start=tokens[i + 1].start, end=token.end)
    return None


def _at_event(tokens: Sequence[Token], i: int, lex: Lexicon) -> Mark | None:
    """An event at which something was said: "dalam sebuah diskusi", "at the launch"."""
    if not lex.has("first_hand.lead", tokens[i].lower):
        return None
    rest = iter(tokens[i + 1 : i + 4])
    event = next((t for t in rest if not lex.has("first_hand.between", t.lower)), None)
    if event is None or not lex.has("first_hand.event", event.lower):
        return None
    return Mark(kind="first-hand", start=tokens[i].start, end=event.end)


@lru_cache(maxsize=256)
def _plain(name: str) -> str:
    """A name without case, spaces and the ending of its address."""
    head = name.lower().partition(".")[0] or name.lower()
    return "".join(char for char in head if char.isalnum())

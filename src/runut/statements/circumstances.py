"""What stands beside a cue: whether the outlet got the words itself.

"saat dihubungi", "kepada <the outlet>" and where it was said, an event ("dalam peluncuran") or
a place ("di kantornya"), are first-hand; "di hadapan wartawan" and a press conference are a shared
occasion, which others had too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from runut.records import Mark
from runut.statements.clauses import Token
from runut.statements.lexicon import Lexicon

#: Words of the pack's phrases, at most.
_LONGEST = 3
#: The end of an address, as far as no points of a name ("St. Lembury Times") are taken for one.
_ADDRESS = re.compile(r"(?<=\w)(?:\.(?:co|com|go|net|or|org))?\.[a-z]{2,}\Z")
_KINDS = (("first-hand", "first_hand.phrases"), ("shared-occasion", "first_hand.shared"))


def marks(
    tokens: Sequence[Token], said: Sequence[tuple[int, int]], outlet: str, lex: Lexicon
) -> tuple[Mark, ...]:
    """Marks "first-hand" and "shared-occasion" among ``tokens``, outside the ranges
    ``said``; ``outlet`` is the article's own."""
    found: list[Mark] = []
    heads, begun = lex.sets["first_hand.heads"], lex.sets["first_hand.begun"]
    itself = plain(outlet)
    lowers = [token.lower for token in tokens]
    named = itself if itself and itself in " ".join(lowers) else None
    for i, lower in enumerate(lowers):
        if named and named in lower and _glued(lower, named, lex):
            found.append(Mark(kind="first-hand", start=tokens[i].start, end=tokens[i].end))
            continue
        if lower not in heads or any(a <= i < b for a, b in said):
            continue
        if lower in begun or " ".join(lowers[i : i + 2]) in begun:
            found += _phrases(tokens[i : i + _LONGEST], lex)
        # Where nobody's words are told it may be known from anywhere.
        there = _there(tokens, i, lex) if said else None
        found += [m for m in (_own(tokens, i, outlet, lex), there) if m]
    return tuple(found)


def _phrases(tokens: Sequence[Token], lex: Lexicon) -> Iterator[Mark]:
    """The pack's phrases that some tokens begin with."""
    runs = list(accumulate((token.lower for token in tokens), "{} {}".format))
    for kind, name in _KINDS:
        for last, run in zip(tokens, runs, strict=True):
            if lex.has(name, run):
                yield Mark(kind=kind, start=tokens[0].start, end=last.end)


def _glued(word: str, name: str, lex: Lexicon) -> bool:
    """Whether a word holds the outlet's name behind what it did: "Pantauandetikcomdi"."""
    return lex.has("first_hand.before_outlet", word[: word.index(name)])


def _own(tokens: Sequence[Token], i: int, outlet: str, lex: Lexicon) -> Mark | None:
    """The outlet itself as the listener or the eye: "kepada Kompas.com"."""
    if not outlet or not lex.has("first_hand.before_outlet", tokens[i].lower):
        return None
    wanted = plain(outlet)
    name = ""
    for token in tokens[i + 1 : i + 6]:
        name += token.lower
        if plain(name) == wanted:
            return Mark(kind="first-hand", start=tokens[i + 1].start, end=token.end)
    return None


def _there(tokens: Sequence[Token], i: int, lex: Lexicon) -> Mark | None:
    """Where something was said: "dalam sebuah diskusi", "di kantornya", "at the launch"."""
    rest = iter(tokens[i + 1 : i + 4])
    named = next((t for t in rest if not lex.has("first_hand.between", t.lower)), None)
    for lead, kind in (("lead", "event"), ("there", "place")):
        known = named is not None and lex.has(f"first_hand.{kind}", named.lower)
        if named is not None and known and lex.has(f"first_hand.{lead}", tokens[i].lower):
            return Mark(kind="first-hand", start=tokens[i].start, end=named.end)
    return None


@lru_cache(maxsize=256)
def plain(name: str) -> str:
    """An outlet's name in its letters and figures, lower case, without the ends of an address:
    "Harian Samudra" is "hariansamudra", and so is "www.hariansamudra.co.id"."""
    head = _ADDRESS.sub("", name.lower().removeprefix("www."))
    return "".join(char for char in head if char.isalnum())

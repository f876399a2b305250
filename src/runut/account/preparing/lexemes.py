"""What a written word is to a comparison, found once for each word of a language.

News uses few words again and again: one look-up here stands for folding, stemming and every
question that is asked of a word by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from runut.lang.pack import load
from runut.text import words

#: Few capitals and few figures: a model, a road, a flight.
CODE = re.compile(r"\b[A-Z]{1,4}-?\d{1,4}[A-Z]?\b")
#: A word that looks like a verb is longer than this.
_VERB = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexeme:
    """A word as written, in one language.

    ``stem`` is the same for words that news uses for one another: by stems (table ``claims``),
    but no bare word that it does not list, and word for word (table ``synonyms``); ``term`` is
    that stem as a term and ``figure`` the figures in the word as one ("1.201" and "1201" meet),
    if it has any. ``noun`` marks what looks like a noun made from a verb, ``code`` the name of a
    model, ``passive`` what looks like a passive verb; ``stop`` words carry no content.
    """

    folded: str
    stem: str
    term: str
    figure: str | None
    numeral: bool
    stop: bool
    negation: bool
    noun: bool
    code: bool
    passive: bool


@lru_cache(maxsize=1 << 16)
def lexeme(written: str, language: str) -> Lexeme:
    """The word ``written`` in the pack of ``language``."""
    pack = load(language)
    folded = words.fold(written)
    stem = words.stem(folded, pack.code)
    stem = _word_for_word(pack.code).get(folded) or _joined(folded, stem, pack.code)
    code = is_code(written)
    prefixes = pack.words("claims", "passive_prefixes")
    return Lexeme(
        folded=folded,
        stem=stem,
        term=f"w:{folded}" if code else f"w:{stem}",
        figure=f"n:{_digits(folded)}" if any(char.isdigit() for char in folded) else None,
        numeral=folded[:1].isdigit(),
        stop=folded in words.stop_words(pack),
        negation=folded in words.negations(pack),
        noun=_is_noun(folded, pack.code),
        code=code,
        passive=bool(prefixes) and folded.startswith(prefixes) and len(folded) > _VERB,
    )


@cache
def listed_stems(code: str, table: str, key: str) -> frozenset[str]:
    """The stems of the words in a list of a pack's table."""
    return frozenset(lexeme(word, code).stem for word in load(code).words(table, key))


def is_code(word: str) -> bool:
    """Whether a word is the name of a model or a kind by letters and figures ("F16", "B-52"),
    and no figure with a prefix ("ke-42") or a unit ("20kg")."""
    return CODE.fullmatch(word) is not None


def _joined(folded: str, stem: str, code: str) -> str:
    """The stem that stands for a word's stem and all that news uses for it. "Menetapkan" is to
    sign, but "tetap", which no row lists, is still; of a stem without content only the words that
    a row lists ("mengadakan" is to hold, "berada" is not)."""
    stems, listed = _synonyms(code)
    bare = folded == stem or stem in words.stop_words(load(code))
    return stem if bare and folded not in listed else stems.get(stem, stem)


@cache
def _word_for_word(code: str) -> Mapping[str, str]:
    """Words that news uses for one another as they stand, each with the stem that stands for
    the first of its row."""
    table = load(code).table("synonyms")
    found: dict[str, str] = {}
    for row in table.get("rows", ()):
        first = words.fold(row[0])
        stem = _joined(first, words.stem(first, code), code)
        for word in row:
            for clitic in ("", *table.get("clitics", ())):
                found.setdefault(words.fold(word) + clitic, stem)
    return found


@cache
def _synonyms(code: str) -> tuple[Mapping[str, str], frozenset[str]]:
    """Stems that news uses for one another, each to the first of its row, and all words that
    the rows list."""
    rows = load(code).table("claims").get("same", ())
    found: dict[str, str] = {}
    for row in rows:
        stems = [words.stem(word, code) for word in row]
        for stem in stems:
            found.setdefault(stem, stems[0])
    return found, frozenset(words.fold(word) for row in rows for word in row)


def _is_noun(word: str, language: str) -> bool:
    """Whether a word looks like a noun made from a verb ("pengenaan", "kunjungan")."""
    begins, ends, verbs = (
        load(language).words("claims", key)
        for key in ("noun_prefixes", "noun_endings", "verb_endings")
    )
    if len(word) > 6 and begins and word.startswith(begins):
        return True
    return bool(ends) and len(word) > 5 and word.endswith(ends) and not word.endswith(verbs)


def _digits(word: str) -> str:
    """A figure as a term, whatever its separators: "1.201" and "1201" meet."""
    kept = "".join(char for char in word if char.isdigit())
    return f"{int(kept):g}" if kept else word

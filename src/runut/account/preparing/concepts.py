"""What a word of any language may stand for: the concepts of news.

``lang/common/concepts.tsv`` lists a concept a line, with the words of each language that may stand
for it in reports of one happening, in the forms in which they do ("menangkap", "penangkapan",
"arrest", "custody"). Forms that a language makes by rule are found by their stems.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from runut.text import words

_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=1 << 14)
def concepts(folded: str, language: str) -> frozenset[str]:
    """The concepts that a folded word may stand for: those of the word as it stands, else those
    of its stem; none where the table does not have it or has no words of the language."""
    listed = _listed().get(language)
    if listed is None:
        return _NONE
    return listed.get(folded) or _stems(language).get(words.stem(folded, language)) or _NONE


@cache
def _listed() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """The concepts of every listed word, by language."""
    text = (files("runut.lang") / "common" / "concepts.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    found: dict[str, dict[str, frozenset[str]]] = {}
    for at, code in enumerate(lines[0][1:], 1):
        of = found[code] = {}
        for line in lines[1:]:
            concept = frozenset((line[0],))
            for word in line[at].split():
                of[word] = of[word] | concept if word in of else concept
    return found


@cache
def _stems(language: str) -> Mapping[str, frozenset[str]]:
    """The same by the stems of the words."""
    found: dict[str, set[str]] = defaultdict(set)
    for word, of in _listed()[language].items():
        found[words.stem(word, language)] |= of
    return {stem: frozenset(of) for stem, of in found.items()}

"""Stemmers and lemmatisers of Indonesian beside each other, in one run.

    python benchmarks/lemmas.py [--repeat N]

On words and roots written for Runut (``data/lemmas-id.tsv``): how many roots are exactly
right, and, since Runut only asks whether two words meet, how well pairs of words of one
root meet (recall) and no others do (precision). PySastrawi is left out where it is not
installed (``pip install PySastrawi``).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from importlib import import_module
from itertools import combinations
from pathlib import Path

import simplemma
import Stemmer

LIST = Path(__file__).parent / "data" / "lemmas-id.tsv"


def _words() -> list[tuple[str, str]]:
    lines = LIST.read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(word, root) for word, root in rows]


def _methods() -> dict[str, Callable[[str], str]]:
    snowball = Stemmer.Stemmer("indonesian", 0).stemWord

    def lemma(word: str) -> str:
        return simplemma.lemmatize(word, lang="id")

    found: dict[str, Callable[[str], str]] = {
        "Snowball (as shipped)": snowball,
        "simplemma": lemma,
        "simplemma, then Snowball": lambda word: str(snowball(lemma(word))),
    }
    try:
        factory = import_module("Sastrawi.Stemmer.StemmerFactory").StemmerFactory()
    except ImportError:
        print("PySastrawi: not installed, left out")
    else:
        # the plain stemmer: the factory's own caches words without bound
        dictionary = import_module("Sastrawi.Dictionary.ArrayDictionary").ArrayDictionary(
            factory.get_words()
        )
        found["PySastrawi"] = import_module("Sastrawi.Stemmer.Stemmer").Stemmer(dictionary).stem
    return found


def _pairs(keys: list[str], roots: list[str]) -> tuple[float, float]:
    """Precision and recall of pairs of words that meet."""
    met = same = both = 0
    for one, other in combinations(range(len(keys)), 2):
        meet, alike = keys[one] == keys[other], roots[one] == roots[other]
        met, same, both = met + meet, same + alike, both + (meet and alike)
    return both / met if met else 1.0, both / same


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=20)
    repeat = parser.parse_args().repeat
    words = [word for word, _ in _words()]
    roots = [root for _, root in _words()]
    base = 0.0
    print(f"{len(words)} words of {len(set(roots))} roots")
    for name, stem in _methods().items():
        keys = [stem(word) for word in words]
        rounds = repeat if name != "PySastrawi" else 1
        started = time.process_time()
        for _ in range(rounds):
            for word in words:
                stem(word)
        rate = rounds * len(words) / (time.process_time() - started)
        base = base or rate
        precision, recall = _pairs(keys, roots)
        exact = sum(key == root for key, root in zip(keys, roots, strict=True)) / len(words)
        f1 = 2 * precision * recall / (precision + recall)
        print(
            f"{name:<26} root right {exact:.3f}   pairs that meet: precision {precision:.3f} "
            f"recall {recall:.3f} F1 {f1:.3f}   speed {rate / base:.4f} of the first"
        )


if __name__ == "__main__":
    main()

"""Make `lang/<code>/background.tsv`: how often words stand in sentences of a language.

Indonesian is counted over the sentences of IDNER-news-2k (MIT, 2020 khairunnisaor) and
NERGrit (MIT, IndoNLU); English is taken from SymSpell's frequency dictionary (MIT; made of
Google Books Ngram v2 counts and SCOWL). Only stems and counts are written, no sentences.

    python tools/make_background.py id TRAIN_FOLDER
    python tools/make_background.py en frequency_dictionary_en_82_765.txt
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from runut.lang.pack import Pack, load
from runut.text.words import content_words, stem

LANG = Path(__file__).parents[1] / "src" / "runut" / "lang"
#: English counts are scaled to as many "sentences" of this many words each, as deep as the
#: Indonesian ones, so that one set of weights for links serves both.
WORDS_A_SENTENCE = 20
SENTENCES = 4_000
LEAST = 2


def sentences(folder: Path) -> Iterator[str]:
    """The sentences of the training sets: one word a line, a blank line between."""
    for file in sorted(folder.glob("*/*.txt")):
        words: list[str] = []
        for line in file.read_text("utf-8").splitlines():
            word = line.split(maxsplit=1)[0] if line.strip() else ""
            if word:
                words.append(word)
            elif words:
                yield " ".join(words)
                words = []
        if words:
            yield " ".join(words)


def counted(folder: Path, pack: Pack) -> tuple[int, Counter[str]]:
    total = 0
    counts: Counter[str] = Counter()
    for sentence in sentences(folder):
        total += 1
        counts.update(w for w in set(content_words(sentence, pack)) if w.isalpha())
    return total, counts


def listed(file: Path, pack: Pack) -> tuple[int, Counter[str]]:
    raw: Counter[str] = Counter()
    for line in file.read_text("utf-8-sig").splitlines():
        word, count = line.rsplit(maxsplit=1)
        if word.isalpha():
            raw[stem(word, pack.code)] += int(count)
    scale = SENTENCES * WORDS_A_SENTENCE / sum(raw.values())
    return SENTENCES, Counter({w: min(SENTENCES, round(n * scale)) for w, n in raw.items()})


def main(code: str, source: str) -> None:
    pack = load(code)
    path = Path(source)
    total, counts = counted(path, pack) if path.is_dir() else listed(path, pack)
    kept = sorted((w for w, n in counts.items() if n >= LEAST), key=lambda w: (-counts[w], w))
    about = " ".join((__doc__ or "").split("\n\n")[1].split())
    lines = [f"# {about}", f"# made by tools/make_background.py; sentences\t{total}"]
    lines += [f"{word}\t{counts[word]}" for word in kept]
    (LANG / code / "background.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{code}: {len(kept)} stems of {total} sentences")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

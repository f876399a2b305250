"""Write which English given names only men or only women commonly bear.

    python tools/make_genders.py LEXICON.json   # with Faker installed (written with 40.54.0)

``LEXICON.json`` is made as `tools/make_english_names.py` says, from compromise 14.17.0 (MIT,
Spencer Kelly); the lists of Faker (MIT, Daniele Faraglia) are those of all languages that it writes
with Latin letters. A name is in a file if so many times as many lists give it to the one as to the
other. Writes ``male.txt`` and ``female.txt`` into ``lang/en``.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

EN = Path(__file__).parents[1] / "src" / "runut" / "lang" / "en"
GENDERS = ("male", "female")
#: A shorter name is a syllable of many others.
SHORTEST = 3
#: So many times as many lists must give a name to one gender: a few lists hold slips ("Emma").
TIMES = 10


def of_faker(gender: str) -> Iterator[set[str]]:
    """The given names of one gender, a set for each language of Faker."""
    people = importlib.import_module("faker.providers.person")
    for found in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"faker.providers.person.{found.name}").Provider
        yield {name.lower() for name in getattr(provider, f"first_names_{gender}", ())}


def usable(name: str) -> bool:
    """Whether a name is one word of Latin letters without marks, and no syllable."""
    return name.isascii() and name.isalpha() and len(name) >= SHORTEST


def main() -> None:
    lexicon = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    given = {gender: Counter(lexicon[f"{gender.title()}Name"]) for gender in GENDERS}
    for gender in GENDERS:
        for names in of_faker(gender):
            given[gender].update(names)
    for one, other in (GENDERS, GENDERS[::-1]):
        names = sorted(
            name
            for name, lists in given[one].items()
            if lists >= TIMES * given[other][name] and usable(name)
        )
        (EN / f"{one}.txt").write_text("\n".join(names) + "\n", "utf-8")


if __name__ == "__main__":
    main()

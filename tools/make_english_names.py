"""Write the lists by which English names are told without a model.

    node -e 'const m = require("compromise/three").model().one.lexicon, tags = {};
      for (const [word, found] of Object.entries(m)) for (const tag of [].concat(found))
        (tags[tag] ??= []).push(word); console.log(JSON.stringify(tags))' > LEXICON.json
    python tools/make_english_names.py LEXICON.json WORDS

``LEXICON.json`` is the lexicon of the npm package compromise 14.17.0 (MIT, Spencer Kelly),
words by tag; ``WORDS`` the list of Debian's wamerican-large (SCOWL, free of conditions but
its notice), where a word that is only ever a name has a capital. Writes into ``lang/en``:

- ``proper.txt``: words of simplemma's dictionary that are written with a capital alone
- ``given.txt``: given names; those of Faker that stand there already are kept
- ``lexicon.toml``: regions, places, bodies and teams
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import simplemma

EN = Path(__file__).parents[1] / "src" / "runut" / "lang" / "en"
GIVEN = ("FemaleName", "MaleName", "FirstName")
PLACES, BODIES = ("Region", "Place"), ("Organization", "SportsTeam")
#: A shorter name of one word is an abbreviation of something else as often.
SHORTEST = 4
#: Small words within a name.
SMALL = {"of", "and", "the", "de", "on"}


def titled(name: str) -> str:
    """A name as it is written: every word with a capital but the small ones within."""
    words = name.split()
    return " ".join(
        word if word in SMALL and at else word[:1].upper() + word[1:]
        for at, word in enumerate(words)
    )


def wanted(name: str, common: set[str]) -> bool:
    """Whether a name tells something by itself."""
    if not all(char.isalnum() or char in " '&" for char in name) or not name[0].isalpha():
        return False
    return " " in name or (len(name) >= SHORTEST and name not in common)


def table(title: str, names: set[str]) -> str:
    rows = "".join(f"{json.dumps(name, ensure_ascii=False)} = []\n" for name in sorted(names))
    return f"[{title}]\n{rows}\n"


def main() -> None:
    lexicon = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    words = Path(sys.argv[2]).read_text("utf-8").split()
    common = {word for word in words if word.islower()}
    capital = {word.lower() for word in words if word[0].isupper() and word.isalpha()}
    people = {name for tag in (*GIVEN, "LastName") for name in lexicon[tag] if name.isalpha()}
    proper = {
        word
        for word in (capital | people) - common
        if word.isascii() and len(word) > 2 and simplemma.is_known(word, lang="en")
    }
    (EN / "proper.txt").write_text("\n".join(sorted(proper)) + "\n", "utf-8")
    given = {name for tag in GIVEN for name in lexicon[tag] if name.isalpha() and len(name) > 2}
    given |= set((EN / "given.txt").read_text("utf-8").split())
    (EN / "given.txt").write_text("\n".join(sorted(given)) + "\n", "utf-8")
    places = {titled(name) for tag in PLACES for name in lexicon[tag] if wanted(name, common)}
    bodies = {titled(name) for tag in BODIES for name in lexicon[tag] if wanted(name, common)}
    about = '[about]\nsource = "compromise 14.17.0; tools/make_english_names.py"\nlicence = "MIT"\n'
    text = table("places", places - bodies) + table("bodies", bodies) + about
    (EN / "lexicon.toml").write_text(text, "utf-8")


if __name__ == "__main__":
    main()

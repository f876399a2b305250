"""Whether a person is a "he" or a "she", where the language tells them apart.

A person's gender is known by a title beside the name ("Mrs Quill"), else by a given name that
commonly only one of the two bears, else by a noun of the office ("spokeswoman Quill"). What the
pack's table ``genders`` does not list is left open, and so is all in a pack without that table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from runut.lang.pack import Pack, load
from runut.text.words import fold


def told_apart(pack: Pack) -> bool:
    """Whether the language of ``pack`` has pronouns for one gender only."""
    return bool(pack.table("genders"))


def of_pronoun(word: str, pack: Pack) -> str | None:
    """The gender whose pronoun ``word`` (in lower case) is; None for one of any."""
    return _listed(pack.code, "pronouns").get(word)


def of_phrase(words: Iterable[str], pack: Pack) -> str | None:
    """The gender told by the first noun of people among ``words``: "a spokeswoman for"."""
    return _first(words, "nouns", pack)


def of_person(
    names: Sequence[str], offices: Iterable[str], before: Iterable[str], pack: Pack
) -> str | None:
    """The gender of a person by the ``names`` he is called by, the ``offices`` beside them and the
    words right ``before`` them."""
    called = [name.split() for name in names]
    titles = [*before, *(words[0] for words in called if len(words) > 1)]
    told = [word for office in offices for word in office.split()]
    return (
        _first(titles, "titles", pack)
        or _by_given(max(called, key=len, default=[]), pack)
        or _first(told, "nouns", pack)
    )


def _by_given(name: Sequence[str], pack: Pack) -> str | None:
    """The gender told by the first word of a name that is no initial. A man's given name that
    stands alone is often a family's ("Clinton"), and tells nothing."""
    words = [word for word in name if len(word.rstrip(".")) > 1]
    gender = _first(words[:1], "names", pack)
    return gender if len(words) > 1 or gender == "female" else None


def _first(words: Iterable[str], kind: str, pack: Pack) -> str | None:
    listed = _listed(pack.code, kind)
    return next((found for word in words if (found := listed.get(fold(word)))), None)


@cache
def _listed(code: str, kind: str) -> dict[str, str]:
    """The gender of each word of one ``kind``."""
    pack = load(code)
    found: dict[str, str] = {}
    for gender in sorted(pack.table("genders").keys() - {"about"}):
        if kind == "names":
            given = pack.resource(f"{gender}.txt").read_text("utf-8").split()
            found |= dict.fromkeys(given, gender)
    for gender, lists in pack.table("genders").items():
        found |= dict.fromkeys(lists.get(kind, ()), gender)
    return found

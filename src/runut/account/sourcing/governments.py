"""Which country's government speaks: "AS", "pemerintah AS", "Gedung Putih".

News names a government by its country, by a word and the country, or by where it sits. All are
one voice. What its ministries and armies say is theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from runut.lang.pack import load
from runut.text import words
from runut.text.naming.gazetteer import gazetteer


def of_country(names: Iterable[str], language: str) -> str | None:
    """The id of the country whose government bears one of ``names``; None where it is no
    government that the tables know."""
    called = load(language).words("origins", "government")
    for name in names:
        folded = words.fold(name)
        bare = next(
            (name[len(word) :].strip() for word in called if folded.startswith(f"{word} ")), name
        )
        known = gazetteer(language).lookup(_seats(language).get(words.fold(bare), bare))
        if known is not None and known.kind == "territory":
            return known.id
    return None


@cache
def _seats(language: str) -> Mapping[str, str]:
    """The country of each seat of a government, by the seat's folded name."""
    seats: Mapping[str, str] = load(language).table("origins").get("seats", {})
    return {words.fold(seat): country for seat, country in seats.items()}

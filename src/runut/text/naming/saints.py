"""Names with a shortened word in them: "Cape |St. George" is one name, not two."""

from __future__ import annotations

from collections.abc import Sequence

from runut.lang.pack import Pack
from runut.text.naming.stretches import Name, Pieces, listed


def whole(read: Pieces, names: Sequence[Name], pack: Pack) -> list[Name]:
    """The names, with what stands before and behind "St." in one; such names are places."""
    found = list(names)
    for at in read.places(listed(pack.code, "shortened")):
        begins = at + 2
        if not read.words[at][0].isupper() or read.words[at + 1 : begins] != (".",):
            continue
        behind = next((name for name in found if name.first == begins), None)
        before = next((name for name in found if name.last in (at + 1, begins)), None)
        if behind is None or (before is not None and _ends(read, before, at, pack)):
            continue
        joined = Name(
            before.first if before else _begins(read, at, pack),
            behind.last,
            before.type if before else "ORG" if behind.type == "ORG" else "LOC",
            sure=behind.sure,
        )
        found = [name for name in found if name not in (before, behind)]
        found.append(joined)
    return sorted(found, key=lambda name: (name.first, name.last))


def _ends(read: Pieces, before: Name, at: int, pack: Pack) -> bool:
    """Whether the word at ``at`` is a street's, which ends its name: "Main |St."; behind "Cape" or
    "of" it is a saint's, and in a person's name it is her own."""
    if before.first == at or before.type == "PER":
        return False
    led = read.folded[at - 1]
    leading = ("places_begin", "inner_of_bodies")
    return not any(led in listed(pack.code, key) for key in leading)


def _begins(read: Pieces, at: int, pack: Pack) -> int:
    """Where the name begins when none was found before the word at ``at``: "Cape |St."."""
    led = at > 0 and read.words[at - 1][0].isupper()
    return at - 1 if led and read.folded[at - 1] in listed(pack.code, "places_begin") else at

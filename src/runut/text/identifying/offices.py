"""Which offices the persons of an article bear: what stands beside their names, gathered by whom
each name is of."""

from __future__ import annotations

from collections.abc import Sequence, Set

from runut.lang.pack import Pack
from runut.records import Article
from runut.text.groups import Groups
from runut.text.identifying import premodified, roles
from runut.text.identifying.namesakes import parts
from runut.text.naming.names import Found


def borne(
    article: Article, names: Sequence[Found], groups: Groups, pack: Pack
) -> dict[int, list[str]]:
    """The offices beside the names of each group of a person, in order, each once."""
    offices: dict[int, list[str]] = {}
    bounds = iter(article.sentences)
    sentence = next(bounds, None)
    floor = 0
    for index, name in enumerate(names):
        while sentence is not None and sentence.end <= name.start:
            sentence = next(bounds, None)
        opens = sentence.start if sentence is not None else 0
        closes = sentence.end if sentence is not None else len(article.text)
        if name.type != "PER":
            continue
        next_one = _of_next(article.text, names, index)
        before = max(opens, floor)
        held = roles.before(article.text, name.start, name.end, before, pack, of_next=next_one)
        floor = name.end
        home = groups.of(index)
        if held is not None and next_one:
            held, home = f"{held} {name.text}", groups.of(index + 1)
        behind = None
        if held is None or premodified.is_asked(pack):
            behind = _role_behind(article.text, names, index, closes, pack)
        kept = offices.setdefault(home, [])
        kept += [role for role in (held, behind) if role is not None and role not in kept]
    called: dict[int, set[str]] = {}
    for index, name in enumerate(names):
        called.setdefault(groups.of(index), set()).update(parts(name.text))
    return {home: _without_names(kept, called[home]) for home, kept in offices.items()}


def _of_next(text: str, names: Sequence[Found], index: int) -> bool:
    """Whether a person's single name only tells whose office the person behind the comma holds:
    "pengacara Wirasena, Dewi Ratnasari"."""
    if index + 1 >= len(names) or " " in names[index].text or names[index + 1].type != "PER":
        return False
    return text[names[index].end : names[index + 1].start].strip() == ","


def _without_names(offices: Sequence[str], called: Set[str]) -> list[str]:
    """Offices without words of their holder's own name at the end, where only the rest of it
    was found ("Bupati Serayu Dewi |Ratnasari Putri")."""
    trimmed: dict[str, None] = {}
    for office in offices:
        words = office.split()
        while len(words) > 1 and set(parts(words[-1])) <= called:
            words.pop()
        trimmed.setdefault(office if len(words) == len(office.split()) else " ".join(words))
    return list(trimmed)


def _role_behind(
    text: str, names: Sequence[Found], index: int, closes: int, pack: Pack
) -> str | None:
    """The office between commas behind a name, unless it leads to another person."""
    held = roles.after(text, names[index].end, closes, pack)
    if held is None or index + 1 >= len(names):
        return held
    reach = names[index].end + len(held) + 6
    others = (name for name in names[index + 1 : index + 4] if name.type == "PER")
    return None if any(other.start < reach for other in others) else held

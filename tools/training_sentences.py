"""Sentences made from patterns, to train the model of names on the shapes of today's news.

The public sets are small and old; they hold few datelines, agency credits, police ranks,
initials, clubs or brands. ``training/patterns-id.txt`` has such shapes, written for Runut;
here their slots are filled at random with a fixed seed.
"""

from __future__ import annotations

import random
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from runut.evaluate.names import Labelled
from runut.lang.pack import Pack, load

HERE = Path(__file__).parent / "training"
_SLOT = re.compile(r"\{(\w+)\}")
#: A slot, the beginning or end of a longer name, or text.
_PART = re.compile(r"\{\w+\}|\[(?:PER|ORG|LOC) |\]|[^{}\[\]]+")
#: What a slot's filling is, as a name.
_TYPES = {
    "per": "PER", "one": "PER", "initials": "PER", "abbr2": "PER", "nick": "PER",
    "loc": "LOC", "city": "LOC", "village": "LOC", "CITY": "LOC", "country": "LOC", "prov": "LOC",
    "org": "ORG", "abbr": "ORG", "outlet": "ORG", "company": "ORG", "club": "ORG",
    "army": "ORG", "brand": "ORG", "party": "ORG", "uni": "ORG",
}  # fmt: skip


#: Share of firms and clubs with invented names, so that the words around a name are
#: learnt and not the names; what such names end with; what they are made of.
_INVENTED = 0.4
_ENDS = {
    "company": ["", "", "Inc", "Corp", "Group", "Tbk", "Holdings", "Co"],
    "club": ["", "", "", "United", "FC", "City"],
}
_ONSETS = (*"bcdfghjklmnprstvwyz", "br", "cl", "dr", "fl", "kr", "pl", "pr", "st", "tr")
_RIMES = (
    "a", "e", "i", "o", "u", "an", "ar", "el", "en", "er", "ia", "in", "io", "is", "on", "or",
    "os", "um", "us", "ax", "ex", "ix",
)  # fmt: skip


def _brand(chance: random.Random) -> str:
    syllables = chance.choice([2, 2, 3, 3, 4])
    name = "".join(chance.choice(_ONSETS) + chance.choice(_RIMES) for _ in range(syllables))
    return name.capitalize()


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text("utf-8"))


@cache
def _places() -> dict[str, list[str]]:
    pack = load("id")
    names, common = pack.table("names"), Pack(code="common")
    cities = common.table("cities")["cities"]
    home = [city for city, country in cities.items() if country == "ID"]
    abroad = [city for city, country in cities.items() if country != "ID"]
    territories = pack.table("territories")
    countries = [name for code, name in territories.items() if code in names["territories"]]
    countries += [forms[0] for forms in names["territories"].values()]
    countries += ["Korut", "Korsel", "AS", "China", "RI", "Inggris"] * 4
    provinces = [form for name, forms in names["places"].items() for form in (name, *forms)]
    return {
        "city": sorted(home) + sorted(abroad)[:: max(1, len(abroad) // len(home))],
        "country": countries,
        "prov": provinces,
    }


def _fill(slot: str, chance: random.Random) -> str:
    people, fillers, places = _table("people.toml"), _table("fillers-id.toml"), _places()
    match slot:
        case "per" | "one":
            regions = [region for region in people if region != "about"]
            region = chance.choice(["id"] * len(regions) + regions)
            first, last = (
                chance.choice(people[region]["first"]),
                chance.choice(people[region]["last"]),
            )
            if slot == "one":
                return chance.choice([first, last, last, chance.choice(fillers["nick"])])
            if region == "id":
                middle = chance.choice(people["id"]["first"])
                return chance.choice(
                    [f"{first} {last}", f"{first} {middle} {last}", f"{first} {middle}",
                     f"{first} {last[0]} {middle}", f"M. {first} {last}"]
                )  # fmt: skip
            if chance.random() < 0.12:
                first = f"{first}-{chance.choice(people[region]['first'])}"
            return f"{first} {last}"
        case "initials" | "abbr2":
            return "".join(chance.choices("ABDEFHIKLMNPRSTWYZ", k=chance.choice([1, 2, 2, 3])))
        case "age":
            return str(chance.randint(17, 70))
        case "brand":
            return _brand(chance)
        case "company" | "club" if chance.random() < _INVENTED:
            end = chance.choice(_ENDS[slot])
            city = chance.choice(places["city"]) if slot == "club" else _brand(chance)
            return f"{chance.choice([city, _brand(chance)])} {end}".strip()
        case "CITY":
            return chance.choice(places["city"]).upper()
        case "loc":
            kind = chance.choice(["Desa", "Kecamatan", "Kabupaten", "Pulau", "Kota", ""])
            place = chance.choice(fillers["village"] + places["city"])
            return f"{kind} {place}".strip()
        case "org":
            return _fill(chance.choice(["body", "body_of_place", "company"]), chance)
        case _ if slot in places:
            return chance.choice(places[slot])
        case _:
            text = chance.choice(fillers[slot])
            return _SLOT.sub(lambda m: _fill(m.group(1), chance), text)


def sentences(count: int, seed: int = 7) -> list[Labelled]:
    """``count`` fillings of every pattern, each pattern in turn."""
    chance = random.Random(seed)
    lines = (HERE / "patterns-id.txt").read_text("utf-8").splitlines()
    patterns = [line for line in lines if line and not line.startswith("#")]
    return [
        _sentence(f"made:{turn}:{number}", pattern, chance)
        for turn in range(count)
        for number, pattern in enumerate(patterns)
    ]


def _sentence(key: str, pattern: str, chance: random.Random) -> Labelled:
    """One filling of a pattern, its names marked."""
    text, mentions, opened = "", [], None
    for part in _PART.findall(pattern):
        if part.startswith("{"):
            slot, start = part[1:-1], len(text)
            text += _fill(slot, chance)
            if opened is None and slot in _TYPES:
                mentions.append((start, len(text), _TYPES[slot], len(mentions)))
        elif part.startswith("["):
            opened = (len(text), part[1:4])
        elif part == "]" and opened is not None:
            mentions.append((opened[0], len(text), opened[1], len(mentions)))
            opened = None
        else:
            text += part
    return Labelled(id=key, text=text, mentions=tuple(mentions))

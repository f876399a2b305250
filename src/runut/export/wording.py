"""The words around an exported account, in one language: labels, counts, dates, figures.

Labels stand in the ``messages-export`` table of each language pack; names of months and the
order of a date's parts, plural forms and decimals come from CLDR through babel.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_currency, format_decimal, is_currency

from runut.lang.messages import explain, say
from runut.records import Reason

#: RFC 3339, and EDTF with a part of the day after the date; intervals are taken apart first.
_MOMENT = re.compile(
    r"(?:(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?)?"
    r"(?:T(?:~(?P<part>[a-z-]+)|(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?))?"
    r"(?P<zone>Z|[+-]\d\d:\d\d)?[~?%]?"
)
_MOST_MONTHS = 12


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Speaks one language."""

    language: str

    def __call__(self, code: str, **values: str) -> str:
        """The label kept for ``export.<code>``."""
        return say(f"export.{code}", self.language, **values)

    def count(self, what: str, n: int) -> str:
        """``n`` things in the right plural form: "1 article", "4 articles"."""
        form = _locale(self.language).plural_form(n)
        return say(f"export.{what}.{form}", self.language, n=self.number(n))

    def because(self, reasons: Iterable[Reason]) -> tuple[str, ...]:
        """Reasons as sentences, each once."""
        return tuple(dict.fromkeys(explain(reason, self.language) for reason in reasons))

    def number(self, value: float) -> str:
        """A number as people write it: 1.973,5 in Indonesian, 1,973.5 in English."""
        return str(format_decimal(value, locale=self.language))

    def figure(self, value: float, unit: str | None, of: str) -> str:
        """A figure with what it counts: "11 orang", "Rp 5.000", "2,5 m"."""
        if unit is not None and is_currency(unit):
            return str(
                format_currency(
                    value, unit, "¤#,##0.##", locale=self.language, currency_digits=False
                )
            )
        return " ".join(filter(None, (self.number(value), unit or of)))

    def when(self, value: str | None, *, short: bool = False) -> str:
        """A time as people write it; what is not understood is shown as it stands.

        ``short`` abbreviates the month and leaves out the zone.
        """
        if not value:
            return self("when.unknown")
        first, slash, last = value.partition("/")
        if slash:
            ends = (self.when(end, short=short) if end.strip(".") else "…" for end in (first, last))
            return " – ".join(ends)
        found = _MOMENT.fullmatch(value)
        try:
            return (found and self._moment(found, short)) or value
        except ValueError:  # a date that does not exist, such as the 31st of June
            return value

    def span(self, first: str | None, last: str | None) -> str:
        """From ``first`` to ``last`` without saying a day twice."""
        if first is None or last is None or first == last:
            return self.when(first or last)
        if first[:10] != last[:10]:
            return f"{self.when(first)} – {self.when(last)}"
        day, clocks = first[:10], [at for at in (first, last) if len(at) > len("2024-06-19")]
        if len(clocks) < len((first, last)):
            return self.when(clocks[0] if clocks else day)
        begun = self.when(first).removeprefix(self.when(day)).strip()
        ended = self.when(last).removeprefix(self.when(day)).strip()
        zone = ended.partition(" ")[2]
        return f"{self.when(day)} {begun.removesuffix(zone).strip()}–{ended}"

    def _moment(self, found: re.Match[str], short: bool) -> str:
        parts = [self._day(found["year"], found["month"], found["day"], short)]
        if found["part"]:
            parts.append(self(f"part.{found['part']}"))
        elif found["hour"]:
            at = time(int(found["hour"]), int(found["minute"]))
            parts.append(format_time(at, self("clock"), locale=self.language))
            parts.append("" if short else self._zone(found["zone"]))
        return " ".join(filter(None, parts))

    def _day(self, year: str | None, month: str | None, day: str | None, short: bool) -> str:
        if year is None:
            return ""
        if month is not None and int(month) > _MOST_MONTHS:  # a season or quarter of EDTF
            raise ValueError(month)
        at = date(int(year), int(month or 1), int(day or 1))
        if day is None:
            skeleton = ("yMMM" if short else "yMMMM") if month else "y"
            return str(format_skeleton(skeleton, at, locale=self.language))
        return format_date(at, "medium" if short else "long", locale=self.language)

    def _zone(self, zone: str | None) -> str:
        if zone is None:
            return ""
        code = f"export.zone.{'+00:00' if zone == 'Z' else zone}"
        known = say(code, self.language)
        return f"UTC{zone}" if known == code else known

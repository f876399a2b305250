"""The words around an account in one language: labels, counts, numbers, reasons.

Labels stand in the ``messages-export`` table of each language pack; plural forms, decimals
and currencies come from CLDR through babel.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale
from babel.numbers import format_currency, format_decimal, is_currency

from runut.lang.messages import explain, say
from runut.records import Figure, Point, Reason


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


@lru_cache(maxsize=1 << 12)
def _decimal(value: float, language: str) -> str:
    return str(format_decimal(value, locale=language))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Speaks one language. A screen's own labels stand under its ``area`` ("cli", "web");
    what every form of an account says alike, such as the names of standings, under
    "export"."""

    language: str
    area: str = "export"

    def __call__(self, code: str, **values: str | int) -> str:
        """The label kept for ``code``, numbers written as the language does."""
        written = {
            name: self.number(value) if isinstance(value, int) else value
            for name, value in values.items()
        }
        return say(self.place(code), self.language, **written)

    def place(self, code: str) -> str:
        """The full code under which a label is kept: the area's own, else the shared one."""
        own, shared = f"{self.area}.{code}", f"export.{code}"
        return shared if not self.kept(own) and self.kept(shared) else own

    def or_plain(self, code: str, plain: str) -> str:
        """The label kept for ``code``, or ``plain`` where the pack keeps none."""
        place = self.place(code)
        return say(place, self.language) if self.kept(place) else plain

    def kept(self, place: str) -> bool:
        """Whether the pack keeps a label under this full code."""
        return say(place, self.language) != place

    def count(self, what: str, n: int, **values: str) -> str:
        """``n`` things in the right plural form: "1 article", "4 articles"."""
        form = _locale(self.language).plural_form(n)
        return say(self.place(f"{what}.{form}"), self.language, n=self.number(n), **values)

    def because(self, reason: Reason) -> str:
        """A reason as a sentence."""
        return explain(reason, self.language)

    def reasons(self, reasons: Iterable[Reason]) -> tuple[str, ...]:
        """Reasons as sentences, each once."""
        return tuple(dict.fromkeys(map(self.because, reasons)))

    def number(self, value: float) -> str:
        """A number as people write it: 1.973,5 in Indonesian, 1,973.5 in English."""
        return _decimal(value, self.language)

    def followed(self, figure: Figure) -> str:
        """What a figure counts or measures, in the language's word where it has one."""
        return self.or_plain(f"unit.{figure.of}", figure.of)

    def point(self, point: Point, figure: Figure) -> str:
        """A value of a series with its unit and how exact it is ("at least 45"), or the word for
        the state it stands for."""
        if point.state is not None:
            return self.or_plain(f"state.{point.state}", point.state)
        unit = None if figure.unit == figure.of else figure.unit  # what is said already
        return self.bounded(self.figure(point.value, unit), point.bound)

    def bounded(self, figure: str, bound: str) -> str:
        """A written figure with the words for how exact it is."""
        return figure if bound == "exact" else f"{self(f'bound.{bound}')} {figure}"

    def figure(self, value: float, unit: str | None) -> str:
        """A figure with its unit: "11", "Rp 5.000", "2,5 m"."""
        if unit is not None and is_currency(unit):
            return str(
                format_currency(
                    value, unit, "¤#,##0.##", locale=self.language, currency_digits=False
                )
            )
        return " ".join(filter(None, (self.number(value), unit)))

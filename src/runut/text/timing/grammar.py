"""The time expressions of a language, compiled once from its tables.

Names of months and weekdays are CLDR's, read through babel when the grammar is compiled,
so a new language gets them by its code alone; its table adds only variants.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError

from runut.errors import PackError
from runut.lang.pack import Pack
from runut.text.counting.numerals import Numerals, numerals
from runut.text.patterns import DIGIT, Slot, fold, read_form, words_slot

#: Slots that digits fill. None may be followed by another digit.
_DIGIT_SLOTS = {
    "mon": r"\d{1,2}(?!\d)",
    "mm": r"(?:0[1-9]|1[0-2])(?!\d)",
    "dd": r"(?:0[1-9]|[12]\d|3[01])(?!\d)",
    "yy": r"\d{1,6}(?!\d)",
    "year": r"(?:1[3-9]|2[01])\d\d(?!\d|[.,]\d)",
    "decade": r"(?:1[89]|20)\d0",
    "shortdecade": r"\d0",
    "century": r"\d{1,2}(?!\d)",
    "quarter": r"[1-4](?!\d)",
    "hour": r"(?:2[0-4]|1\d|0?\d)(?!\d)",
    "hh": r"(?:[01]\d|2[0-3])",
    "minute": r"[0-5]\d(?!\d)",
    "second": r"[0-5]\d(?!\d)",
}
#: A word of writing this long is known even when a name is glued to it ("dilansirdetik").
_GLUED = 7
#: Slots that marks fill.
_MARK_SLOTS = {"sep": "[/.-]", "dot": "[.:]"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One form of the table (the ``pattern`` of its expression) with what it means: ``op`` and
    its constants."""

    op: str
    pattern: str
    constants: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeGrammar:
    """Everything needed to read times of one language. ``rules`` are by first word;
    ``values`` gives the meaning of each slot's words."""

    rules: Mapping[str, tuple[Rule, ...]]
    values: Mapping[str, Mapping[str, Any]]
    numbers: Numerals
    capital: frozenset[str]
    leads: frozenset[str]
    part_leads: frozenset[str]
    not_years: frozenset[str]
    not_years_before: frozenset[str]
    ranges: frozenset[str]
    joints: frozenset[str]
    listing: frozenset[str]
    future: frozenset[str]
    clause_ends: frozenset[str]
    writing: frozenset[str]
    writing_glued: tuple[str, ...]
    writing_links: frozenset[str]
    rates: frozenset[str]
    ages: frozenset[str]
    age_tails: tuple[str, ...]


@cache
def grammar(pack: Pack) -> TimeGrammar:
    """The time grammar of a language; an empty one when its pack has no times table."""
    table = pack.table("times")
    settings = table.get("settings", {})
    values = _values(pack, table, settings)
    numbers = numerals(pack)
    slots = _slots(values, numbers, settings.get("ordinals", ()))

    def words(key: str) -> frozenset[str]:
        return frozenset(map(fold, settings.get(key, ())))

    return TimeGrammar(
        rules=_rules(table.get("rule", ()), slots),
        values=values,
        numbers=numbers,
        capital=words("capital"),
        leads=words("leads"),
        part_leads=words("part-leads"),
        not_years=words("not-years"),
        not_years_before=words("not-years-before"),
        ranges=words("ranges"),
        joints=words("joints"),
        listing=words("listing"),
        future=words("future"),
        clause_ends=words("clause-ends"),
        writing=words("writing"),
        writing_glued=tuple(sorted(word for word in words("writing") if len(word) >= _GLUED)),
        writing_links=words("writing-links"),
        rates=words("rates"),
        ages=words("ages"),
        age_tails=tuple(map(fold, settings.get("age-tails", ()))),
    )


def _values(
    pack: Pack, table: Mapping[str, Any], settings: Mapping[str, Any]
) -> dict[str, dict[str, Any]]:
    values = {
        name: {fold(word): value for word, value in words.items()}
        for name, words in table.get("slots", {}).items()
    }
    months, days = _calendar_names(pack.code, short_days=settings.get("short-weekdays", False))
    values["month"] = months | {fold(k): v for k, v in table.get("months", {}).items()}
    values["weekday"] = days | {fold(k): v for k, v in table.get("weekdays", {}).items()}
    return values


def _calendar_names(code: str, *, short_days: bool) -> tuple[dict[str, int], dict[str, int]]:
    """CLDR's names: months 1-12, weekdays 0 (Monday) - 6."""
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return {}, {}
    months: dict[str, int] = {}
    days: dict[str, int] = {}
    for width in ("abbreviated", "wide"):
        months |= {fold(name): n for n, name in locale.months["format"][width].items()}
        if width == "wide" or short_days:
            days |= {fold(name): n for n, name in locale.days["format"][width].items()}
    return months, days


def _slots(
    values: Mapping[str, Mapping[str, Any]], numbers: Numerals, ordinals: Iterable[str]
) -> dict[str, Slot]:
    digit = frozenset({DIGIT})
    suffix = f"(?:{'|'.join(map(re.escape, ordinals))})?" if ordinals else ""
    slots = {name: Slot(regex=regex, firsts=digit) for name, regex in _DIGIT_SLOTS.items()}
    slots["day"] = Slot(regex=rf"\d{{1,2}}{suffix}(?!\d|[.,]\d)", firsts=digit)
    slots |= {name: Slot(regex=regex, firsts=frozenset()) for name, regex in _MARK_SLOTS.items()}
    slots["number"] = numbers.slot
    for name, words in values.items():
        if name not in _DIGIT_SLOTS:
            slots[name] = words_slot(words)
    return slots


def _rules(
    entries: Iterable[Mapping[str, Any]], slots: Mapping[str, Slot]
) -> dict[str, tuple[Rule, ...]]:
    by_word: dict[str, list[Rule]] = {}
    for entry in entries:
        constants = {key: value for key, value in entry.items() if key not in ("op", "forms")}
        if "op" not in entry or "forms" not in entry:
            raise PackError(f"times.toml: a rule needs op and forms, not only {sorted(entry)}")
        for form in entry["forms"]:
            read = read_form(form, slots)
            rule = Rule(op=entry["op"], pattern=read.pattern, constants=constants)
            for word in read.firsts:
                by_word.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in sorted(by_word.items())}

"""A figure as it is written: sign and sum, number and scale, range, unit and rate."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from runut.lang.pack import Pack
from runut.text.counting.numerals import DIGITS, Numerals, numerals
from runut.text.counting.units import Units, spaced, to_base, units
from runut.text.patterns import DIGIT, END, alternatives, first_word, fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure in the base of its unit. ``plain`` is true for bare digits without sign,
    scale, separator or unit, which may as well be part of a name; ``spelled`` for number
    words; ``vague`` for "puluhan"."""

    start: int
    end: int
    value: float
    high: float | None
    unit: str | None
    plain: bool
    spelled: bool
    vague: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountGrammar:
    """What figures look like in one language. ``firsts`` are the scanner tokens with which
    one can begin; ``loose`` are scales that say "about" as well ("771 ribuan")."""

    regex: re.Pattern[str]
    firsts: frozenset[str]
    numbers: Numerals
    units: Units
    scales: Mapping[str, float]
    loose: frozenset[str]
    short: Mapping[str, float]
    vague: Mapping[str, tuple[float, float]]


@cache
def amount_grammar(pack: Pack) -> AmountGrammar:
    """The figure grammar of a language, compiled from its quantities table."""
    table = pack.table("quantities")
    numbers, names = numerals(pack), units(pack)
    words = table.get("words", {})
    vague = {fold(w): (float(a), float(b)) for w, (a, b) in table.get("vague", {}).items()}
    short = {fold(word): float(scale) for word, scale in table.get("short-scales", {}).items()}
    scales = {word: scale for word, scale in numbers.scales.items() if scale >= 1000}
    loose = {word: low for word, (low, _) in vague.items() if low >= 1000 and " " not in word}
    minus = frozenset(map(fold, words.get("minus", ())))
    number_words = [*numbers.units, *numbers.scales]
    firsts = {DIGIT, *map(first_word, [*number_words, *vague, *names.before, *minus])}
    return AmountGrammar(
        regex=re.compile(_regex(numbers, names, {**scales, **loose}, short, vague, words)),
        firsts=frozenset(firsts - {"-", "−"}),
        numbers=numbers,
        units=names,
        scales={**scales, **loose},
        loose=frozenset(loose),
        short=short,
        vague=vague,
    )


def _regex(
    numbers: Numerals,
    names: Units,
    scales: Mapping[str, float],
    short: Mapping[str, float],
    vague: Mapping[str, tuple[float, float]],
    words: Mapping[str, list[str]],
) -> str:
    scale = f"(?: *{alternatives([*scales, *short])})"
    number = rf"(?:{DIGITS}|{numbers.words.pattern})"
    link = "|".join(re.escape(fold(word)) for word in words.get("range", ()))
    per = "|".join(re.escape(fold(word)) for word in words.get("per", ()))
    minus = alternatives(word for word in map(fold, words.get("minus", ())) if word.isalpha())
    return (
        rf"(?P<minus>{minus} +)?(?P<sign>{names.before_regex} *)?"
        rf"(?:(?P<vague>{alternatives(vague)})(?P<vscale>{scale})?"
        rf"|(?P<number>{number})(?P<scale>{scale})?"
        rf"(?:(?: *(?P<unit1>{names.after_regex}|{names.unit_regex}))?"
        rf" *(?:{link}) *(?:{names.before_regex} *)?(?P<number2>{number})(?P<scale2>{scale})?)?)"
        rf"(?: *(?:(?P<after>{names.after_regex})|-?(?P<unit>{names.unit_regex})))?"
        rf"(?:(?: *(?:/) *| +(?:{per}) +)(?P<rate>{names.rate_regex}))?"
    )


def read_amount(text: str, folded: str, start: int, grammar: AmountGrammar) -> Amount | None:
    """The figure that begins at ``start``, or None when what stands there is none."""
    match = grammar.regex.match(folded, start)
    if match is None:
        return None
    if match["vague"] is not None:
        return _vague(match, grammar)
    first = grammar.numbers.read(match["number"])
    if first is None:
        return None
    second = None if match["number2"] is None else grammar.numbers.read(match["number2"])
    end = match.end()
    money = match["sign"] is not None or match["after"] is not None
    scale = _scale(text, match, "scale", grammar, money, first)
    scale2 = _scale(text, match, "scale2", grammar, money, first)
    if (scale is None and match["scale"]) or (scale2 is None and match["scale2"]):
        end = match.end("number") if scale is None and match["scale"] else match.end("number2")
        return _made(match, grammar, end, first * (scale or 1.0), None, unit=None)
    if match["unit1"] is not None and not _same_unit(match, grammar):
        unit1 = spaced(match["unit1"])
        code = grammar.units.after.get(unit1) or grammar.units.words.get(unit1)
        unit = _sign(match, grammar) or code
        return _made(match, grammar, match.end("unit1"), first * (scale or 1.0), None, unit=unit)
    low = first * (scale or scale2 or 1.0)
    high = None if second is None else second * (scale2 or scale or 1.0)
    if match["unit1"] is not None and scale2 is not None and scale is None:
        low = first
    if high is not None and high <= low:
        return _score_or_first(match, grammar, first, second, low)
    return _made(match, grammar, end, low, high, unit=_unit(match, grammar))


def _score_or_first(
    match: re.Match[str], grammar: AmountGrammar, first: float, second: float | None, low: float
) -> Amount:
    """ "3-1" is no range; kept as two numbers only for the caller to see a score."""
    bare = match["sign"] is None and match["unit"] is None and match["after"] is None
    if bare and match["scale"] is None and second is not None:
        return _made(match, grammar, match.end("number2"), first, second, unit="score")
    return _made(match, grammar, match.end("number"), low, None, unit=_sign(match, grammar))


def _scale(
    text: str,
    match: re.Match[str],
    name: str,
    grammar: AmountGrammar,
    money: bool,
    number: float,
) -> float | None:
    """The scale word's worth. Letters ("M", "jt") are scales beside money, or as capitals
    after a decimal; "5 m" is metres."""
    raw = match[name]
    if raw is None:
        return None
    word = raw.strip()
    if word in grammar.scales:
        return grammar.scales[word]
    at = match.end(name) - 1
    if money or len(word) > 1 or (text[at].isupper() and number != int(number)):
        return grammar.short[word]
    return None


def _same_unit(match: re.Match[str], grammar: AmountGrammar) -> bool:
    """Whether both ends of a range bear one unit: "10 % sampai 37 %"."""
    first = spaced(match["unit1"])
    second = match["after"] or match["unit"]
    return second is not None and spaced(second) == first


def _sign(match: re.Match[str], grammar: AmountGrammar) -> str | None:
    return None if match["sign"] is None else grammar.units.before[match["sign"].strip()]


def _unit(match: re.Match[str], grammar: AmountGrammar) -> str | None:
    unit = _sign(match, grammar)
    if unit is None and match["after"] is not None:
        unit = grammar.units.after[spaced(match["after"])]
    if unit is None and match["unit"] is not None:
        unit = grammar.units.words[spaced(match["unit"])]
    return unit


#: The parts of a figure that can stand before its rate.
_BEFORE_RATE = ("vague", "vscale", "number", "scale", "number2", "scale2", "after", "unit")


def _made(
    match: re.Match[str],
    grammar: AmountGrammar,
    end: int,
    low: float,
    high: float | None,
    *,
    unit: str | None,
) -> Amount:
    rate = match["rate"] if end == match.end() else None
    if rate is not None and unit is None:
        end = max(match.end(name) for name in _BEFORE_RATE)
    elif rate is not None:
        unit = f"{unit}/{grammar.units.rates[spaced(rate)]}"
    low, base = to_base(low, unit)
    high = None if high is None else to_base(high, unit)[0]
    if match["minus"] is not None:
        low, high = (-low, None) if high is None else (-high, -low)
    written = match["number"] or ""
    digits = written[:1].isdigit()
    plain = digits and written.isdigit() and unit is None and match["scale"] is None
    return Amount(
        start=match.start(),
        end=end,
        value=float(f"{low:.15g}"),
        high=None if high is None else float(f"{high:.15g}"),
        unit=base,
        plain=plain and high is None,
        spelled=not digits and match["vague"] is None,
        vague=match["vague"] is not None or (match["scale"] or "").strip() in grammar.loose,
    )


def _vague(match: re.Match[str], grammar: AmountGrammar) -> Amount:
    low, high = grammar.vague[spaced(match["vague"])]
    raw = (match["vscale"] or "").strip()
    scale = grammar.scales.get(raw, grammar.short.get(raw, 1.0) if match["sign"] else 1.0)
    return _made(match, grammar, match.end(), low * scale, high * scale, unit=_unit(match, grammar))


def inside_word(folded: str, start: int, end: int) -> bool:
    """Whether the figure at ``start`` continues a code, a date or a word: QZ8501, 3/4."""
    before = folded[start - 1 : start]
    if before.isalnum() or before in ("/", "#", "@", "_", "\\"):
        return True
    if before in (".", ",", ":") and folded[start - 2 : start - 1].isdigit():
        return True
    if before == "-" and folded[start - 2 : start - 1].isalnum():
        return True
    following = folded[end : end + 2]
    if following[:1] in (":", "/", "#") and following[1:2].isdigit():
        return True
    return bool(re.match(rf"[^\W_]{END}", following)) and following[:1].isdigit()

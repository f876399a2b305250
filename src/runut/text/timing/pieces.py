"""From text to the parts of time expressions: what is written, before what it means.

Each rule of the grammar yields a *piece* ("Rabu (19/6)", "dini hari", "waktu setempat").
`runut.text.timing.joins` joins those that complete one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from runut.text.patterns import DIGIT, TOKEN, compiled
from runut.text.scanning import Scanner
from runut.text.timing.grammar import Rule, TimeGrammar


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What an expression says, field by field; None where it says nothing.

    ``turn`` is -1 for "lalu", 1 for "mendatang", 0 for "ini"; ``steps`` counts calendar
    units from the base; ``count`` and ``count2`` are the numbers of a duration;
    ``year_text`` is a year that is not four digits; ``numeric`` marks a month in digits.
    ``base`` "named" hangs the expression on the last named day.
    """

    weekday: int | None = None
    weekday2: int | None = None
    day: int | None = None
    day2: int | None = None
    month: int | None = None
    month2: int | None = None
    year: int | None = None
    year2: int | None = None
    year_text: str | None = None
    decade: int | None = None
    century: int | None = None
    sub_year: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    hour2: int | None = None
    minute2: int | None = None
    part: str | None = None
    zone: str | None = None
    unit: str | None = None
    steps: int | None = None
    count: float | None = None
    count2: float | None = None
    base: str | None = None
    turn: int | None = None
    edge: str | None = None
    ref: str | None = None
    numeric: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text and what it says. ``ops`` are the kinds of piece it is made of;
    ``bare`` names the proof it needs when it stands alone."""

    start: int
    end: int
    ops: tuple[str, ...]
    parts: Parts
    bare: str | None = None
    vague: bool = False


_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_INTEGERS = {"day", "day2", "hour", "hour2", "minute", "minute2", "second", "year", "year2"}
_SAME_NAME = {"mon": "month", "mm": "month", "dd": "day"}
_UNIT_SLOTS = {"unit", "oneunit", "manyunit"}
_TURNS = {"past": -1, "coming": 1, "this": 0, "that": 0}
_PAUSES = ("", ".", ",", ";", ":", "!", "?", ")", '"', "”", "\n")
_LEADING_DIGITS = re.compile(r"\d+")
#: Sub-year codes of EDTF by what the rule says the number is.
_SUB_YEAR = {"quarter": 32, "half": 39}


def scan(text: str, folded: str, grammar: TimeGrammar) -> Iterator[Piece]:
    """Pieces of ``text`` from left to right, each the longest that fits."""
    rules, ended = grammar.rules, -1
    scanner = Scanner(folded, rules)
    for start, word in scanner.between(0, len(folded)):
        is_number = word[0].isdecimal()
        ranged = folded[ended:start] == "-"  # "24 Juli-3 Agustus"
        if is_number and not ranged and _inside(folded, start):
            scanner.past = _past_number(folded, start)
            continue
        if folded[start - 1 : start] == "-" and folded.endswith(word, 0, start - 1):
            continue  # a doubled word, "bulan-bulan", names no single month
        best = _longest(text, folded, start, rules.get(DIGIT if is_number else word, ()), grammar)
        if best is not None:
            yield best
            scanner.past = ended = best.end
        elif is_number:
            scanner.past = _past_number(folded, start)


def _longest(
    text: str, folded: str, start: int, rules: Sequence[Rule], grammar: TimeGrammar
) -> Piece | None:
    """The longest piece at ``start`` that one of some rules makes."""
    best: Piece | None = None
    for rule in rules:
        match = compiled(rule.pattern).match(folded, start)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        if not _fits(folded, match.end(), rule.constants):
            continue
        piece = _piece(text, match, rule, grammar)
        if piece is not None:
            best = piece
    return best


def _fits(folded: str, end: int, constants: Mapping[str, Any]) -> bool:
    """Whether what follows allows the rule: a pause where it needs one, no barred word."""
    if "pause" in constants:
        return folded[end : end + 1] in _PAUSES
    if "not-before" in constants:
        following = TOKEN.match(folded, end + 1)
        return following is None or following[0] not in constants["not-before"]
    return True


def _inside(folded: str, start: int) -> bool:
    """Whether the digits at ``start`` continue a code or a number: QZ8501, Covid-19."""
    before = folded[start - 1 : start]
    if before.isalnum():
        return True
    return before == "-" and folded[start - 2 : start - 1].isalnum()


def _past_number(folded: str, start: int) -> int:
    match = _NUMBER.match(folded, start)
    return start + 1 if match is None else match.end()


def _piece(text: str, match: re.Match[str], rule: Rule, grammar: TimeGrammar) -> Piece | None:
    constants = rule.constants
    if rule.op == "none":
        return Piece(start=match.start(), end=match.end(), ops=("none",), parts=Parts())
    said: dict[str, Any] = {
        key: constants[key] for key in ("unit", "steps", "base", "part", "ref") if key in constants
    }
    for name, raw in match.groupdict().items():
        if raw is None:
            continue
        slot = name.rstrip("2")
        if (
            raw in grammar.capital
            and slot in ("weekday", "month", "unit")
            and not _case_fits(text, match.start(name), slot)
        ):
            return None
        if not _fill(said, name, slot, raw, rule, grammar):
            return None
    if not _holds(said, rule.op):
        return None
    if rule.op == "ago" and "count" in said:
        said["steps"] = int(constants["sign"])
    if rule.op == "duration" and "direction" in constants:
        said["turn"] = constants["direction"]
    if "half" in constants:
        said["count"] = 0.5
    if constants.get("sub") == "one":
        said["count"] = 1.0
    op = "date" if rule.op == "shift" and {"year", "month", "weekday"} & said.keys() else rule.op
    return Piece(
        start=match.start(),
        end=_without_stop(match),
        ops=(op,),
        parts=Parts(**said),
        bare=constants.get("bare"),
        vague=bool(constants.get("vague")),
    )


def _without_stop(match: re.Match[str]) -> int:
    """The end of a match without the full stop of its sentence, which a form takes for the
    point of an abbreviated name ("Feb. 28")."""
    end = match.end()
    names = match.groupdict()
    closing = any(
        slot in names and match.end(slot) == end - 1 for slot in ("month", "weekday", "weekday2")
    )
    return end - 1 if closing and match.string[end - 1] == "." else end


def _case_fits(text: str, start: int, slot: str) -> bool:
    """Whether the case of a word that can be two things fits: "Minggu" is Sunday, "minggu"
    the week, and at the start of a sentence either."""
    if slot != "unit":
        return text[start].isupper()
    before = text[max(0, start - 4) : start].rstrip(" \u00a0")[-1:]
    return text[start].islower() or before in ("", ".", "!", "?", "\n", '"', "“")


def _fill(
    said: dict[str, Any], name: str, slot: str, raw: str, rule: Rule, grammar: TimeGrammar
) -> bool:
    """Put what a slot matched into ``said``; False when it makes no sense."""
    values = grammar.values.get(slot, {})
    if name in _INTEGERS:
        digits = _LEADING_DIGITS.match(raw)
        said[name] = int(digits[0]) if digits else None
    elif slot == "hh":
        said["hour"] = int(raw)
    elif slot in _SAME_NAME:
        said[_SAME_NAME[slot]] = int(raw)
        said["numeric"] = True
    elif slot in ("month", "weekday", "part", "edge"):
        said[name] = _looked_up(values, raw)
    elif slot == "zone":
        said.setdefault("zone", _looked_up(values, raw))
    elif slot == "yy":
        _fill_year(said, raw)
    elif slot in _UNIT_SLOTS:
        said["unit"] = _looked_up(values, raw)
        if slot == "oneunit" and "half" not in rule.constants:
            said["count"] = 1.0
    elif slot == "number":
        value = grammar.numbers.read(raw)
        said["count" + name[len(slot) :]] = value
        return value is not None
    elif slot in _TURNS:
        said["turn"] = _TURNS[slot]
        if slot == "that":
            said["base"] = "named"
    else:
        _fill_rest(said, slot, raw, values, rule)
    return True


def _fill_rest(
    said: dict[str, Any], slot: str, raw: str, values: Mapping[str, Any], rule: Rule
) -> None:
    sub = rule.constants.get("sub")
    if slot == "decade":
        said["decade"] = int(raw) // 10
    elif slot == "shortdecade":
        said["decade"] = (190 if int(raw) > 20 else 200) + int(raw) // 10
    elif slot == "century":
        said["century"] = int(raw) - 1
    elif slot == "ordinal":
        said["century"] = int(_looked_up(values, raw)) - 1
    elif slot == "roman":
        said["sub_year"] = _SUB_YEAR[str(sub)] + int(_looked_up(values, raw))
    elif slot == "quarter":
        said["sub_year"] = _SUB_YEAR["quarter"] + int(raw)
    elif slot == "season":
        said["sub_year"] = _looked_up(values, raw)
    elif slot == "half":
        said["half"] = _looked_up(values, raw)


def _looked_up(values: Mapping[str, Any], raw: str) -> Any:
    return values.get(raw, values.get(" ".join(raw.split())))


def _fill_year(said: dict[str, Any], raw: str) -> None:
    if len(raw) == 2:
        said["year"] = 2000 + int(raw) if int(raw) < 70 else 1900 + int(raw)
    elif len(raw) == 4 and "1000" <= raw < "2200":
        said["year"] = int(raw)
    else:
        said["year_text"] = raw


def _holds(said: dict[str, Any], op: str) -> bool:
    """Whether the numbers can be what they are taken for; settles the hours of a clock."""
    if op == "clock":
        if "count" in said:
            said["hour"] = int(said.pop("count"))
        half = said.pop("half", None)
        if half is not None:
            said["hour"] = said["hour"] % 12 + half
            if "hour2" in said:
                said["hour"], said["hour2"] = said["hour"], said["hour2"] % 12 + half
        return 0 <= int(said.get("hour", 0)) <= 24 and 0 <= int(said.get("hour2", 0)) <= 24
    return not any(said.get(key, 1) == 0 or said.get(key, 1) > 99 for key in ("day", "month"))

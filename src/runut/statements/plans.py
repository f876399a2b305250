"""Whose plan it is: what somebody says that he will do he promises, what others will he predicts.

"Kami akan menutup jembatan" and "Dinas akan menutup jembatan" are promises of one who speaks for
them, "harga akan naik" is a forecast, and "festival akan berlangsung Sabtu" tells what is settled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from runut.lang.pack import Pack
from runut.records import Mode, Stance
from runut.text.cutting import HYPHENED

_WORD = re.compile(HYPHENED)
_ACRONYM = re.compile(r"[A-Z]{2,}$")
_MARK = re.compile(r"[,;:]")
#: Characters behind the word of plan in which its verb stands, and words of a short subject.
_REACH, _SHORT = 60, 3
#: A plan so many characters from the beginning, in a clause that another hands over, is not what
#: the words do ("Kita sambut ... bahwa kota ini akan tumbuh").
_FAR = 60


def stance(text: str, start: int, at: int, end: int, mode: Mode, pack: Pack) -> Stance | None:
    """What the plan word at ``text[at:end]``, of words that begin at ``start``, makes of them;
    None where it is part of what was told already ("sudah disampaikan bahwa ... akan")."""
    table: Mapping[str, Any] = pack.table("stance")["plans"]
    said = text[start:at]
    subject = _subject(said, table)
    denied = bool(subject) and subject[-1].lower() in pack.table("stance")["group"]["not"]
    if denied:
        subject.pop()
    before = {word.lower() for word in _WORD.findall(said)}
    verb = _verb(text, end, table)
    if verb in table["befalls"]:
        return "predicts"
    if not before:
        missing: Stance = table["missing"]
        return missing
    if _own(subject, mode, table):
        return "promises"
    if not before.isdisjoint(table["told"]):
        return None
    if at - start > _FAR and not before.isdisjoint(table["that"]):
        return None
    if not before.isdisjoint(table["unsure"]):
        return "predicts"
    if denied:
        return "promises" if _house(subject, table) else "predicts"
    if verb in table["settled"]:
        return "asserts"
    if verb.startswith(tuple(table["passive"])):
        return "promises"
    if verb.startswith(tuple(table["active"])) and _house(subject, table):
        return "promises"
    return "predicts"


def _subject(said: str, table: Mapping[str, Any]) -> list[str]:
    """The words of the last clause that has begun, before its plan."""
    words = _WORD.findall(_MARK.split(said)[-1])
    joints = [k for k, word in enumerate(words) if word.lower() in table["joints"]]
    return words[joints[-1] + 1 :] if joints else words


def _verb(text: str, at: int, table: Mapping[str, Any]) -> str:
    """The verb of a plan, behind words that only say how ("akan terus mencermati")."""
    words = (match[0].lower() for match in _WORD.finditer(text, at, at + _REACH))
    return next((word for word in words if word not in table["still"]), "")


def _own(subject: Sequence[str], mode: Mode, table: Mapping[str, Any]) -> bool:
    """Whether the subject is the speaker: a first person, or in reported words "he"."""
    words = [word.lower() for word in subject if word.lower() not in table["still"]]
    own = (*table["own"], *(table["himself"] if mode == "indirect" else ()))
    return bool(words) and (words[0] in own or words[-1] in own)


def _house(subject: Sequence[str], table: Mapping[str, Any]) -> bool:
    """Whether the subject is a house that acts by plan, such as the speaker's own."""
    if not subject:
        return False
    short = len(subject) <= _SHORT and any(map(_ACRONYM.match, subject))
    return short or subject[0].lower() in table["houses"]

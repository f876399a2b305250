"""Rules that look at one line at a time: phrases, credits, initials, separators."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from runut.clean import outlets
from runut.clean.bylines import after_label, looks_like_names
from runut.clean.phrases import alternatives, phrases, words
from runut.clean.pieces import Piece, ends_as_prose, folded

_SEPARATOR = re.compile(r"[\W_]{1,200}")
#: Reporters' initials and section codes: "(aik/aik)", "(FJR)", "(E-2)", "(ds/ant)".
_INITIALS = (
    r"(?:\((?:[A-Za-z]{2,5}(?:\s?[/|,;\-]\s?[A-Za-z0-9]{2,6}){0,3}|[A-Z]-\d{1,2}|\*+)\)"
    r"|\[[a-z]{2,5}\])"
)
_INITIALS_LINE = re.compile(rf"{_INITIALS}\W*")
_INITIALS_TAIL = re.compile(
    r"(?<=[.!?\"”’)])\s*([(\[](?:[a-z]{2,5}(?:\s?[/|,;\-]\s?[A-Za-z0-9]{2,6}){0,3}|[A-Z]-\d{1,2}|\*+"
    r"|[A-Z]{2,4}(?:/[A-Z]{2,4}){1,3})[)\]])\W*$"
)
_SENTENCE_BREAK = re.compile(r"[.!?][\"”]?\s+\S")
_BRACKET_AT_END = re.compile(r"\(((?:[^()]|\([^()]*\)){2,70})\)\s*\.?$")
#: A credit without brackets behind a caption: "... Sabtu (14/3). ANTARA/Yosef Laga", "Mara
#: Quill/AFP/Getty Images".
_PHOTOGRAPHER = re.compile(
    r"[.)]\s*([A-Z][\w. ]{1,24}/[A-Z][\w.' ]{1,40}(?:/[A-Z][\w.' ]{1,40})?)(?:/\w{2,4})?\.?$"
)
#: The longest line that can be a caption.
_CAPTION = 260


@cache
def _credit() -> re.Pattern[str]:
    """What stands in the brackets of a photo credit: an agency, an outlet, "Foto: ..."."""
    labels = alternatives(words("furniture", "credits", "words"))
    agencies = alternatives(words("furniture", "credits", "agencies"))
    return re.compile(
        rf"(?:(?:{labels})\b.*|(?:{agencies})(?:\s?[/,:(|].*)?|.+/\s?(?:{agencies}))", re.I
    )


def is_credit(bracketed: str) -> bool:
    """True when the words in brackets credit a picture: "(AFP)", "(Foto: Istimewa)"."""
    bracketed = bracketed.strip()
    if _credit().fullmatch(bracketed):
        return True
    front, slash, back = bracketed.partition("/")
    sides = (front, back) if slash else (bracketed,)
    if any(outlets.by_mark(side) is not None for side in sides):
        return True
    photographer = back.strip()
    return bool(slash) and len(photographer.split()) >= 2 and looks_like_names(photographer)


def phrase(piece: Piece) -> list[Piece]:
    """Lines and line ends that the packs' tables know."""
    text = piece.text
    mark = phrases().recognise(text)
    if mark:
        return [piece.as_furniture(mark.reason, ends=mark.ends)]
    start, reason = len(text), ""
    for match in reversed(list(phrases().tail.finditer(text))):
        rest = text[match.end() : start]
        # A headline runs on to the end of its line, but a whole paragraph is none.
        if len(rest) > 180 or _SENTENCE_BREAK.search(rest):
            break
        start = match.start()
        reason = phrases().tails[" ".join(match[1].casefold().split())].reason
    return piece.split(start, len(text), reason) if reason else [piece]


def separator(piece: Piece) -> list[Piece]:
    """Lines without a letter or digit."""
    return [piece.as_furniture("separator")] if _SEPARATOR.fullmatch(piece.text) else [piece]


def initials(piece: Piece) -> list[Piece]:
    """Reporters' and editors' initials, alone or after the last sentence."""
    if _INITIALS_LINE.fullmatch(piece.text):
        # A word in brackets may also be an abbreviation or a unit in a list: ends nothing.
        return [piece.as_furniture("initials", ends="/" in piece.text)]
    if piece.text.rstrip(" .").endswith((")", "]")) and (
        match := _INITIALS_TAIL.search(piece.text)
    ):
        return piece.split(match.start(1), len(piece.text), "initials")
    return [piece]


@cache
def _source_tail() -> re.Pattern[str]:
    labels = alternatives(words("furniture", "credits", "sources"))
    return re.compile(
        rf"(?:^|(?<=[.!?\"”’)…a-z]))\s*(?i:{labels})\s*:\s*(?P<who>[^.:]{{2,60}})\.?$"
    )


def source(piece: Piece) -> list[Piece]:
    """A line or line end that names the agency a report comes from: "sumber : Antara"."""
    if ":" not in piece.text[-80:]:
        return [piece]
    match = _source_tail().search(piece.text)
    if match is None:
        return [piece]
    if piece.text[: match.start()][-1:].isalpha() and not is_credit(match["who"]):
        return [piece]  # "narasumber: ..." and the like
    return piece.split(match.start(), len(piece.text), "source", source=match["who"].strip())


@cache
def _caption_start() -> re.Pattern[str]:
    labels = alternatives(words("furniture", "credits", "captions"))
    return re.compile(rf"\(?(?:{labels})\s*[.:/(|,]", re.I)


@cache
def _credit_end() -> re.Pattern[str]:
    labels = alternatives(words("furniture", "credits", "captions"))
    return re.compile(rf"(?<=[.!?\"'”’])\s+(?i:{labels})(?:\s*:| by\b)[^.]{{0,60}}$")


def caption(piece: Piece) -> list[Piece]:
    """Picture captions and credits: whole lines, or glued behind the last sentence."""
    text = piece.text
    if _caption_start().match(text) and len(text) <= _CAPTION:
        return [piece.as_furniture("caption")]
    if _slashed_credit(text) and not ends_as_prose(text):
        return [piece.as_furniture("caption")]
    if len(text) <= _CAPTION and (photo := _PHOTOGRAPHER.search(text)) and is_credit(photo[1]):
        return [piece.as_furniture("caption")]
    if (credit := _credit_end().search(text)) is not None:
        return piece.split(credit.start(), len(text), "caption")
    match = _BRACKET_AT_END.search(text)
    if match is None or not is_credit(match[1]):
        return [piece]
    start = _last_sentence(text, match.start())
    if start is None:  # "... kata dia. (Antara)": the sentence is whole, the bracket a credit
        return piece.split(match.start(), len(text), "source", source=match[1].strip())
    if text.endswith(".") or len(text) - start > _CAPTION:
        return [piece]
    return piece.split(start, len(text), "caption")


def _slashed_credit(text: str) -> bool:
    """ "KOMPAS.com/RARINDRA Mobil baru": an outlet, a slash and a photographer."""
    front, slash, back = text.partition("/")
    return (
        bool(slash)
        and len(text) < 160
        and back[:2].isupper()
        and " " not in front
        and (outlets.by_mark(front) is not None)
    )


def _last_sentence(text: str, bracket: int) -> int | None:
    """Where the words before the ``bracket`` begin, after the last sentence end; None when
    nothing stands between them."""
    before = text[:bracket].rstrip()
    if ends_as_prose(before):
        return None
    ends = list(re.finditer(r"[.!?][\"'”’)]*\s+(?=[\"'“‘A-Z0-9])", before))
    return ends[-1].end() if ends else 0


@cache
def _names_line() -> re.Pattern[str]:
    particles = alternatives(words("metadata", "byline", "particles"))
    name = rf"[A-Z][\w.'’\-]*(?: (?:[A-Z][\w.'’\-]*|{particles})){{0,4}}"
    return re.compile(rf"\((?P<names>{name}(?:\s?[,/&]\s?{name}){{0,3}})\s?\)\W*")


def names_in_brackets(piece: Piece) -> list[Piece]:
    """A line that is nothing but names in brackets: who wrote the report."""
    match = _names_line().fullmatch(piece.text)
    if match is None or not folded(match["names"]):
        return [piece]
    names = match["names"].strip()
    signed = any(outlets.by_name(side.strip()) for side in re.split("[,/]", names))
    return [piece.as_furniture("byline", ends=signed, names=names)]


@cache
def _role() -> re.Pattern[str]:
    authors = alternatives(words("metadata", "byline", "authors"))
    editors = alternatives(words("metadata", "byline", "editors"))
    name = r"[^\W\d_][^:\d()]{1,80}"
    return re.compile(
        rf"\W{{0,3}}(?:(?i:(?P<author>{authors})|(?P<editor>{editors}))\s*(?P<mark>[:|,])\s*(?P<names>{name})"
        rf"|(?i:(?P<bare>{editors}|{authors}))\s*:?)\W*"
    )


def role(piece: Piece) -> list[Piece]:
    """ "Editor : ...", "Penulis: ..." and such a label alone."""
    if len(piece.text) > 110:
        return [piece]
    if names := after_label(piece.text, sure=True):
        return [piece.as_furniture("byline", names=names)]
    if not (match := _role().fullmatch(piece.text)):
        return [piece]
    if match["names"] is None:
        return [piece.as_furniture("role", label=match["bare"].casefold())]
    code = "byline" if match["author"] else "editor"
    names = match["names"].strip(" .,")
    running = ends_as_prose(piece.text) and len(names.split()) > 6
    if running or (match["mark"] == "," and not looks_like_names(names)):
        return [piece]
    return [piece.as_furniture(code, ends=True, names=names)]


LineRule = Callable[[Piece], list[Piece]]
#: In this order; each sees what those before it left as body.
LINE_RULES: tuple[LineRule, ...] = (
    separator,
    source,
    phrase,
    initials,
    role,
    names_in_brackets,
    caption,
)

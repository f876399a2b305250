"""Terminals that cannot show every letter: what stands in for those they lack.

A terminal without UTF-8 (``LC_ALL=C``, a Windows code page, a log) shows the nearest plain
letter instead of a question mark; whatever it can show stays as it is.
"""

from __future__ import annotations

import codecs
import sys
import unicodedata

#: Our own signs and the punctuation of the press, one character for one, so that columns
#: stay straight.
_LIKE = {
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’‚′", "'"),
    **dict.fromkeys("–—‐‑‒―−", "-"),
    **dict.fromkeys("·•●", "*"),
    "←": "<",
    "→": ">",
    "≠": "!",
    "✓": "+",
    "✗": "x",
    "…": "~",
    "×": "x",
}
_HANDLER = "runut-plain"


def plain(text: str) -> str:
    """``text`` in ASCII, character for character: "é" is "e", "“" is a straight quotation
    mark, what has no likeness is "?"."""
    return "".join(map(_plain, text))


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter in _LIKE:
        return _LIKE[letter]
    base = unicodedata.normalize("NFKD", letter)[:1]
    return base if base.isascii() and base.isprintable() else "?"


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return plain(error.object[error.start : error.end]), error.end


def show_what_can_be() -> None:
    """From now on stdout and stderr show the nearest letter for one that they lack."""
    codecs.register_error(_HANDLER, _stand_in)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_HANDLER)


def can_show(text: str) -> bool:
    """Whether stdout can show every letter of ``text``."""
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True

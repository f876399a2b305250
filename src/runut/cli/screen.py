"""Where output goes: results to stdout, everything else to stderr."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable
from typing import Any

import msgspec
from rich.console import Console, RenderableType

#: Control characters and bidirectional overrides: an article must not be able to move the
#: cursor, set a title or turn the line round on the reader's terminal.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SPACE = re.compile(r"\s+")
_TRAILING = re.compile(r" +$", re.MULTILINE)
MARK = "\N{REPLACEMENT CHARACTER}"


class _Screen(Console):
    """A console that leaves a broken pipe to `runut.cli.main`."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def screen(*, err: bool = False) -> Console:
    """The terminal. Article text is never read as markup, emoji codes or highlights."""
    # Colour and width are left to rich, which keeps NO_COLOR, FORCE_COLOR and COLUMNS.
    return _Screen(
        file=sys.stderr if err else sys.stdout, markup=False, emoji=False, highlight=False
    )


def print_parts(parts: Iterable[RenderableType]) -> None:
    """Print a screen part by part, without the blanks that fill tables up to the right.

    What was set to keep its length (`layout.uncut`) may run over the right margin.
    """
    terminal = screen()
    for part in parts:
        with terminal.capture() as drawn:
            terminal.print(part, crop=False)
        sys.stdout.write(_TRAILING.sub("", drawn.get()))
    sys.stdout.flush()


def safe(text: str) -> str:
    """``text`` on one line, with what could steer a terminal made visible instead."""
    return visible(_SPACE.sub(" ", text)).strip()


def visible(text: str) -> str:
    """``text`` with what could steer a terminal made visible instead."""
    return _UNSAFE.sub(MARK, text)


def clip(text: str, limit: int) -> str:
    """``text`` cut at the end of a word to at most ``limit`` characters, "…" included."""
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    if not (text[limit - 1].isspace() or kept[-1:].isspace()):
        whole = kept.rsplit(maxsplit=1)[0] if " " in kept.strip() else kept
        kept = whole or kept
    kept = kept.rstrip()
    while kept and unicodedata.category(kept[-1]) in {"Pd", "Ps", "Pi"}:
        kept = kept[:-1].rstrip()
    return kept.rstrip(",;:") + "…"


def clip_middle(text: str, limit: int) -> str:
    """``text`` without words of its middle, so that at most ``limit`` characters are left, "…"
    and a blank included: who is named first stays, and what leads over to the words behind."""
    if len(text) <= limit:
        return text
    head = clip(text, limit // 2)
    tail = text[len(head) + 1 - limit :]
    if not text[len(text) - len(tail) - 1].isspace():
        tail = tail.partition(" ")[2] or tail
    return f"{head} {tail.lstrip()}"


def print_json(value: Any) -> None:
    """``value`` as indented UTF-8 JSON on stdout, whatever the locale's encoding."""
    encoded = msgspec.json.format(msgspec.json.encode(value), indent=2)
    stream = sys.stdout.buffer
    stream.write(encoded + b"\n")
    stream.flush()

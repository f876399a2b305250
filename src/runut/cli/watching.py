"""The command that follows feeds: watch."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import click
import msgspec

from runut.cli.answers import document
from runut.cli.call import Call, allow_private, common, json_option, pass_call
from runut.cli.render.watch import feed_line, story_line
from runut.cli.screen import print_parts
from runut.cli.words import Words
from runut.records import FeedRead, StoryNews

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


class _Ended(BaseException):
    """The process was asked to end."""


def _span(context: click.Context, parameter: click.Parameter, value: str) -> float:
    match = re.fullmatch(r"(\d{1,6})([smhd]?)", value.strip())
    if match is None or int(match[1]) < 1:
        raise click.BadParameter(f"{value!r} is no span of time such as 90s, 15m, 2h, 1d")
    return float(int(match[1]) * _SECONDS[match[2] or "m"])


@click.command(
    epilog="""\b
Examples:
  runut watch https://example.org/rss.xml --once
  runut watch feeds.opml --every 30m
  runut watch feeds.txt --json | jq 'select(.event == "story")'"""
)
@click.argument("feeds", nargs=-1, metavar="[FEEDS...]")
@click.option("--once", is_flag=True, help="Look at every feed now, once, and end.")
@click.option(
    "--every",
    callback=_span,
    default="15m",
    show_default=True,
    metavar="SPAN",
    help="Time between two looks at a feed: 90s, 15m, 2h, 1d.",
)
@allow_private
@json_option
@common
@pass_call
def watch(
    call: Call,
    *,
    feeds: tuple[str, ...],
    once: bool,
    every: float,
    allow_private: bool,
    as_json: bool,
) -> int:
    """Follow feeds, and tell which stories are new or changed.

    FEEDS are addresses of feeds, OPML files, or files with an address a line; without any,
    all that were watched before. Goes on until it is interrupted, or looks --once. With
    --json every line is one event. A feed that fails is left alone twice as long each time;
    `runut doctor` tells how all fare. Exits 1 when --once could not read a feed.
    """
    words = Words(language=call.language)
    failed = False
    with call.collection(existing=bool(not feeds)) as collection, _ending():
        try:
            for event in collection.watch(
                feeds, once=once, every=every, allow_private=allow_private
            ):
                failed |= isinstance(event, FeedRead) and event.health.problem is not None
                _tell(event, words, call.language, as_json=as_json)
        except (_Ended, KeyboardInterrupt):
            if not as_json:
                click.echo(words("watch.ended"), err=True)
            return 0
    return 1 if once and failed else 0


@contextmanager
def _ending() -> Iterator[None]:
    """Let SIGTERM end the work as Ctrl-C does: all that was told is kept."""

    def end(number: int, frame: FrameType | None) -> None:
        raise _Ended

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _tell(event: FeedRead | StoryNews, words: Words, language: str, *, as_json: bool) -> None:
    if as_json:
        kind = "feed" if isinstance(event, FeedRead) else "story"
        told: dict[str, Any] = {"event": kind, **document(event, language)}
        sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")
        sys.stdout.buffer.flush()
    elif isinstance(event, StoryNews):
        print_parts([story_line(event, words)])
    elif (line := feed_line(event, words)) is not None:
        print_parts([line])

"""Which feeds a user means: addresses, OPML files, files with an address a line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from runut.charset import NotText, decode
from runut.errors import UsageError
from runut.lang.messages import error
from runut.read.addresses import parse
from runut.read.feeds import looks_like_feed
from runut.read.feeds import parse as parse_feed
from runut.read.finding import is_address
from runut.read.opened import Unreadable, honest_errors

_LARGEST = 5_000_000
_MOST = 10_000


def addresses(given: Sequence[str]) -> list[str]:
    """The addresses of feeds in ``given``, each once. Raises `UsageError` for what is none."""
    found: dict[str, None] = {}
    for each in given:
        for line in [each] if is_address(each) else _listed(each):
            try:
                found[str(parse(line))] = None
            except Unreadable as problem:
                raise error(UsageError, "error.no-feed-address", address=line[:200]) from problem
    return list(found)


def _listed(path: str) -> list[str]:
    try:
        with honest_errors():
            content = Path(path).read_bytes()[:_LARGEST]
        if looks_like_feed(content[:8192]):
            feed = parse_feed(content, None, None, _MOST)
            links = [entry.link for entry in feed.entries if entry.link]
            if feed.kind in {"opml", "sitemaps"} and links:
                return links
        else:
            lines = (line.partition("#")[0].strip() for line in decode(content).splitlines())
            if links := [line for line in lines if line]:
                return links
    except (Unreadable, NotText) as problem:
        raise error(UsageError, "error.no-feed-list", path=path) from problem
    raise error(UsageError, "error.no-feed-list", path=path)

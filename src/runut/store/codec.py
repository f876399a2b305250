"""Records to bytes and back, for what the collection keeps whole.

MessagePack through msgspec: typed when read, so that a damaged or foreign blob is an error
at the edge and never a half-made record inside. Readings and accounts are deflated besides,
to less than half.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Final, TypeVar

import msgspec

from runut.records import (
    Account,
    Article,
    Conflict,
    Features,
    Reading,
    Saga,
    Story,
    StoryLine,
)

_Record = TypeVar("_Record", Account, Conflict, Features, Reading, Saga, Story, StoryLine)

_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODERS: Final = {
    record: msgspec.msgpack.Decoder(record)
    for record in (Account, Conflict, Features, Reading, Saga, Story, StoryLine)
}


#: How zlib's own format begins. A record in MessagePack is a map, which never does.
_DEFLATED: Final = b"\x78"


def encode(record: _Record) -> bytes:
    """The record as MessagePack."""
    return _ENCODER.encode(record)


def deflate(content: bytes) -> bytes:
    """An encoded record made smaller; `decode` takes either."""
    return zlib.compress(content, 1)


def _inflate(content: bytes) -> bytes:
    if not content.startswith(_DEFLATED):
        return content
    try:
        return zlib.decompress(content)
    except zlib.error as problem:
        raise msgspec.DecodeError(str(problem)) from problem


def decode(content: bytes, kind: type[_Record]) -> _Record:
    """The record of ``kind`` in ``content``. Raises `msgspec.DecodeError` if it is none."""
    try:
        found = _DECODERS[kind].decode(_inflate(content))
    except UnicodeDecodeError as problem:
        raise msgspec.DecodeError(str(problem)) from problem
    assert isinstance(found, kind)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfReading:
    """A reading as far as its article."""

    article: Article


_OF_READING: Final = msgspec.msgpack.Decoder(_OfReading)


def decode_article(reading: bytes) -> Article:
    """The article of an encoded reading; the rest is skipped, ten times as fast."""
    return _OF_READING.decode(_inflate(reading)).article

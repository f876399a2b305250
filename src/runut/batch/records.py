"""What the steps of a batch hand to one another, as MessagePack."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, TypeVar, cast

import msgspec

from runut.records import Link

_ENCODER: Final = msgspec.msgpack.Encoder(order="deterministic")
_Any = TypeVar("_Any")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What must be known of an article to tell its versions apart and to describe its story.
    ``text`` is given only where there is no title. ``page`` is the page it was read from."""

    id: str
    key: str
    page: str
    outlet: str
    title: str | None
    published: str | None
    day: str | None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """Which version of its key an article is, and whether it is the newest."""

    version: int
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A link with its score among its neighbours (`runut.stories.context`)."""

    link: Link
    score: float


def pack(record: Any) -> bytes:
    """A record as bytes, the same for equal records."""
    return _ENCODER.encode(record)


def unpack(content: bytes, kind: type[_Any]) -> _Any:
    """The record of ``kind`` in ``content``. Raises `msgspec.DecodeError` if it is none."""
    found: _Any = _decoder(cast(Hashable, kind)).decode(content)
    return found


@cache
def _decoder(kind: Hashable) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)

"""The content of an answer, unpacked no further than it may be."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from runut.read.opened import Unreadable

_EITHER = 32 + zlib.MAX_WBITS  # gzip or zlib, told by the first bytes
_RAW = -zlib.MAX_WBITS
#: Unpacked at a time.
_STEP = 1 << 18
_CODINGS = {"", "identity", "gzip", "x-gzip", "deflate"}


def inflated(chunks: Iterable[bytes], coding: str, max_bytes: int) -> bytes:
    """``chunks`` of an answer with this Content-Encoding, unpacked.

    At no time is more than ``max_bytes`` and one step unpacked, however much is packed.
    Raises `Unreadable` for more, for damaged content, and for codings nobody asked for.
    """
    coding = coding.strip().casefold()
    if coding not in _CODINGS:
        raise Unreadable("read.address-coding", coding=coding[:40])
    steps = chunks if coding in {"", "identity"} else _unpacked(chunks)
    content = bytearray()
    for step in steps:
        content += step
        if len(content) > max_bytes:
            raise Unreadable("read.too-large", limit=f"{max_bytes:,}")
    return bytes(content)


def _unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    inflater = None
    for chunk in chunks:
        rest = chunk
        while rest:
            if inflater is None:
                inflater = zlib.decompressobj(_wrapping(rest))
            try:
                step = inflater.decompress(rest, _STEP)
            except zlib.error as error:
                raise Unreadable("read.broken-gzip", detail=str(error)) from error
            if step:
                yield step
            rest = inflater.unconsumed_tail
            if inflater.eof:
                rest, inflater = inflater.unused_data, None
                if not rest.startswith(b"\x1f\x8b"):  # padding, not a further member
                    return
    if inflater is not None:
        raise Unreadable("read.truncated-gzip")


def _wrapping(start: bytes) -> int:
    """Some servers send deflate without the wrapping that the standard asks for."""
    zlib_header = len(start) < 2 or (start[0] & 0x0F == 8 and not (start[0] << 8 | start[1]) % 31)
    return _EITHER if zlib_header or start.startswith(b"\x1f") else _RAW

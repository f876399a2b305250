"""One input opened as a bounded byte stream, unpacked if it is gzipped."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, cast

from runut.charset import wide_charset
from runut.records import Reason, Rejected

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

#: How much of an input may be looked at before it is read, to tell form and charset.
SAMPLE = 1 << 18
_GZIP_MAGIC = b"\x1f\x8b"
#: Byte order marks under which NUL bytes are text.
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
#: What stands in no text, but for a NUL byte in some.
_CONTROLS = bytes(sorted({*range(32)} - {*b"\t\n\r\f\x0b\x1b"}))


class Unreadable(Exception):
    """The input, or the rest of it, cannot be used; ``reason`` says why.

    It never leaves `runut.read`: the reader that catches it answers with a `Rejected`.
    """

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.reason = Reason(code=code, values=values)


def rejected(place: str, problem: Unreadable) -> Rejected:
    """What the user is told of ``problem`` at ``place``."""
    return Rejected(place=place, reason=problem.reason)


@contextmanager
def honest_errors() -> Iterator[None]:
    """Turn what the operating system and gzip raise into `Unreadable` with its reason."""
    try:
        yield
    except EOFError as error:
        raise Unreadable("read.truncated-gzip") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise Unreadable("read.broken-gzip", detail=str(error)) from error
    except FileNotFoundError as error:
        raise Unreadable("read.missing") from error
    except PermissionError as error:
        raise Unreadable("read.no-permission") from error
    except OSError as error:
        raise Unreadable("read.system", detail=error.strerror or str(error)) from error


def unpacked(stream: BinaryIO) -> io.BufferedReader:
    """``stream`` as a reader that can peek, with one layer of gzip taken off.

    The magic bytes decide, not the name, so ``news.jsonl`` that is really gzipped works.
    """
    reader = buffered(stream)
    if reader.peek(2)[:2] == _GZIP_MAGIC:
        return io.BufferedReader(_Unzipped(gzip.GzipFile(fileobj=reader)), SAMPLE)
    return reader


class _Unzipped(io.RawIOBase):
    """A gzip stream that gives what it has before it says that its end is missing;
    `gzip.GzipFile` alone loses whatever a read had gathered when it meets the cut."""

    def __init__(self, packed: gzip.GzipFile) -> None:
        self._packed = packed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        content = self._packed.read1(len(view))
        view[: len(content)] = content
        return len(content)


def buffered(stream: BinaryIO) -> io.BufferedReader:
    """``stream`` as a reader that can peek."""
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast(io.RawIOBase, stream), SAMPLE)


def whole(stream: io.BufferedReader, max_bytes: int) -> bytes:
    """All of ``stream``, refusing more than ``max_bytes`` (after unpacking)."""
    with honest_errors():
        content = stream.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise Unreadable("read.too-large", limit=f"{max_bytes:,}")
    if not content.strip():
        raise Unreadable("read.empty-file")
    if is_binary(content[:8192]):
        raise Unreadable("read.binary")
    return content


def is_binary(sample: bytes) -> bool:
    """True when ``sample`` is no text in any encoding: NUL bytes without a wide mark where
    UTF-16 has none, or mostly control characters."""
    if not sample or sample.startswith(_WIDE_MARKS):
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if 0 in sample:
        return wide_charset(sample) is None
    return controls > len(sample) * 0.1

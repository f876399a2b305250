"""Content hashes: the same words always get the same id."""

from __future__ import annotations

from hashlib import blake2b
from uuid import UUID, uuid5


def content_id(*parts: str | bytes | None) -> str:
    """A 16-digit hexadecimal BLAKE2b hash of ``parts``.

    Parts are length-prefixed, so ("ab", "c") and ("a", "bc") differ; None differs from "".
    """
    return blake2b(b"".join([_framed(part) for part in parts]), digest_size=8).hexdigest()


def _framed(part: str | bytes | None) -> bytes:
    if part is None:
        return b"-;"
    data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
    return b"%d:%b" % (len(data), data)


#: What our names are made under (RFC 9562, section 6.6: a name space of one's own).
_NAMES = UUID("0b3d7d6e-6c1c-5b0e-9f0c-2f6d1c9a7e54")


def urn(kind: str, *names: str) -> str:
    """A stable address for a thing of ``kind`` that has none: ``urn:uuid:...`` (RFC 9562), the
    same for the same names wherever and whenever it is made."""
    return uuid5(_NAMES, "/".join([kind, *names])).urn

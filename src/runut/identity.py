"""Content hashes: the same words always get the same id."""

from __future__ import annotations

from hashlib import blake2b


def content_id(*parts: str | bytes | None) -> str:
    """A 16-digit hexadecimal BLAKE2b hash of ``parts``.

    Parts are length-prefixed, so ("ab", "c") and ("a", "bc") differ; None differs from "".
    """
    digest = blake2b(digest_size=8)
    for part in parts:
        if part is None:
            digest.update(b"-;")
            continue
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()

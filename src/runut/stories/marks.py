"""Words as numbers, the same on every machine."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b


@lru_cache(maxsize=1 << 17)
def mark(word: str) -> int:
    """A number below 2**47 for a word."""
    return int.from_bytes(blake2b(word.encode(), digest_size=6).digest(), "big") >> 1

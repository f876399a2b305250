from __future__ import annotations

import pytest

from runut.text import chunks
from runut.text.chunks import Chunks


def test_each_chunk_is_read_once() -> None:
    met: list[str] = []

    def read(chunk: str) -> str:
        met.append(chunk)
        return chunk.upper()

    found = Chunks(read)
    assert list(found.of("air naik, air\u00a0naik\n\nair")) == [
        "AIR",
        "NAIK,",
        "AIR",
        "NAIK",
        "AIR",
    ]
    assert met == ["air", "naik,", "naik"]
    assert list(found.of(" \n ")) == []


def test_what_is_kept_has_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "_KEPT", 3)
    found = Chunks(len)
    assert list(found.of("a bb ccc dddd a " + "e" * 1000)) == [1, 2, 3, 4, 1, 1000]
    assert len(found) <= 3
    assert "e" * 1000 not in found

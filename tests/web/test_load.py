"""Many readers while others write: nothing fails, nobody waits for ever."""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from runut import Collection
from runut.web.app import application
from tests import newsroom
from tests.web import site

READERS = 50
REQUESTS = 8
ADDRESSES = (
    "",
    "api/stories?limit=20",
    "api/articles?limit=20",
    "api/statements?limit=20",
    "api/search?query=Senin",
    "feeds/stories.atom",
    "api/outlets",
)


@pytest.mark.slow
def test_fifty_readers_while_two_write(tmp_path: Path) -> None:
    """One writes through the server, one beside it into the same file."""
    path = site.filled(tmp_path)
    done = threading.Event()
    with site.served(path) as (process, address):
        story = httpx.get(f"{address}api/stories", timeout=30).json()["items"][0]["id"]
        addresses = (*ADDRESSES, f"api/stories/{story}", f"stories/{story}")

        def read(reader: int) -> list[int]:
            with httpx.Client(base_url=address, timeout=60) as client:
                asked = [addresses[(reader + n) % len(addresses)] for n in range(REQUESTS)]
                return [client.get(each).status_code for each in asked]

        def write() -> int:
            added, number = 0, newsroom.ROUND
            origin = {"origin": address.rstrip("/")}
            with httpx.Client(base_url=address, timeout=60, headers=origin) as client:
                while not done.is_set():
                    rows = newsroom.rows(number + 4)[number:]
                    answer = client.post("api/articles", json=rows)
                    assert answer.status_code == 201, answer.text
                    added, number = added + answer.json()["added"], number + 4
            return added

        def write_beside() -> int:
            added = 0
            with Collection(path) as collection:
                while not done.is_set():
                    name = tmp_path / f"beside-{added}.txt"
                    name.write_text(f"Warga ke-{added} mengungsi, kata Hendra Wiratama.\n", "utf-8")
                    added += collection.add([str(name)]).added
            return added

        with ThreadPoolExecutor(READERS + 2) as pool:
            writers = [pool.submit(write), pool.submit(write_beside)]
            begun = time.monotonic()
            found = [pool.submit(read, reader) for reader in range(READERS)]
            codes = [code for each in found for code in each.result(timeout=120)]
            took = time.monotonic() - begun
            done.set()
            added = [writer.result(timeout=60) for writer in writers]
        assert codes == [200] * (READERS * REQUESTS)
        assert all(count > 0 for count in added)
        assert took < 100
        assert process.poll() is None
    with Collection(path) as collection:
        assert [finding for finding in collection.check() if not finding.holds] == []
        total = sum(len(line.story.articles) for line in collection.stories())
        assert total == newsroom.ROUND + sum(added)


def test_one_who_sends_slowly_is_sent_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("runut.web.security.PATIENCE", 0.05)
    headers = {**site.OURS, "host": "127.0.0.1:8765", "content-type": "text/plain"}
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/api/articles",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    sent: list[Any] = []

    async def ask() -> None:
        pieces = iter([{"type": "http.request", "body": b"a", "more_body": True}])

        async def receive() -> Any:
            piece = next(pieces, None)
            if piece is None:
                await asyncio.sleep(60)
            return piece

        async def send(message: Any) -> None:
            sent.append(message)

        await application(tmp_path / "a.db")(scope, receive, send)

    asyncio.run(asyncio.wait_for(ask(), 20))
    assert sent[0]["status"] == 408

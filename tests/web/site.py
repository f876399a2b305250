"""The application over a small collection, as a client in the same process meets it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.testclient import TestClient

from runut import Collection
from runut.web.app import application
from runut.web.doorway import Doorway
from tests import newsroom

#: The address under which the tests call the server, and so the origin of its own pages.
ORIGIN = "http://127.0.0.1:8765"
#: What the server's own page sends with a change.
OURS = {"origin": ORIGIN}
TOKEN = "a-token-of-some-length"


def filled(folder: Path, count: int = newsroom.ROUND) -> Path:
    """A collection of ``count`` articles in ``folder``."""
    path = folder / "news.db"
    with Collection(path) as collection:
        collection.add([str(newsroom.table(folder / "news.jsonl", count))])
    return path


@contextmanager
def client(path: Path, doorway: Doorway | None = None, **headers: str) -> Iterator[TestClient]:
    """A client of the application over the collection at ``path``."""
    app = application(path, doorway=doorway)
    with TestClient(app, base_url=ORIGIN, headers={"accept-language": "en", **headers}) as found:
        yield found


@contextmanager
def served(db: Path, *options: str, **more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command and the address it names, once it answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", "runut", "--db", str(db), "serve", "--port", "0", *options],
        env={**os.environ, "LANG": "C.UTF-8", **more},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        told = process.stderr.readline()
        address = re.search(r"http://\S+/", told)
        assert address, told
        yield process, address[0]
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(10)
        if process.stderr:
            process.stderr.close()

"""A Chromium without a window, and Runut's pages served to it: for tests and pictures."""

from __future__ import annotations

import os
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import uvicorn

from runut.web.app import application
from runut.web.doorway import Doorway

#: The commands under which a Chromium may be found.
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
#: A browser that shows our pages and does nothing else.
QUIETLY = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
)


def found() -> str | None:
    """The browser's command: what RUNUT_BROWSER names, else one of the usual ones."""
    named = os.environ.get("RUNUT_BROWSER")
    return named or next((path for each in BROWSERS if (path := shutil.which(each))), None)


@contextmanager
def serving(db: Path) -> Iterator[str]:
    """The address at which the collection ``db`` is served meanwhile, by this process."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        config = uvicorn.Config(
            application(db, None, Doorway(port=port)), log_level="warning", ws="none"
        )
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            for _ in range(200):
                if server.started:
                    break
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join(10)

"""Watch many feeds of our own for a while, killed now and then: nothing lost, nothing double,
memory flat.

    python benchmarks/soak.py --minutes 10

A server on this machine alone offers feeds of invented articles that grow as time goes by.
A watch is started, killed at random and started again; at the end every entry that was
offered must be in the collection once.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from runut import Collection

_SYLLABLES = [c + v for c in "bdgjklmnprst" for v in "aiueo"]
_PAGE = (
    "<!DOCTYPE html><html><head><title>{title}</title>"
    '<meta property="article:published_time" content="2026-05-04T09:30:00+07:00">'
    "</head><body><main><h1>{title}</h1><article>{body}</article></main></body></html>"
)


@dataclass(slots=True)
class Press:
    """The feeds, and which entries each offers so far."""

    feeds: int
    offered: list[int] = field(default_factory=list)

    def publish(self) -> None:
        """One more entry somewhere."""
        self.offered.append(random.randrange(self.feeds))

    def feed(self, number: int, port: int) -> str:
        """A feed as RSS: its last thirty entries."""
        own = [entry for entry, feed in enumerate(self.offered) if feed == number][-30:]
        items = "".join(
            f"<item><title>{_title(entry)}</title><guid>{entry}</guid>"
            f"<link>http://127.0.0.1:{port}/berita/{entry}</link></item>"
            for entry in reversed(own)
        )
        head = f"<title>Umpan {number}</title>"
        return f'<rss version="2.0"><channel>{head}{items}</channel></rss>'


def _words(seed: int, count: int) -> list[str]:
    pick = random.Random(seed)
    return ["".join(pick.choices(_SYLLABLES, k=3)) for _ in range(count)]


def _title(entry: int) -> str:
    return " ".join(_words(entry, 6)).title()


def _article(entry: int) -> str:
    words = _words(entry + 1_000_000, 120)
    lines = [" ".join(words[at : at + 20]).capitalize() + "." for at in range(0, 120, 20)]
    body = "".join(f"<p>{line}</p>" for line in lines)
    return _PAGE.format(title=_title(entry), body=body)


def _serve(press: Press) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, _, number = self.path.strip("/").partition("/")
            if kind == "umpan":
                answer, form = press.feed(int(number), self.server.server_address[1]), "text/xml"
            elif kind == "berita":
                answer, form = _article(int(number)), "text/html"
            else:
                self.send_error(404)
                return
            content = answer.encode()
            self.send_response(200)
            self.send_header("Content-Type", form)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


_WATCHING = """
import sys
from runut import Collection, Settings
settings = Settings(allow_private=True, fetch_gap=0.0)
with Collection(sys.argv[1], settings=settings) as collection:
    for event in collection.watch([sys.argv[2]], once=sys.argv[3] == "once", every=20.0):
        if hasattr(event, "health"):
            print(event.added, flush=True)
"""


def _watch(db: Path, feeds: Path, how: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "NO_PROXY": "127.0.0.1"}
    return subprocess.Popen(
        [sys.executable, "-c", _WATCHING, str(db), str(feeds), how],
        stdout=subprocess.PIPE,
        env=environment,
    )


def _memory(process: subprocess.Popen[bytes]) -> int:
    """Megabytes in use, or 0 when it is gone."""
    try:
        status = Path(f"/proc/{process.pid}/status").read_text("ascii")
        return int(status.partition("VmRSS:")[2].split()[0]) // 1024
    except (OSError, IndexError):
        return 0


def _soak(folder: Path, press: Press, port: int, seconds: float) -> tuple[list[list[int]], int]:
    """Memory of each life of the watch, sampled; and how many articles were told."""
    db, feeds = folder / "soak.db", folder / "feeds.txt"
    lines = (f"http://127.0.0.1:{port}/umpan/{number}" for number in range(press.feeds))
    feeds.write_text("\n".join(lines))
    lives, told = [], 0
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 5:
        process = _watch(db, feeds, "on")
        life: list[int] = []
        until = time.monotonic() + min(left, random.uniform(seconds / 8, seconds / 3))
        while time.monotonic() < until:
            time.sleep(0.5)
            press.publish()
            life.append(_memory(process))
        process.send_signal(signal.SIGKILL)
        told += _told(process.communicate()[0])
        lives.append(life)
    last = _watch(db, feeds, "once")
    told += _told(last.communicate()[0])
    return lives, told


def _told(output: bytes) -> int:
    return sum(int(line) for line in output.split() if line.isdigit())


def main() -> None:
    """Soak, and print what was found as JSON; exits 1 when something is lost or double."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=10.0)
    options.add_argument("--feeds", type=int, default=200)
    given = options.parse_args()
    random.seed(4)
    press = Press(given.feeds)
    for _ in range(given.feeds):
        press.publish()
    server = _serve(press)
    with tempfile.TemporaryDirectory(prefix="runut-soak-") as name:
        lives, told = _soak(Path(name), press, server.server_address[1], given.minutes * 60)
        with Collection(Path(name) / "soak.db") as collection:
            accounts = collection.accounts()
            urls = [article.url for account in accounts for article in account.articles]
            sound = all(finding.holds for finding in collection.check())
    server.shutdown()
    lost = {
        f"http://127.0.0.1:{server.server_address[1]}/berita/{n}" for n in range(len(press.offered))
    }
    found = {
        "feeds": given.feeds,
        "minutes": given.minutes,
        "kills": len(lives),
        "offered": len(press.offered),
        "kept": len(urls),
        "told": told,
        "lost": len(lost - set(urls)),
        "double": len(urls) - len(set(urls)),
        "sound": sound,
        "megabytes after a quarter, at the end of each life": [
            [life[len(life) // 4], life[-1]] for life in lives if life
        ],
    }
    print(json.dumps(found))
    sys.exit(0 if sound and not found["lost"] and not found["double"] else 1)


if __name__ == "__main__":
    main()

"""A web server on 127.0.0.1 for tests, as friendly or hostile as the test says.

It listens on this machine alone, ends with the test, and no connection outlives `PATIENCE`.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

#: Seconds that a hostile answer goes on for at most.
PATIENCE = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a client asked: target and headers (names in lower case)."""

    target: str
    headers: Mapping[str, str]


#: Answers a request by writing to the socket.
Answer = Callable[["Line", Request], None]


class Line:
    """The way back to the client; `alive` until it is gone or the test is over."""

    def __init__(self, connection: socket.socket, ends: threading.Event) -> None:
        self._connection = connection
        self._ends = ends
        self._until = time.monotonic() + PATIENCE

    @property
    def alive(self) -> bool:
        return not self._ends.is_set() and time.monotonic() < self._until

    def send(self, data: bytes) -> None:
        self._connection.sendall(data)

    def pause(self, seconds: float) -> None:
        self._ends.wait(min(seconds, max(0.0, self._until - time.monotonic())))


@dataclass(slots=True, kw_only=True)
class Site:
    """What the server answers by target, and what it was asked. ``unknown`` answers the rest."""

    port: int
    routes: dict[str, Answer] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    def url(self, target: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{target}"

    def page(self, target: str, content: bytes | str, **headers: str) -> str:
        """Answer ``target`` with a page of HTML; its address."""
        self.routes[target] = plain(content, **{"Content-Type": "text/html", **headers})
        return self.url(target)

    def targets(self) -> list[str]:
        return [request.target for request in self.asked if request.target != "/robots.txt"]


def plain(content: bytes | str, status: str = "200 OK", **headers: str) -> Answer:
    """An honest answer; ``_`` in names of headers is a hyphen."""
    body = content.encode() if isinstance(content, str) else content
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in said.items())]
    if "Content-Length" not in said:
        lines.append(f"Content-Length: {len(body)}")
    head = "\r\n".join([*lines, "Connection: close", "", ""]).encode()

    def answer(line: Line, request: Request) -> None:
        line.send(head + body)

    return answer


def redirect(to: str, status: str = "302 Found") -> Answer:
    return plain(b"", status, Location=to)


@contextmanager
def serving() -> Iterator[Site]:
    """A server for the time of a test."""
    listener = socket.create_server(("127.0.0.1", 0))
    site = Site(port=listener.getsockname()[1])
    ends = threading.Event()
    thread = threading.Thread(target=_listen, args=(listener, site, ends), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        ends.set()
        with suppress(OSError):
            socket.create_connection(listener.getsockname(), 1).close()
        thread.join(5)
        listener.close()


def _listen(listener: socket.socket, site: Site, ends: threading.Event) -> None:
    while not ends.is_set():
        connection, _ = listener.accept()
        threading.Thread(target=_answer, args=(connection, site, ends), daemon=True).start()


def _answer(connection: socket.socket, site: Site, ends: threading.Event) -> None:
    with connection, suppress(OSError):
        connection.settimeout(PATIENCE)
        request = _read(connection)
        if request is None:
            return
        site.asked.append(request)
        site.times.append(time.monotonic())
        missing = plain(b"", "404 Not Found")
        site.routes.get(request.target, missing)(Line(connection, ends), request)


def _read(connection: socket.socket) -> Request | None:
    data = b""
    while b"\r\n\r\n" not in data:
        more: Any = connection.recv(4096)
        if not more or len(data) > 65_536:
            return None
        data += more
    first, *lines = data.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines if ": " in line)
    return Request(
        target=first.split(" ")[1],
        headers={name.casefold(): value for name, value in headers.items()},
    )

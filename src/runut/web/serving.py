"""`runut serve`: the application behind uvicorn, ended gracefully."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import uvicorn

from runut.errors import UsageError
from runut.lang.messages import error
from runut.settings import Settings
from runut.web.app import application
from runut.web.doorway import Doorway

#: How long requests under way may go on once the server is told to stop, in seconds.
GRACE = 10
#: Connections beyond these are told to come again.
CROWD = 400
#: Longest head of a request, in bytes; addresses of questions are short.
HEAD = 32_768


class _Server(uvicorn.Server):
    """Ends well on SIGINT and SIGTERM: uvicorn would raise the signal again afterwards, so
    that a supervisor saw a killed process."""

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        earlier = {
            each: signal.signal(each, self.handle_exit) for each in (signal.SIGINT, signal.SIGTERM)
        }
        try:
            yield
        finally:
            for each, handler in earlier.items():
                signal.signal(each, handler)


def serve(
    path: Path, settings: Settings, doorway: Doorway, opened: Callable[[Doorway], None]
) -> None:
    """Serve the collection at ``path`` until SIGINT or SIGTERM.

    ``opened`` is told where, once connections are taken; with port 0 the system chooses one.
    Raises `UsageError` when the address cannot be listened on. To be called in the main
    thread, which alone hears signals.
    """
    with _listening(doorway) as listener:
        found = replace(doorway, port=listener.getsockname()[1])
        config = uvicorn.Config(
            application(path, settings, found),
            http="h11",
            ws="none",
            log_level="warning",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            limit_concurrency=CROWD,
            timeout_graceful_shutdown=GRACE,
            h11_max_incomplete_event_size=HEAD,
        )
        opened(found)
        _Server(config).run(sockets=[listener])


@contextmanager
def _listening(doorway: Doorway) -> Generator[socket.socket]:
    """A socket that listens at the doorway, so that a taken port is told plainly."""
    try:
        listener = socket.create_server(
            (doorway.host, doorway.port),
            family=socket.AF_INET6 if ":" in doorway.host else socket.AF_INET,
            backlog=CROWD,
        )
    except (OSError, OverflowError) as problem:
        raise error(
            UsageError,
            "error.cannot-listen",
            host=doorway.host,
            port=str(doorway.port),
            detail=getattr(problem, "strerror", None) or str(problem),
        ) from problem
    with listener:
        yield listener

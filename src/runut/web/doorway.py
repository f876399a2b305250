"""Where and to whom the server opens: one frozen record, and what it refuses to be."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from runut.errors import UsageError
from runut.lang.messages import error

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8765
#: A token of fewer characters could be guessed.
SHORTEST_TOKEN = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Doorway:
    """How `runut serve` can be reached.

    ``host`` is the address to listen on. ``token`` is what every request must show, or None.
    ``names`` are further host names under which the server is known, as behind a proxy;
    "https://desk.example" where the proxy speaks TLS.
    ``cors`` are origins whose scripts may read the API ("https://desk.example"). A request
    body of more than ``max_body_bytes`` is refused. ``language`` is spoken to those who ask
    for none that is known.

    Raises `UsageError` where others than this machine could come in without a token, or the
    token is short.
    """

    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    token: str | None = None
    names: tuple[str, ...] = ()
    cors: tuple[str, ...] = ()
    max_body_bytes: int = 32_000_000
    language: str = "id"

    def __post_init__(self) -> None:
        if not self.token and not is_loopback(self.host):
            raise error(UsageError, "error.host-needs-token", host=self.host)
        if self.token and len(self.token) < SHORTEST_TOKEN:
            raise error(UsageError, "error.short-token", least=str(SHORTEST_TOKEN))

    @property
    def address(self) -> str:
        """The address to open in a browser on this machine."""
        return f"http://{bracketed(self.host)}:{self.port}/"


def is_loopback(host: str) -> bool:
    """Whether nobody but this machine reaches ``host``."""
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def bracketed(host: str) -> str:
    """``host`` as it stands in an address: IPv6 in brackets."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host

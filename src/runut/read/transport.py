"""The one module that opens sockets.

A name is resolved here, every address it resolves to is judged, and the connection goes to
one of those very addresses. There is no second look-up between the judgement and the
connection that could answer differently (DNS rebinding). Every read and write is bounded
by one deadline for the whole answer, so a server that drips a byte now and then gains
nothing by it.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx

from runut.read.addresses import check_host, is_open
from runut.read.opened import Unreadable

#: How long one of several addresses of a host may take to answer, in seconds.
_CONNECT_SECONDS = 10.0


class Deadline:
    """When the work on one answer has to be over; one for each `Transport`."""

    def __init__(self) -> None:
        self._end = float("inf")

    def start(self, seconds: float) -> None:
        """Give the next answer so many seconds from now."""
        self._end = time.monotonic() + seconds

    def left(self, timeout: float | None) -> float:
        """Seconds that a single step may take. Raises `httpcore.ReadTimeout` at the end."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the deadline of the whole answer is over")
        return left if timeout is None else min(left, timeout)


class _Stream(httpcore.NetworkStream):
    """A connection whose every step is bounded by the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._deadline.left(timeout)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Checked(httpcore.NetworkBackend):
    """Connects only to addresses that were judged."""

    def __init__(self, deadline: Deadline, allow_private: bool, trusted: frozenset[str]) -> None:
        self._plain = httpcore.SyncBackend()
        self._deadline = deadline
        self._allow_private = allow_private
        self._trusted = trusted

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = resolve(host, port)
        if not self._allow_private and host not in self._trusted:
            refuse_private(host, addresses)
        problem: Exception | None = None
        for address in addresses:
            patience = self._deadline.left(min(timeout or _CONNECT_SECONDS, _CONNECT_SECONDS))
            try:
                stream = self._plain.connect_tcp(
                    address, port, patience, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
            else:
                return _Stream(stream, self._deadline)
        raise problem or httpcore.ConnectError("the host has no address")


def resolve(host: str, port: int) -> list[str]:
    """Every IP address of ``host``, in the system's order. Raises `Unreadable`."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreadable("read.no-such-host", host=host) from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def refuse_private(host: str, addresses: Iterable[str]) -> None:
    """Refuse a host of which any address is not of the open internet. Raises `Unreadable`."""
    for address in addresses:
        if not is_open(address):
            raise Unreadable("read.address-refused", host=host, address=address)


@cache
def _tls() -> ssl.SSLContext:
    """What certificates are checked with; reading the list of authorities takes long."""
    return httpx.create_ssl_context()


class Transport(httpx.BaseTransport):
    """HTTP/1.1 over checked connections, or through the proxy that the environment names
    (``HTTP_PROXY``, ``HTTPS_PROXY``, ``ALL_PROXY``, ``NO_PROXY``).

    Behind a proxy it is the proxy that connects: what is checked then is the host as it is
    written and, where this machine can resolve it, what it resolves to here. The proxy
    itself is the user's own choice and may stand anywhere.
    """

    def __init__(self, *, allow_private: bool, proxies: bool = True) -> None:
        self.deadline = Deadline()
        self._allow_private = allow_private
        self._proxies = getproxies() if proxies else {}
        self._tls = _tls()
        self._direct = httpcore.ConnectionPool(
            ssl_context=self._tls,
            max_keepalive_connections=8,
            keepalive_expiry=20.0,
            network_backend=_Checked(self.deadline, allow_private, frozenset()),
        )
        self._through: dict[str, httpcore.HTTPProxy] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One request and the beginning of its answer; redirects are not followed."""
        url = request.url
        if not self._allow_private:
            check_host(url.host)
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        answer = self._pool(url).handle_request(asked)
        assert isinstance(answer.stream, Iterable)
        return httpx.Response(
            status_code=answer.status, headers=answer.headers, stream=_Body(answer)
        )

    def _pool(self, url: httpx.URL) -> httpcore.ConnectionPool:
        proxy = self._proxies.get(url.scheme) or self._proxies.get("all")
        if not proxy or proxy_bypass(url.host):
            return self._direct
        if not self._allow_private:
            try:
                refuse_private(url.host, resolve(url.host, url.port or 0))
            except Unreadable as problem:
                # Many networks let only the proxy resolve names.
                if problem.reason.code != "read.no-such-host":
                    raise
        if proxy not in self._through:
            self._through[proxy] = self._proxy(proxy)
        return self._through[proxy]

    def _proxy(self, proxy: str) -> httpcore.HTTPProxy:
        where = httpx.URL(proxy if "://" in proxy else f"http://{proxy}")
        if where.scheme not in {"http", "https"}:
            raise Unreadable("read.proxy-scheme", scheme=where.scheme)
        return httpcore.HTTPProxy(
            proxy_url=str(where.copy_with(userinfo=b"")),
            proxy_auth=(where.username, where.password) if where.username else None,
            ssl_context=self._tls,
            network_backend=_Checked(
                self.deadline, self._allow_private, frozenset({where.host, where.raw_host.decode()})
            ),
        )

    def close(self) -> None:
        """Close every connection."""
        for pool in (self._direct, *self._through.values()):
            pool.close()


class _Body(httpx.SyncByteStream):
    """The rest of an answer, as httpx takes it."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()

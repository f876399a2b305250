"""Who may come in, and what every answer says to browsers.

Two middlewares, the outer one for all, the inner one for those who are let in:

`Guard` looks at the name under which the server is called, so that a page elsewhere cannot
reach it by having its own name lead here (DNS rebinding), and sets the headers that keep
strangers' words from becoming anything but text.

`Admission` asks for the token where there is one; lets nothing be changed without it or a
proof that the request comes from our own page (cross-site request forgery); and takes no
body that is too long or too slow. There are no cookies.
"""

from __future__ import annotations

import asyncio
import hmac
from base64 import b64decode
from collections.abc import Callable
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from runut.web.doorway import Doorway, is_loopback
from runut.web.problems import Problem

#: No script, style or picture but ours; no HTML of a page is ever rendered in the first place.
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
#: On every answer. The referrer policy is not "no-referrer", with which browsers send
#: ``Origin: null`` from our own forms (Fetch standard, "append a request Origin header").
HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
#: How long the next piece of a request's body may keep us waiting, in seconds.
PATIENCE = 30.0
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_CHALLENGE = 'Basic realm="Runut", charset="UTF-8", Bearer realm="Runut"'


#: Makes the answer to somebody who is not let in.
Refuse = Callable[[Request, Exception], Response]


class Guard:
    """Refuses requests under a host name that is not ours; sets `HEADERS`."""

    def __init__(self, app: ASGIApp, doorway: Doorway, refuse: Refuse) -> None:
        self.app = app
        self._doorway = doorway
        self._refuse = refuse
        self._names = {"localhost", doorway.host.strip("[]").casefold()}
        self._secure = set()
        for given in doorway.names:
            scheme, separator, name = given.casefold().rpartition("://")
            self._names.add(name)
            if separator and scheme == "https":
                self._secure.add(name)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        send = _with_headers(send)
        hosts = Headers(scope=scope).getlist("host")
        if not self._ours(hosts):
            refused = self._refuse(Request(scope, receive), Problem(421, "host"))
            await refused(scope, receive, send)
            return
        if _name(hosts[0]) in self._secure:
            scope["scheme"] = "https"  # as the proxy in front was asked; our links say the same
        await self.app(scope, receive, send)

    def _ours(self, hosts: list[str]) -> bool:
        """Whether the request calls us by our name, or by an address of the kind on which we
        listen: no name that a stranger owns can be an address."""
        if len(hosts) != 1:
            return False
        name = _name(hosts[0])
        if name in self._names:
            return True
        try:
            ip_address(name)
        except ValueError:
            return False
        return is_loopback(name) or not is_loopback(self._doorway.host)


def _name(host: str) -> str:
    """The name in a Host header, without port and brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0].casefold()
    return host.rpartition(":")[0].casefold() if ":" in host else host.casefold()


class Admission:
    """Asks for the token, the proof, and a body that can be taken."""

    def __init__(self, app: ASGIApp, doorway: Doorway, refuse: Refuse) -> None:
        self.app = app
        self._doorway = doorway
        self._refuse = refuse
        self._token = doorway.token.encode("utf-8") if doorway.token else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        try:
            self._admit(scope["method"], headers)
            self._weigh(headers)
        except Problem as problem:
            await self._refuse(Request(scope, receive), problem)(scope, receive, send)
            return
        await self.app(scope, _bounded(receive, self._doorway.max_body_bytes), send)

    def _admit(self, method: str, headers: Headers) -> None:
        shown = _shown(headers.get("authorization", ""))
        bearer = False
        if self._token is not None:
            scheme, word = shown
            if not hmac.compare_digest(word, self._token):
                raise Problem(401, "token", headers={"www-authenticate": _CHALLENGE})
            # A browser sends a login by itself, also to forms of other sites, but no bearer.
            bearer = scheme == "bearer"
        if method not in _SAFE and not bearer and not _same_origin(headers):
            raise Problem(403, "proof")

    def _weigh(self, headers: Headers) -> None:
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit():
            raise Problem(400, "length")
        if int(length[:20]) > self._doorway.max_body_bytes:
            raise _too_large(self._doorway.max_body_bytes)


def _shown(authorization: str) -> tuple[str, bytes]:
    """(scheme, secret) of an Authorization header: a bearer token, or a login's password."""
    scheme, _, rest = authorization.partition(" ")
    scheme, rest = scheme.casefold(), rest.strip()
    if scheme != "basic":
        return scheme, rest.encode("utf-8", "replace") if scheme == "bearer" else b""
    try:
        return scheme, b64decode(rest, validate=True).partition(b":")[2]
    except ValueError:
        return scheme, b""


def _same_origin(headers: Headers) -> bool:
    """Whether the browser says that our own page sends this. Only a browser's word counts
    against a browser; a program shows a token, or says Origin like the page would."""
    site = headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    origin = headers.get("origin")
    if origin is None:
        return site == "same-origin"
    scheme, separator, host = origin.partition("://")
    return separator != "" and scheme in {"http", "https"} and host == headers.get("host")


def _too_large(limit: int) -> Problem:
    return Problem(413, "too-large", limit=f"{limit:,}")


def _bounded(receive: Receive, limit: int) -> Receive:
    """``receive``, ending in a `Problem` when the body is too long or keeps us waiting."""
    taken = 0
    done = False

    async def bounded() -> Message:
        nonlocal taken, done
        if done:  # what comes now only says that the other side went away
            return await receive()
        try:
            message = await asyncio.wait_for(receive(), PATIENCE)
        except TimeoutError as problem:
            raise Problem(408, "too-slow", headers={"connection": "close"}) from problem
        taken += len(message.get("body", b""))
        if taken > limit:
            raise _too_large(limit)
        done = not message.get("more_body", False)
        return message

    return bounded


def _with_headers(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return with_headers

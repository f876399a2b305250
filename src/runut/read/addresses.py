"""Web addresses: how they are written, and which machines they may lead to.

What is refused follows the IANA registries of special-purpose addresses (RFC 6890): a page
of the open web never stands on one, and a stranger's link must not reach the machines
around the reader's own (server-side request forgery).
"""

from __future__ import annotations

import re
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import httpx

from runut.read.opened import Unreadable

#: A host that the C library would read as an IPv4 address: "127.1", "0x7f000001",
#: "017700000001", "2130706433".
_NUMERIC = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}\.?", re.IGNORECASE)
_ZONES = {"localhost", "localdomain", "local", "internal", "home.arpa"}
_LONGEST = 4_000

_REFUSED_V4 = tuple(
    map(
        ip_network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",
            "100.64.0.0/10",  # carriers' own, and some clouds' metadata
            "127.0.0.0/8",
            "168.63.129.16/32",  # a cloud's host, though it looks public
            "169.254.0.0/16",  # link-local, and most clouds' metadata
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # 6to4 relays
            "192.168.0.0/16",
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, and broadcast
        ),
    )
)
#: All of the internet's IPv6; everything else (loopback, link-local, unique local,
#: multicast, IPv4-mapped, NAT64) is refused by not being in it.
_OPEN_V6 = ip_network("2000::/3")
_REFUSED_V6 = tuple(
    map(
        ip_network,
        (
            "2001::/23",  # Teredo and other tunnels, benchmarks
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4: an IPv4 address in disguise
            "3fff::/20",  # documentation
        ),
    )
)


def parse(given: str) -> httpx.URL:
    """``given`` as a web address in its plain form: the host in lower case and as IDNA, a
    host that is a number as the IPv4 address it means, no fragment.

    Raises `Unreadable` for other schemes, passwords in the address, and what is none.
    """
    text = given.strip()
    try:
        if len(text) > _LONGEST:
            raise ValueError
        url = httpx.URL(text)
        host, scheme = url.host, url.scheme
        port = url.port
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise Unreadable("read.address-broken") from error
    if scheme not in {"http", "https"}:
        raise Unreadable("read.address-scheme", scheme=scheme or "-")
    if not host or port == 0:
        raise Unreadable("read.address-broken")
    if url.userinfo:
        raise Unreadable("read.address-password")
    if _NUMERIC.fullmatch(host):
        try:
            url = url.copy_with(host=socket.inet_ntoa(socket.inet_aton(host.rstrip("."))))
        except OSError as error:
            raise Unreadable("read.address-broken") from error
    return url.copy_with(fragment=None)


def join(base: httpx.URL, link: str) -> httpx.URL:
    """Where ``link`` on the page at ``base`` leads. Raises `Unreadable` as `parse` does."""
    try:
        return parse(str(base.join(link.strip())))
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise Unreadable("read.address-broken") from error


def is_open(address: str) -> bool:
    """True when ``address`` (an IP address in its usual form) is of the open internet."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv4Address):
        return not any(found in network for network in _REFUSED_V4)
    assert isinstance(found, IPv6Address)
    return found in _OPEN_V6 and not any(found in network for network in _REFUSED_V6)


def check_host(host: str) -> None:
    """Refuse a host that by its own writing stands for a machine nearby: an address that is
    not open, or a name such as "localhost". Raises `Unreadable`."""
    try:
        written = is_open(host.strip("[]"))
    except ValueError:
        written = not any(
            host.rstrip(".") == zone or host.rstrip(".").endswith(f".{zone}") for zone in _ZONES
        )
    if not written:
        raise Unreadable("read.address-refused", host=host, address=host)

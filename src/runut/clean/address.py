"""Canonical web addresses: the same article has the same address, however it was linked."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

#: Query parameters that name the reader's way to the page, or a part of it, not the page.
_NOISE = frozenset(
    """fbclid gclid dclid msclkid igshid mc_cid mc_eid ref ref_src ref_url source src from
    page amp outputtype single showpage _ga _gl yclid twclid ttclid spm share
    cmpid cmp tag_from""".split()  # noqa: SIM905 - a list of forty strings reads worse
)
_NOISE_PREFIXES = ("utm_", "at_", "pk_", "mtm_")
_PORTS = {"http": 80, "https": 443}
#: Hosts that serve the same pages as the site's own: folded in the key, not in the address.
_SAME_SITE = ("www.", "m.", "amp.", "mobile.")


def canonical(url: str) -> str | None:
    """``url`` with lower-case host, without fragment, tracking, page number, trailing
    slash and ``/amp`` at the end of the path; None when it is no web address.
    """
    url = url.strip()
    if url.startswith("//"):
        url = "https:" + url
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not parts.hostname:
        return None
    name = parts.hostname.rstrip(".")
    if port is not None and port != _PORTS[parts.scheme]:
        name = f"{name}:{port}"
    path = parts.path.rstrip("/")
    path = path.removesuffix("/amp").rstrip("/")
    query = urlencode(
        [
            (key, value)
            for key, value in parse_qsl(parts.query, keep_blank_values=True)
            if key.casefold() not in _NOISE and not key.casefold().startswith(_NOISE_PREFIXES)
        ]
    )
    return urlunsplit((parts.scheme, name, path, query, ""))


def key(address: str) -> str:
    """What versions of one page have in common: a canonical ``address`` without scheme and
    without "www.", "m." and "amp." before a full host name."""
    rest = address.partition("://")[2]
    for front in _SAME_SITE:
        if rest.startswith(front) and rest.partition("/")[0].count(".") >= 2:
            return rest.removeprefix(front)
    return rest


def host(url: str | None) -> str | None:
    """The host of a web address without "www.", or None."""
    address = canonical(url) if url else None
    if address is None:
        return None
    return (urlsplit(address).hostname or "").removeprefix("www.") or None


def own(said: str | None, fetched: str) -> str:
    """The address of the page that was fetched at ``fetched``: the one it ``said`` of itself
    where that is on the same site, so that its mobile and printed forms are the same page.
    An address on another site could pass a page off as another outlet's."""
    if said is None:
        return fetched
    try:
        there = urljoin(fetched, said.strip())
        parts = urlsplit(there)
    except ValueError:
        return fetched
    same_site = _site(there) and _site(there) == _site(fetched)
    return there if same_site and parts.path.strip("/") else fetched


def _site(url: str) -> str:
    return key(canonical(url) or "").partition("/")[0]

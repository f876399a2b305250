"""The style sheets, the script and the icon, under names that change with what they hold.

A browser may keep them for ever: another version has another name. Nothing comes from any
other host.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

#: Where each asset lies. The look of an account is shared with the page that stands alone.
_PLACES = {
    "account.css": ("runut.export", "templates/page.css"),
    "site.css": ("runut.web", "static/site.css"),
    "site.js": ("runut.web", "static/site.js"),
    "icon.svg": ("runut.web", "static/icon.svg"),
}
_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One file: its bytes, its media type, and its name with a part of its hash."""

    name: str
    content: bytes
    type: str


@cache
def _assets() -> dict[str, Asset]:
    found = {}
    for plain, (package, path) in _PLACES.items():
        content = files(package).joinpath(path).read_bytes()
        stem, _, ending = plain.rpartition(".")
        found[plain] = Asset(
            name=f"{stem}-{sha256(content).hexdigest()[:12]}.{ending}",
            content=content,
            type=_TYPES[ending],
        )
    return found


def address(plain: str) -> str:
    """Where an asset is reached: "/static/site-0f3a....css"."""
    return f"/static/{_assets()[plain].name}"


def static(request: Request) -> Response:
    """An asset by its name with the hash."""
    name = request.path_params["name"]
    asset = next((each for each in _assets().values() if each.name == name), None)
    if asset is None:
        return PlainTextResponse("not found", 404)
    return Response(asset.content, media_type=asset.type, headers={"cache-control": _FOREVER})

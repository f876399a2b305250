"""Feeds out: Atom and JSON Feed."""

from __future__ import annotations

from starlette.routing import BaseRoute


def routes() -> list[BaseRoute]:
    """The routes of all feeds."""
    return []

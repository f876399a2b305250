"""What tests of several packages share."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.read.server import Site, serving


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A web server on this machine, reached without the proxies of the environment."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with serving() as site:
        yield site


#: `make fuzz`: as many cases as a quarter of an hour or so allows, new ones each time.
settings.register_profile(
    "fuzz", max_examples=int(os.environ.get("RUNUT_FUZZ", "5000")), deadline=None, database=None
)

"""The words of the web pages in one language: labels, counts, numbers."""

from __future__ import annotations

from dataclasses import dataclass

from runut.export.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Wording):
    """Speaks one language on the web: ``messages-web.toml`` of the pack, then the labels that
    every form of an account shares."""

    area: str = "web"

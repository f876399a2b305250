"""The words of the screens in one language: sentences, counts, numbers."""

from __future__ import annotations

from dataclasses import dataclass

from runut.export.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Wording):
    """Speaks one language on a terminal: ``messages-cli.toml`` of the pack, then the labels
    that every form of an account shares."""

    area: str = "cli"

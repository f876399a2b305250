"""The words of the web pages in one language: labels, counts, numbers."""

from __future__ import annotations

from dataclasses import dataclass

from runut.export.wording import Wording
from runut.lang.messages import kept, say
from runut.records import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Wording):
    """Speaks one language on the web: ``messages-web.toml`` of the pack, then the labels that
    every form of an account shares."""

    area: str = "web"

    def because(self, reason: Reason) -> str:
        """A reason as a sentence, without what is of use in a terminal alone."""
        place = f"api.reason.{reason.code}"
        if kept(place, self.language):
            return say(place, self.language, **reason.values)
        return super(Words, self).because(reason)

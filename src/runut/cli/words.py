"""The words of the screens in one language: sentences, counts, numbers."""

from __future__ import annotations

from dataclasses import dataclass

from runut.export.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Wording):
    """Speaks one language on a terminal. Its sentences stand in ``messages-cli.toml`` of the
    pack; what every form of an account says alike, such as the names of standings, in
    ``messages-export.toml``."""

    def place(self, code: str) -> str:
        """The terminal's own code where the pack keeps it, else the shared one."""
        own, shared = f"cli.{code}", f"export.{code}"
        return shared if not self.kept(own) and self.kept(shared) else own

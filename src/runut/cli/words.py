"""The words of the screens in one language: sentences, counts, numbers."""

from __future__ import annotations

from dataclasses import dataclass

from babel import Locale
from babel.numbers import format_decimal

from runut.lang.messages import explain, say
from runut.records import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Speaks one language. Its sentences stand in ``messages-cli.toml`` of the pack; those that
    a page or report says alike, such as the names of standings, in ``messages-export.toml``."""

    language: str

    def __call__(self, code: str, **values: str | int) -> str:
        """The sentence kept for ``cli.<code>``, numbers written as the language does."""
        written = {
            name: self.number(value) if isinstance(value, int) else value
            for name, value in values.items()
        }
        return say(self._known(code), self.language, **written)

    def count(self, what: str, n: int, **values: str) -> str:
        """``n`` things in the right plural form: "1 article", "4 articles"."""
        form = Locale.parse(self.language).plural_form(n)
        return say(self._known(f"{what}.{form}"), self.language, n=self.number(n), **values)

    def number(self, value: float) -> str:
        """A number as people write it: 1.973 in Indonesian, 1,973 in English."""
        return str(format_decimal(value, locale=self.language))

    def because(self, reason: Reason) -> str:
        """A reason as a sentence."""
        return explain(reason, self.language)

    def or_plain(self, code: str, plain: str) -> str:
        """The sentence for ``code``, or ``plain`` where the pack keeps none."""
        known = self._known(code)
        return say(known, self.language) if _kept(known, self.language) else plain

    def _known(self, code: str) -> str:
        own, shared = f"cli.{code}", f"export.{code}"
        there = not _kept(own, self.language) and _kept(shared, self.language)
        return shared if there else own


def _kept(code: str, language: str) -> bool:
    return say(code, language) != code

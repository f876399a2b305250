"""The words of the screens in one language: sentences, counts, numbers."""

from __future__ import annotations

from dataclasses import dataclass

from babel import Locale
from babel.numbers import format_decimal

from runut.lang.messages import explain, say
from runut.records import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Speaks one language; every sentence stands in ``messages-cli.toml`` of its pack."""

    language: str

    def __call__(self, code: str, **values: str | int) -> str:
        """The sentence kept for ``cli.<code>``, numbers written as the language does."""
        written = {
            name: self.number(value) if isinstance(value, int) else value
            for name, value in values.items()
        }
        return say(f"cli.{code}", self.language, **written)

    def count(self, what: str, n: int, **values: str) -> str:
        """``n`` things in the right plural form: "1 article", "4 articles"."""
        form = Locale.parse(self.language).plural_form(n)
        return say(f"cli.{what}.{form}", self.language, n=self.number(n), **values)

    def number(self, value: float) -> str:
        """A number as people write it: 1.973 in Indonesian, 1,973 in English."""
        return str(format_decimal(value, locale=self.language))

    def because(self, reason: Reason) -> str:
        """A reason as a sentence."""
        return explain(reason, self.language)

    def or_plain(self, code: str, plain: str) -> str:
        """The sentence for ``code``, or ``plain`` where the pack keeps none."""
        found = say(code, self.language)
        return plain if found == code else found

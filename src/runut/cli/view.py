"""An account made ready for looking things up while it is drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from runut.cli.screen import clip, safe
from runut.cli.words import Words
from runut.records import (
    Account,
    Article,
    Claim,
    Entity,
    Origin,
    Source,
    Span,
    Stance,
    Statement,
    Story,
)

#: Statement words are clipped on the screen after so many characters, about three lines.
CLIPPED = 240
#: So many outlets or origins are named; of more, the others are counted.
NAMED = 4


def speakers_of(statement: Statement) -> tuple[Source, ...]:
    """Those who said it, several where they said it together; a medium is none of them."""
    return tuple(source for source in statement.sources if source.role == "speaker")


def stance_outside(statement: Statement) -> Stance | None:
    """The stance that the words alone do not show, so that it must be said.

    None for an assertion; for what an article foretells in its own words; and for a denial
    that is made in the words themselves: "X denies: we will not yield" would say the opposite
    of "we will not yield".
    """
    if statement.stance == "asserts":
        return None
    if statement.stance != "denies" and not speakers_of(statement):
        return None
    negated = any(
        mark.kind == "negation" and statement.start <= mark.start < statement.end
        for mark in statement.marks
    )
    return None if statement.stance == "denies" and negated else statement.stance


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How one account is shown: in which language and width, with reasons or not, folded
    or not, and its parts by id."""

    account: Account
    words: Words
    width: int
    others: tuple[Story, ...] = ()
    why: bool = False
    everything: bool = False
    articles: dict[str, Article] = field(init=False)
    statements: dict[str, Statement] = field(init=False)
    claims: dict[str, Claim] = field(init=False)
    entities: dict[str, Entity] = field(init=False)

    def __post_init__(self) -> None:
        set_once = object.__setattr__  # the indexes belong to the frozen record
        set_once(self, "articles", {article.id: article for article in self.account.articles})
        set_once(self, "statements", {each.id: each for each in self.account.statements})
        set_once(self, "entities", {entity.id: entity for entity in self.account.entities})
        set_once(
            self,
            "claims",
            {each: claim for claim in self.account.claims for each in claim.statements},
        )

    @property
    def wide(self) -> bool:
        """Whether words and their support have room side by side."""
        return self.width >= 110

    def said(self, statement: Statement, limit: int = CLIPPED) -> str:
        """The exact words of a statement; in quotation marks where they are a quote.

        "… " in front tells narration that begins within a sentence from a whole sentence.
        """
        within = statement.mode == "narration" and self._begins_within(statement)
        return ("… " if within else "") + self.passage(statement, statement, limit)

    def _begins_within(self, statement: Statement) -> bool:
        text = self.articles[statement.article].text
        lead = text[self._sentence(statement).start : statement.start]
        return any(character.isalnum() for character in lead)

    def sentence(self, statement: Statement) -> str:
        """The sentence in which a statement begins, whole, on one line."""
        span = self._sentence(statement)
        return safe(self.articles[statement.article].text[span.start : span.end])

    def _sentence(self, statement: Statement) -> Span:
        spans = self.articles[statement.article].sentences
        before = bisect_right(spans, statement.start, key=lambda span: span.start) - 1
        if before < 0:
            return Span(start=statement.start, end=statement.end)
        return spans[before]

    def passage(self, first: Statement, last: Statement, limit: int = CLIPPED) -> str:
        """The exact words from one statement to another of the same article and mode."""
        exact = safe(self.articles[first.article].text[first.start : last.end])
        shown = exact if self.everything else clip(exact, limit)
        return f"“{shown}”" if first.mode == "direct" else shown

    def lead(self, statement: Statement) -> str:
        """What must stand before words that their speaker did not assert: "Basarnas
        membantah: ". Without it a denied clause would read as a claim."""
        stance = stance_outside(statement)
        if stance is None:
            return ""
        return f"{self.speaker(statement)} {self.words(f'stance.{stance}')}: ".lstrip()

    def speaker(self, statement: Statement) -> str:
        """Who said it, by the fullest names; empty where the text does not say."""
        return ", ".join(self.full(source) for source in speakers_of(statement))

    def full(self, source: Source) -> str:
        """The fullest name of a source that the articles give."""
        entity = self.entities.get(source.entity or "")
        return safe(entity.name if entity else source.name)

    def outlet(self, statement: Statement) -> str:
        """The outlet on whose page the statement stands."""
        return self.name(self.articles[statement.article])

    def name(self, article: Article) -> str:
        """An article's outlet, as far as it is known."""
        return safe(article.outlet) or self.words("outlet.unknown")

    def chain(self, statement: Statement) -> str:
        """Through whom the words came: "Yuri Ushakov ← Interfax ← detikcom"."""
        through = [safe(source.name) for source in statement.sources if source.role == "via"]
        said = [self.speaker(statement)] if speakers_of(statement) else []
        return " ← ".join([*said, *through, self.outlet(statement)])

    def outlets(self, statements: Iterable[str]) -> tuple[str, ...]:
        """Outlets of these statements, in the order of the articles."""
        those = {self.statements[each].article for each in statements}
        names = [self.name(each) for each in self.account.articles if each.id in those]
        return tuple(dict.fromkeys(names))

    def origin(self, origin: Origin) -> str:
        """An origin as people name it: "KCNA", "liputan Kompas.com"."""
        if origin.kind == "first-hand":
            return self.words("origin.first-hand", name=safe(origin.name))
        return safe(origin.name)

    def behind(self, claim: Claim) -> str:
        """Who is behind a claim: "4 media · 1 asal: KCNA · tanpa sumber: Antara"."""
        known = [self.origin(each) for each in claim.origins if each.kind != "uncredited"]
        names = self.outlets(claim.statements)
        few = len(names) == 1 or (self.wide and len(names) <= NAMED)
        parts = [", ".join(names) if few else self.words.count("outlets", claim.outlets)]
        if known:
            named = self._listed(known)
            parts.append(f"{self.words.count('origins', len(known))}: {named}")
        else:
            parts.append(self.words("origin.none"))
        return " · ".join(parts)

    def _listed(self, names: list[str]) -> str:
        if self.everything or len(names) <= NAMED:
            return ", ".join(names)
        rest = self.words("more", n=len(names) - NAMED)
        return ", ".join([*names[:NAMED], rest])

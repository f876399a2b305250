"""An account as one self-contained page of HTML: no script, no file beside it, no network.

The texts of articles are data: everything is escaped, no markup of a page is ever rendered,
and a content security policy in the page forbids whatever else might slip through.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from runut.export.dates import span_words
from runut.export.drawing.pictures import pictures
from runut.export.marked import Piece, paragraphs
from runut.export.outline import counts, outline, support, writers
from runut.export.shown import SIGNS, ShownClaim, ShownCopy
from runut.export.told import Told, ways
from runut.export.wording import Wording
from runut.records import Account, Claim, Standing, Story

#: Outlets named beside a claim; of more, the number is told.
_NAMED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Belongs:
    """Which claim a statement belongs to, and how that stands."""

    claim: str
    standing: Standing
    narrated: bool


class _Within:
    """Where things are reached from a page that holds everything itself: nowhere else."""

    def __init__(self, beside: Container[str]) -> None:
        self._beside = beside

    def statement(self, told: Told) -> str:
        """The words where they stand in their article."""
        return f"#s-{told.id}"

    def article(self, article: str) -> str:
        """The text of an article."""
        return f"#a-{article}"

    def story(self, story: str) -> str | None:
        """Another story, where its page lies in the same folder."""
        return f"{story}.html" if story in self._beside else None

    def claims(self, story: str) -> None:
        """All claims stand here, some of them folded."""

    def speaker(self, name: str) -> None:
        """What somebody said elsewhere is in no page that stands alone."""

    def outlet(self, name: str) -> None:
        """Neither is what an outlet wrote elsewhere."""

    def beside(self, copy: ShownCopy) -> None:
        """Two articles stand one under the other here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A story as one line of the index; ``standings`` counts its claims."""

    id: str
    title: str
    span: str
    counts: tuple[str, ...]
    standings: dict[Standing, int]


def page(
    account: Account,
    language: str,
    others: tuple[Story, ...] = (),
    beside: Container[str] = frozenset(),
) -> str:
    """The account of one story as an HTML document, labels in ``language`` ("id", "en").

    ``others`` are the other stories of its saga; ``beside`` are the ids of stories whose
    pages lie in the same folder, under their ids, with an index.
    """
    wording = Wording(language=language)

    def behind(claim: ShownClaim) -> str:
        return support(claim, wording, outlets=_NAMED)

    return _template("page.html").render(
        shown=outline(account, wording, others),
        drawings=pictures(account, wording),
        links=_Within(beside),
        text=_texts(account),
        belongs=_belongs(account),
        behind=behind,
        beside=beside,
        ways=ways,
        writers=writers,
        signs=SIGNS,
        say=wording,
        language=language,
    )


def listed(account: Account, language: str) -> Listed:
    """The line of the index for one story."""
    wording = Wording(language=language)
    standings = Counter(claim.standing for claim in account.claims)
    return Listed(
        id=account.story.id,
        title=account.story.title,
        span=span_words(account.story.first, account.story.last, wording),
        counts=counts(account, wording),
        standings={each: standings[each] for each in SIGNS if standings[each]},
    )


def index(lines: Sequence[Listed], language: str) -> str:
    """A page that leads to the pages of all these stories beside it."""
    return _template("index.html").render(
        lines=lines, signs=SIGNS, say=Wording(language=language), language=language
    )


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=PackageLoader("runut.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


def _texts(account: Account) -> dict[str, tuple[tuple[Piece, ...], ...]]:
    """The paragraphs of every article, its statements marked."""
    return {
        article.id: paragraphs(
            article,
            [
                (told.start, told.end, told.id)
                for told in account.statements
                if told.article == article.id
            ],
        )
        for article in account.articles
    }


def _belongs(account: Account) -> dict[str, Belongs]:
    claims: dict[str, Claim] = {id: claim for claim in account.claims for id in claim.statements}
    return {
        told.id: Belongs(
            claim=claims[told.id].id,
            standing=claims[told.id].standing,
            narrated=told.mode == "narration",
        )
        for told in account.statements
        if told.id in claims
    }

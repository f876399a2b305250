"""An account as one self-contained page of HTML: no script, no file beside it, no network.

The texts of articles are data: everything is escaped, no markup of a page is ever rendered,
and a content security policy in the page forbids whatever else might slip through.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from runut.export.marked import Piece, paragraphs
from runut.export.outline import outline
from runut.export.shown import SIGNS
from runut.export.wording import Wording
from runut.lang.messages import explain
from runut.records import Account, Article, Claim, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownArticle:
    """An article as the page shows it. ``link`` is its address if that is safe to follow."""

    id: str
    outlet: str
    title: str
    byline: str
    language: str
    link: str | None
    place: str | None
    paragraphs: tuple[tuple[Piece, ...], ...]
    furniture: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Belongs:
    """Which claim a statement belongs to, and how that stands."""

    claim: str
    standing: Standing
    narrated: bool


def page(account: Account, language: str) -> str:
    """The account of one story as an HTML document, labels in ``language`` ("id", "en")."""
    wording = Wording(language=language)
    return _template().render(
        shown=outline(account, wording),
        articles=[_article(article, account, wording) for article in account.articles],
        belongs=_belongs(account),
        signs=SIGNS,
        say=wording,
        language=language,
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("runut.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html")


def _article(article: Article, account: Account, wording: Wording) -> ShownArticle:
    stretches = [
        (told.start, told.end, told.id) for told in account.statements if told.article == article.id
    ]
    followed = article.url is not None and article.url.startswith(("https://", "http://"))
    byline = (wording.when(article.published), ", ".join(article.authors))
    return ShownArticle(
        id=article.id,
        outlet=article.outlet,
        title=article.title or wording("untitled"),
        byline=" · ".join(part for part in byline if part),
        language=article.language,
        link=article.url if followed else None,
        place=article.path,
        paragraphs=paragraphs(article.text, stretches),
        furniture=tuple(
            (line.text, explain(line.reason, wording.language)) for line in article.furniture
        ),
    )


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

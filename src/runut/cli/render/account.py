"""One account in a terminal: its sections, in their order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from rich.console import RenderableType
from rich.style import Style
from rich.text import Text

from runut.cli.render.changes import figures, timeline
from runut.cli.render.claims import claims
from runut.cli.render.conflicts import conflicts
from runut.cli.render.copies import copies
from runut.cli.render.layout import folded, grid, heading, indented
from runut.cli.render.speakers import speakers
from runut.cli.render.variants import variants
from runut.cli.render.view import View
from runut.cli.screen import safe
from runut.cli.words import Words
from runut.export.outline import outline
from runut.export.shown import ShownArticle
from runut.records import Account, Story

#: Articles listed before the rest is folded.
ARTICLES = 12
#: A web address without anything that could end the escape sequence of a link.
_ADDRESS = re.compile(r"https?://[!-~]+")
#: Lines get hard to read beyond this width.
WIDEST = 160

Section = Callable[[View], Iterable[RenderableType]]


def account_screen(
    account: Account,
    words: Words,
    *,
    width: int,
    others: tuple[Story, ...] = (),
    why: bool = False,
    everything: bool = False,
) -> Iterator[RenderableType]:
    """The parts of the screen, top to bottom; a section with nothing in it is left out.

    ``others`` are the other stories of its saga; ``why`` opens the reasons, ``everything``
    folds and clips nothing.
    """
    view = View(
        shown=outline(account, words, others),
        words=words,
        width=min(width, WIDEST),
        why=why,
        everything=everything,
    )
    for section in SECTIONS:
        yield from section(view)


def header(view: View) -> Iterator[RenderableType]:
    """Title, how much stands behind it, its time, its id."""
    shown = view.shown
    yield Text(safe(shown.title), style="bold")
    yield Text(" · ".join([shown.span, *shown.counts]))
    yield Text(view.words("header.story", id=shown.account.story.id), style="dim")
    if view.why:
        for because in shown.reasons:
            yield indented(Text(f"– {safe(because)}", style="dim"))


def articles(view: View) -> Iterator[RenderableType]:
    """The articles, oldest first: when, by whom, under which headline."""
    found = view.shown.articles
    shown = found if view.everything else found[:ARTICLES]
    yield heading(view.words("section.articles"))
    table = grid(0, 1)
    for article in shown:
        table.add_row(Text(article.day, style="dim"), _article(article, view))
    yield indented(table)
    if len(shown) < len(found):
        yield folded(view.words("folded.articles", n=len(found) - len(shown)))


def _article(article: ShownArticle, view: View) -> Text:
    words = view.words
    title = Text(safe(article.title))
    if article.url and _ADDRESS.fullmatch(article.url):
        title.stylize(Style(link=article.url))  # terminals that can, open the page on a click
    about = [*map(safe, article.authors), words("article.id", id=article.id[:8])]
    if view.why and article.furniture:
        about.append(words.count("furniture", len(article.furniture)))
    if view.why and (place := article.url or article.path):
        about.append(safe(place))
    line = Text(f"{safe(article.outlet)}  ", style="bold")
    line.append_text(Text.assemble(title, style="not bold"))
    line.append(f"\n{' · '.join(about)}", style="dim not bold")
    return line


def saga(view: View) -> Iterator[RenderableType]:
    """The stories that this one continues or that continue it."""
    if not view.shown.saga:
        return
    yield heading(view.words("section.saga"))
    table = grid(0, 0, 1)
    for story in view.shown.saga:
        table.add_row(Text(story.id[:8]), Text(story.day, style="dim"), Text(safe(story.title)))
    yield indented(table)


#: The sections of an account, in the order they are read.
SECTIONS: tuple[Section, ...] = (
    header,
    articles,
    conflicts,
    claims,
    figures,
    timeline,
    speakers,
    variants,
    copies,
    saga,
)

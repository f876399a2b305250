"""One account in a terminal: its sections, in their order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from rich.console import RenderableType
from rich.style import Style
from rich.text import Text

from runut.cli.dates import span_words, when_words
from runut.cli.layout import folded, grid, heading, indented
from runut.cli.render_changes import figures, timeline
from runut.cli.render_claims import claims
from runut.cli.render_conflicts import conflicts
from runut.cli.render_copies import copies
from runut.cli.render_speakers import speakers
from runut.cli.screen import safe
from runut.cli.view import View
from runut.cli.words import Words
from runut.records import Account, Article, Story

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
        account=account,
        words=words,
        width=min(width, WIDEST),
        others=others,
        why=why,
        everything=everything,
    )
    for section in SECTIONS:
        yield from section(view)


def header(view: View) -> Iterator[RenderableType]:
    """Title, how much stands behind it, its time, its saga."""
    account, words = view.account, view.words
    story = account.story
    yield Text(safe(story.title), style="bold")
    counts = [
        words.count("articles", len(account.articles)),
        words.count("outlets", account.outlets),
        words.count("origins", account.origins),
    ]
    line = Text(" · ".join([span_words(story.first, story.last, words), *counts]))
    yield line
    yield Text(words("header.story", id=story.id), style="dim")
    if view.why:
        for reason in story.reasons:
            yield indented(Text(f"– {safe(words.because(reason))}", style="dim"))


def articles(view: View) -> Iterator[RenderableType]:
    """The articles, oldest first: when, by whom, under which headline."""
    words = view.words
    shown = view.account.articles if view.everything else view.account.articles[:ARTICLES]
    yield heading(words("section.articles"))
    table = grid(0, 1)
    for article in shown:
        published = when_words(article.published, words, short=True)
        table.add_row(Text(published, style="dim"), _article(article, view))
    yield indented(table)
    if len(shown) < len(view.account.articles):
        rest = len(view.account.articles) - len(shown)
        yield folded(words("folded.articles", n=rest))


def _article(article: Article, view: View) -> Text:
    words = view.words
    title = Text(safe(article.title or words("untitled")))
    if article.url and _ADDRESS.fullmatch(article.url):
        title.stylize(Style(link=article.url))  # terminals that can, open the page on a click
    about = [*map(safe, article.authors), words("article.id", id=article.id[:8])]
    if view.why and article.furniture:
        about.append(words.count("furniture", len(article.furniture)))
    if view.why and (place := article.url or article.path):
        about.append(safe(place))
    line = Text(f"{view.name(article)}  ", style="bold")
    line.append_text(Text.assemble(title, style="not bold"))
    line.append(f"\n{' · '.join(about)}", style="dim not bold")
    return line


def saga(view: View) -> Iterator[RenderableType]:
    """The stories that this one continues or that continue it."""
    if not view.others:
        return
    yield heading(view.words("section.saga"))
    table = grid(0, 0, 1)
    for story in view.others:
        day = when_words((story.first or "")[:10], view.words, short=True)
        table.add_row(Text(story.id[:8]), Text(day, style="dim"), Text(safe(story.title)))
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
    copies,
    saga,
)

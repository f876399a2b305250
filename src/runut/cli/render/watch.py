"""What `runut watch` tells, a line or two at a time."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text

from runut.cli.render.layout import indented, stacked, uncut
from runut.cli.render.lists import ID_DIGITS
from runut.cli.render.marks import tally
from runut.cli.screen import safe
from runut.cli.words import Words
from runut.records import FeedRead, StoryNews


def feed_line(read: FeedRead, words: Words) -> RenderableType | None:
    """What a look at a feed brought; None when it brought nothing."""
    health = read.health
    name = safe(health.title or health.url)
    if health.problem is not None:
        parts: list[RenderableType] = [uncut(f"✗ {name}", "bold")]
        parts.append(indented(Text(safe(words.because(health.problem))), 2))
        parts.append(indented(Text(words("watch.next", at=_clock(health.due)), style="dim"), 2))
        return stacked(parts)
    counts = (
        (read.added, words("added.added", n=read.added)),
        (read.new_versions, words.count("added.versions", read.new_versions)),
        (len(read.rejected), words("added.rejected", n=len(read.rejected))),
    )
    told = [sentence for n, sentence in counts if n]
    if not told:
        return None
    parts = [Text(f"{name}: {' · '.join(told)}", style="dim")]
    for rejected in read.rejected[:5]:
        parts.append(uncut(f"  ✗ {safe(rejected.place)}", "dim"))
        parts.append(indented(Text(safe(words.because(rejected.reason)), style="dim"), 4))
    return stacked(parts)


def story_line(news: StoryNews, words: Words) -> RenderableType:
    """A story that is new or changed, with how its claims stand."""
    line = news.line
    title = Text(f"{'+' if news.change == 'new' else '~'} ")
    title.append(safe(line.story.title), style="bold")
    support = [
        line.story.id[:ID_DIGITS],
        words(f"watch.{news.change}"),
        words.count("articles", len(line.story.articles)),
        words.count("outlets", len(line.outlets)),
    ]
    below = Text(f"{' · '.join(support)}   ", style="dim")
    below.append_text(tally(line.standings, words))
    return stacked([title, indented(below, 2)])


def _clock(time: str | None) -> str:
    """A time of the collection (RFC 3339 in UTC) to the minute."""
    return f"{time[:16].replace('T', ' ')} UTC" if time else "–"

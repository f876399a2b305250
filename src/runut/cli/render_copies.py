"""What was copied: passages that stand in two articles, by pair of articles."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from runut.cli.layout import folded, heading, indented
from runut.cli.screen import clip, safe
from runut.cli.view import View
from runut.records import Copy

#: Pairs of articles shown before the rest is folded.
PAIRS = 8


def copies(view: View) -> Iterator[RenderableType]:
    """For each pair: from which outlet to which, and how much of the later article it is."""
    pairs: dict[tuple[str, str], list[Copy]] = {}
    for copy in view.account.copies:
        pairs.setdefault((copy.origin.article, copy.target.article), []).append(copy)
    if not pairs:
        return
    yield heading(view.words("section.copies"))
    ranked = sorted(pairs.values(), key=lambda found: -_share(found, view))
    shown = ranked if view.everything else ranked[:PAIRS]
    for found in shown:
        yield indented(_pair(found, view))
        if view.why:
            for copy in found:
                yield indented(_why(copy, view), 4)
    if len(shown) < len(ranked):
        yield folded(view.words("folded.copies", n=len(ranked) - len(shown)))


def _share(found: list[Copy], view: View) -> float:
    """How much of the later article's text the passages cover, 0 to 1."""
    covered: set[int] = set()
    for copy in found:
        covered.update(range(copy.target.start, copy.target.end))
    text = view.articles[found[0].target.article].text
    return len(covered) / max(1, len(text))


def _pair(found: list[Copy], view: View) -> Text:
    first = view.articles[found[0].origin.article]
    second = view.articles[found[0].target.article]
    line = Text(f"{view.name(first)} → {view.name(second)}  ")
    share = view.words("copies.share", percent=round(100 * _share(found, view)))
    line.append(f"{view.words.count('passages', len(found))}, {share}", style="dim")
    return line


def _why(copy: Copy, view: View) -> Text:
    text = view.articles[copy.target.article].text[copy.target.start : copy.target.end]
    line = Text(safe(text) if view.everything else clip(safe(text), 200), style="dim")
    for reason in copy.reasons:
        line.append(f"\n– {safe(view.words.because(reason))}")
    return line

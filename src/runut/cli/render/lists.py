"""Answers that are lists: stories, words of a speaker, search results, checks, `add`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from runut.cli.render.layout import grid, indented, stacked, uncut
from runut.cli.render.marks import key, tally
from runut.cli.render.view import CLIPPED
from runut.cli.screen import clip, safe
from runut.cli.words import Words
from runut.export import deeds
from runut.export.dates import when_words
from runut.records import Added, Finding, Hit, Said, StoryLine, Turn

#: Digits of an id shown in lists; longer only where two of the list share them.
ID_DIGITS = 8
#: Rejected inputs shown one by one.
REJECTED = 20


def story_list(lines: Sequence[StoryLine], words: Words) -> RenderableType:
    """The stories one under the other, with a key to the signs at the end."""
    if not lines:
        return Text(words("stories.none"))
    digits = _digits([line.story.id for line in lines])
    table = grid(0, 0, 1)
    for line in lines:
        title = Text(safe(line.story.title), style="bold")
        support = [words.count("articles", len(line.story.articles))]
        support.append(words.count("outlets", len(line.outlets)))
        support.append(words.count("origins", line.origins))
        title.append(f"\n{' · '.join(support)}   ", style="dim not bold")
        title.append_text(tally(line.standings, words))
        day = when_words(line.story.last[:10], words, short=True) if line.story.last else "–"
        table.add_row(Text(line.story.id[:digits]), Text(day, style="dim"), title)
    return stacked([table, Text("\n", style="dim").append_text(key(words))])


def _digits(ids: Sequence[str]) -> int:
    digits = ID_DIGITS
    while len({each[:digits] for each in ids}) < len(set(ids)):
        digits += 1
    return digits


def said_list(said: Sequence[Said], name: str, words: Words) -> RenderableType:
    """Statements newest first: the words, then where and when they stood."""
    if not said:
        return Text(words("who.none", name=safe(name)))
    parts: list[RenderableType] = []
    for pieces in _utterances(said):
        first = pieces[0]
        line = Text(safe(first.speaker), style="bold")
        if deed := deeds.told(first.statement, first.cue, first.language, words):
            line.append(f" ({safe(deed)})", style="italic not bold")
        rest = (f"{each.joins}{each.words}" for each in pieces[1:])
        exact = clip(safe("".join([first.words, *rest])), CLIPPED)
        quoted = f"“{exact}”" if first.statement.mode == "direct" else exact
        parts += [line, indented(Text(quoted)), indented(_place(first, words))]
    return stacked(parts)


def turn_list(turns: Sequence[Turn], name: str, words: Words) -> RenderableType:
    """What was said otherwise later, oldest first: both statements, each with its place."""
    if not turns:
        return Text(words("who.no-turns", name=safe(name)))
    parts: list[RenderableType] = []
    for turn in turns:
        line = Text(safe(turn.later.speaker), style="bold")
        what = f"{turn.before} → {turn.after}" if turn.before else words("who.contrary")
        line.append(f"  {safe(what)}", style="not bold")
        parts.append(line)
        for said in (turn.earlier, turn.later):
            parts += [
                indented(Text(clip(safe(said.words), CLIPPED))),
                indented(_place(said, words)),
            ]
    return stacked(parts)


def _utterances(said: Sequence[Said]) -> list[list[Said]]:
    """Article by article as given, the words of each speaker in the order of reading and
    those of one utterance together."""
    place: dict[str, int] = {}
    for number, each in enumerate(said):
        place.setdefault(each.statement.article, number)
    ordered = sorted(
        said,
        key=lambda each: (place[each.statement.article], each.speaker, each.statement.start),
    )
    found: list[list[Said]] = []
    for each in ordered:
        if found and _goes_on(found[-1][-1], each):
            found[-1].append(each)
        else:
            found.append([each])
    return found


def _goes_on(before: Said, each: Said) -> bool:
    same = (before.speaker, before.statement.article) == (each.speaker, each.statement.article)
    if each.joins is None or not same:
        return False
    return before.statement.end + len(each.joins) == each.statement.start


def hit_list(hits: Sequence[Hit], query: str, words: Words) -> RenderableType:
    """Articles best first, the words searched for in bold."""
    if not hits:
        return Text(words("search.none", query=safe(query)))
    parts: list[RenderableType] = []
    terms = [re.escape(term) for term in re.findall(r"\w+", query)]
    for hit in hits:
        sentence = Text(clip(safe(hit.words), CLIPPED))
        if terms:
            sentence.highlight_regex(re.compile("|".join(terms), re.IGNORECASE), "bold yellow")
        title = Text(safe(hit.title or words("untitled")), style="bold")
        parts += [title, indented(sentence), indented(_place(hit, words))]
    return stacked(parts)


def _place(found: Said | Hit, words: Words) -> Text:
    parts = [safe(found.outlet), when_words(found.published, words, short=True)]
    parts.append(words("header.story", id=found.story[:ID_DIGITS]))
    if isinstance(found, Said) and found.title:
        parts.insert(1, safe(found.title))
    return Text(" · ".join(parts), style="dim")


def finding_list(findings: Sequence[Finding], words: Words) -> RenderableType:
    """One line for each check."""
    table = grid(0, 0, 1)
    for finding in findings:
        sign = Text("✓", style="green") if finding.holds else Text("✗", style="red")
        label = words.or_plain(f"check.{finding.check}", finding.check)
        told = "; ".join(map(words.because, finding.problems)) or finding.seen
        if finding.check == "feed" and finding.problems:  # of many feeds, which
            told = f"{finding.seen}: {told}"
        table.add_row(sign, Text(label), Text(safe(told), style="dim"))
    return table


def added_summary(added: Added, words: Words, db: str) -> RenderableType:
    """One line of counts, then what was rejected and why."""
    counts = [
        words("added.added", n=added.added),
        words("added.unchanged", n=added.unchanged),
        words.count("added.versions", added.new_versions),
        words("added.rejected", n=len(added.rejected)),
    ]
    parts: list[RenderableType] = [Text(" · ".join(counts))]
    for rejected in added.rejected[:REJECTED]:
        parts.append(uncut(f"  ✗ {safe(rejected.place)}", "bold"))
        parts.append(indented(Text(safe(words.because(rejected.reason))), 4))
    if len(added.rejected) > REJECTED:
        rest = words("added.more", n=len(added.rejected) - REJECTED)
        parts.append(indented(Text(rest, style="dim")))
    if added.stories:
        parts.append(uncut(words.count("added.stories", len(added.stories), db=db), "dim"))
    return stacked(parts)

"""What outlets changed in their articles, and who still carries what was taken back."""

from __future__ import annotations

from collections.abc import Iterator

import apsw

from runut.account.build import build
from runut.copies import align
from runut.records import Article, Carrier, Changed, Claim, Reading, Revision, Statement
from runut.store import articles, stories, versions
from runut.text import words
from runut.versions import revision


def changes(
    connection: apsw.Connection,
    *,
    story: str | None,
    outlet: str | None,
    since: str | None,
    corrections: bool,
) -> Iterator[Changed]:
    """The changes of articles that fit, the last that came in first.

    ``corrections`` keeps those that an outlet calls a correction, or that change a figure.
    Versions that differ in layout alone are left out.
    """
    for earlier, later, taken in versions.revised(connection, story, outlet, since):
        before = articles.get_reading(connection, earlier)
        after = articles.get_reading(connection, later)
        assert before is not None and after is not None
        found = revision.compare(before, after)
        if not (found.sentences or found.title or found.notes):
            continue
        corrects = bool(found.figures) or any(note.kind == "correction" for note in found.notes)
        if corrections and not corrects:
            continue
        placed = _story_of(connection, after.article.key)
        yield Changed(
            outlet=after.article.outlet,
            title=after.article.title,
            url=after.article.url,
            story=placed,
            seen=taken,
            before=before.article,
            after=after.article,
            revision=found,
            carriers=_carriers(connection, placed, before, after, found)
            if corrects and placed is not None
            else (),
        )


def _story_of(connection: apsw.Connection, key: str) -> str | None:
    current = versions.current_of(connection, [key])
    return articles.stories_of(connection, current).get(current[0]) if current else None


def _carriers(
    connection: apsw.Connection, story: str, before: Reading, after: Reading, found: Revision
) -> tuple[Carrier, ...]:
    """Other articles of the story whose statements say what the later version took back.

    The earlier version is put beside the story's other articles, and claims are made as for
    any account: what stands in one claim with words that were taken back carries them.
    """
    described = stories.get(connection, story)
    assert described is not None, story
    key = after.article.key
    others = [r for r in articles.readings_of(connection, story) if r.article.key != key]
    if not others:
        return ()
    readings = [*others, before]
    copies = align.copies([reading.article for reading in readings])
    account = build(described, readings, copies)
    statements = {statement.id: statement for statement in account.statements}
    texts = {reading.article.id: reading.article for reading in readings}
    withdrawn = {s.id for s in _withdrawn(account.statements, before.article, after.article, found)}
    carried: dict[tuple[str, str], Carrier] = {}
    for claim in account.claims:
        for taken, statement in _beside(claim, withdrawn, statements):
            carrier = _carrier(texts[statement.article], statement, statements[taken], texts)
            carried.setdefault((statement.article, taken), carrier)
    return tuple(sorted(carried.values(), key=lambda c: (c.outlet, c.article, c.statement)))


def _withdrawn(
    statements: tuple[Statement, ...], before: Article, after: Article, found: Revision
) -> Iterator[Statement]:
    """Statements of changed sentences whose words the later version has nowhere."""
    spans = [change.before for change in found.sentences if change.before is not None]
    kept = _plain(after.text)
    for statement in statements:
        if statement.article != before.id:
            continue
        if not any(span.start <= statement.start < span.end for span in spans):
            continue
        if f" {_plain(before.text[statement.start : statement.end])} " not in f" {kept} ":
            yield statement


def _plain(text: str) -> str:
    return " ".join(words.fold(text[a:b]) for a, b in words.tokens(text))


def _beside(
    claim: Claim, withdrawn: set[str], statements: dict[str, Statement]
) -> Iterator[tuple[str, Statement]]:
    """Statements of other articles in a claim with one that was taken back."""
    taken = next((each for each in claim.statements if each in withdrawn), None)
    if taken is None:
        return
    article = statements[taken].article
    for each in claim.statements:
        if statements[each].article != article:
            yield taken, statements[each]


def _carrier(
    article: Article, statement: Statement, taken: Statement, texts: dict[str, Article]
) -> Carrier:
    return Carrier(
        article=article.id,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        statement=statement.id,
        words=article.text[statement.start : statement.end],
        taken_back=texts[taken.article].text[taken.start : taken.end],
    )

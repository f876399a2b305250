"""Measures accounts and statements against stories taken apart by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from runut import pipeline
from runut.account.build import build
from runut.copies.align import copies
from runut.errors import ReadError
from runut.evaluate import accounts as scorer
from runut.evaluate import gold
from runut.evaluate.figures import Figures
from runut.export.documents import account_document
from runut.measure.pages import Watcher, cleaned, rows
from runut.records import Account, Article, Reading, Story

#: The language of reasons in measured documents; no score depends on it.
LANGUAGE = "en"
#: The articles of the gold accounts, beside their folder or in it.
ARTICLES = "articles-accounts.jsonl.gz"


def accounts(where: Path, misses: int, watch: Watcher) -> Figures:
    """Every gold account of a folder (or the one in a file) against ours of its articles."""
    tallies = []
    for labelled, members in GoldFolder(where).each(watch):
        document = account_document(built(labelled.label, _read(members)), LANGUAGE)
        tallies.append(scorer.tally(document, labelled, ids(members)))
    return scorer.figures(tallies, misses)


def statements(where: Path, misses: int, watch: Watcher) -> Figures:
    """The statements of the same gold alone: quicker, since no account is built."""
    tallies = []
    for labelled, members in GoldFolder(where).each(watch):
        document = bare(labelled.label, _read(members))
        tallies.append(scorer.told(document, labelled, ids(members)))
    return scorer.told_figures(tallies, misses)


def copied(where: Path, misses: int, watch: Watcher) -> Figures:
    """The copies of the same gold alone, between the articles as they are cleaned."""
    tallies = []
    for labelled, members in GoldFolder(where).each(watch):
        document = bare(labelled.label, unread(members))
        tallies.append(scorer.copied(document, labelled, ids(members)))
    return scorer.copied_figures(tallies, misses)


class GoldFolder:
    """Gold accounts and the articles they are about.

    ``where`` is the folder of the accounts, or the file of one; the articles lie beside the
    folder or in it. Raises `ReadError` when either is missing or malformed.
    """

    def __init__(self, where: Path) -> None:
        self._folder = where if where.is_dir() else where.parent
        paths = sorted(where.glob("*.json")) if where.is_dir() else [where]
        self.accounts = [gold.account(path.read_bytes(), path.name) for path in paths]
        if not self.accounts:
            raise ReadError(f"{where}: no gold accounts (*.json) in this folder")

    def each(self, watch: Watcher) -> Iterator[tuple[gold.GoldAccount, dict[str, Article]]]:
        """Every gold account with its `members`; ``watch`` is told of each as it begins."""
        for labelled in self.accounts:
            watch(labelled.label)
            yield labelled, self.members(labelled)

    def members(self, labelled: gold.GoldAccount) -> dict[str, Article]:
        """The cleaned articles of a gold account, by the annotator's ids."""
        return {id: self._articles[id] for id in labelled.articles if id in self._articles}

    @cached_property
    def _articles(self) -> dict[str, Article]:
        for place in (self._folder / ARTICLES, self._folder.parent / ARTICLES):
            if place.is_file():
                return cleaned(rows(place))
        raise ReadError(f"{self._folder}: no {ARTICLES} here or one folder up")


def bare(label: str, readings: Sequence[Reading]) -> dict[str, Any]:
    """The document of an account of statements and copies alone, entities as each article
    knows them."""
    account = Account(
        story=_story(label, readings),
        outlets=0,
        origins=0,
        places=(),
        people=(),
        articles=tuple(reading.article for reading in readings),
        entities=tuple(entity for reading in readings for entity in reading.entities),
        statements=tuple(told for reading in readings for told in reading.statements),
        claims=(),
        conflicts=(),
        figures=(),
        timeline=(),
        copies=copies([reading.article for reading in readings]),
    )
    return account_document(account, LANGUAGE)


def built(label: str, readings: Sequence[Reading]) -> Account:
    """Our account of the articles that the gold calls ``label``."""
    copied = copies([reading.article for reading in readings])
    return build(_story(label, readings), readings, copied)


def _read(members: Mapping[str, Article]) -> list[Reading]:
    return [pipeline.read(article) for article in members.values()]


def unread(members: Mapping[str, Article]) -> list[Reading]:
    """Their readings before anything is read."""
    return [Reading.begun(article) for article in members.values()]


def ids(members: Mapping[str, Article]) -> dict[str, str]:
    """Our ids of articles by the annotator's."""
    return {name: article.id for name, article in members.items()}


def _story(label: str, readings: Sequence[Reading]) -> Story:
    """The story that the gold says these articles tell."""
    articles = [reading.article for reading in readings]
    ordered = sorted(articles, key=lambda article: (article.published or "", article.id))
    times = [article.published for article in ordered if article.published]
    return Story(
        id=f"gold-{label}",
        title=label,
        articles=tuple(article.id for article in ordered),
        first=times[0] if times else None,
        last=times[-1] if times else None,
        reasons=(),
    )

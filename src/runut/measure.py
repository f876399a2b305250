"""Measures the whole run against gold labels: what ``runut eval`` prints.

Each kind takes the gold as it is laid out on disk, sends its texts through the same stages
as ``runut add`` and hands plain data to a scorer of `runut.evaluate`. Nothing is stored.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from runut import pipeline
from runut.account.build import build
from runut.clean import article as cleaner
from runut.clean import repeats
from runut.copies.align import copies
from runut.errors import ReadError, UsageError
from runut.evaluate import accounts, attribution, cleaning, gold
from runut.evaluate.figures import Figures, Tally, merge
from runut.export.documents import account_document
from runut.read import files
from runut.records import Account, Article, Page, Reading, Rejected, Story

#: What a measurement tells while it works: the name of what it is at.
Watcher = Callable[[str], None]
#: The language of reasons in measured documents; no score depends on it.
LANGUAGE = "en"
#: The articles of hand-made accounts, beside the folder of the accounts or in it.
ACCOUNT_ARTICLES = "articles-accounts.jsonl.gz"


def measure(
    kind: str, where: Path, *, misses: int = 0, watch: Watcher = lambda at: None
) -> Figures:
    """Figures of ``kind`` (one of `KINDS`) against the gold at ``where``.

    With ``misses``, at most so many misses of each score are kept for people to look at.
    Raises `UsageError` for a kind that does not exist and `ReadError` where the gold is not
    what the kind needs.
    """
    if kind not in KINDS:
        raise UsageError(f"no such measurement: {kind}", advice=f"one of {', '.join(KINDS)}")
    if not where.exists():
        raise ReadError(f"{where}: there is nothing here", advice="name a folder or file of gold")
    return KINDS[kind](where, misses, watch)


def _accounts(where: Path, misses: int, watch: Watcher) -> Figures:
    articles = _rows(_account_articles(where))
    tallies = []
    for labelled in _gold_accounts(where):
        watch(labelled.label)
        members = _members(labelled, articles)
        readings = tuple(pipeline.read(article) for article in members.values())
        document = account_document(_account(labelled.label, readings), LANGUAGE)
        tallies.append(accounts.tally(document, labelled, _ids(members)))
    return accounts.figures(tallies, misses)


def _statements(where: Path, misses: int, watch: Watcher) -> Figures:
    """Only the statements of `_accounts`: no account is built."""
    articles = _rows(_account_articles(where))
    tallies = []
    for labelled in _gold_accounts(where):
        watch(labelled.label)
        members = _members(labelled, articles)
        readings = tuple(pipeline.read(article) for article in members.values())
        document = account_document(_bare(labelled.label, readings), LANGUAGE)
        view = accounts.View(document, _ids(members))
        tallies.append(attribution.attribution(view, labelled))
    whole = merge(tallies)
    return Figures(
        kind="statements",
        scores=attribution.attribution_scores(whole),
        misses=whole.first_misses(misses),
    )


def _cleaning(where: Path, misses: int, watch: Watcher) -> Figures:
    """Of a folder with ``ground-truth.json`` and ``pages/``, the bodies' shingles; of a
    folder of gold accounts, what cleaning kept of them and what it left in."""
    if not (where / "ground-truth.json").is_file():
        return _kept(where, misses, watch)
    truth = gold.pages((where / "ground-truth.json").read_bytes(), "ground-truth.json")
    pages = _pages([where / "pages"])
    made = {}
    for page in pages:
        name = Path(page.path or "").name.partition(".")[0]
        watch(name)
        article = cleaner.clean(page, repeats.count([page]))
        made[name] = "" if isinstance(article, Rejected) else article.text
    return cleaning.bodies(truth, made, misses)


def _kept(where: Path, misses: int, watch: Watcher) -> Figures:
    articles = _rows(_account_articles(where))
    counted = []
    for labelled in _gold_accounts(where):
        watch(labelled.label)
        members = _members(labelled, articles)
        readings = [_unread(article) for article in members.values()]
        document = account_document(_bare(labelled.label, readings), LANGUAGE)
        counted.append(accounts.tally(document, labelled, _ids(members)))
    whole: Tally = merge(counted)
    kept = {"anchors kept", "furniture left"}
    seen = tuple(miss for miss in whole.first_misses(misses) if miss.score in kept)
    scores = (whole.share("anchors kept"), whole.share("furniture left"))
    return Figures(kind="cleaning", scores=scores, misses=seen)


KINDS: Mapping[str, Callable[[Path, int, Watcher], Figures]] = {
    "accounts": _accounts,
    "statements": _statements,
    "cleaning": _cleaning,
}


def _gold_accounts(where: Path) -> list[gold.GoldAccount]:
    found = sorted(where.glob("*.json")) if where.is_dir() else [where]
    if not found:
        raise ReadError(f"{where}: no gold accounts (*.json) in this folder")
    return [gold.account(path.read_bytes(), path.name) for path in found]


def _account_articles(where: Path) -> Path:
    folder = where if where.is_dir() else where.parent
    for place in (folder / ACCOUNT_ARTICLES, folder.parent / ACCOUNT_ARTICLES):
        if place.is_file():
            return place
    raise ReadError(f"{folder}: no {ACCOUNT_ARTICLES} here or one folder up")


def _pages(paths: Sequence[Path]) -> list[Page]:
    """The pages at ``paths``; gold that cannot be read is an error, not a rejection."""
    pages = []
    for page in files.pages([str(path) for path in paths]):
        if isinstance(page, Rejected):
            raise ReadError(f"{page.place}: {page.reason.code}")
        pages.append(page)
    return pages


def _rows(table: Path) -> dict[str, Article]:
    """Cleaned articles by the ``id`` their rows bear; a rejected row has none."""
    pages = _pages([table])
    counted = repeats.count(pages)
    articles = {}
    for page in pages:
        article = cleaner.clean(page, counted)
        if isinstance(article, Article):
            articles[str(json.loads(page.content)["id"])] = article
    return articles


def _members(labelled: gold.GoldAccount, articles: Mapping[str, Article]) -> dict[str, Article]:
    return {id: articles[id] for id in labelled.articles if id in articles}


def _ids(members: Mapping[str, Article]) -> dict[str, str]:
    return {id: article.id for id, article in members.items()}


def _story(label: str, articles: Iterable[Article]) -> Story:
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


def _account(label: str, readings: Sequence[Reading]) -> Account:
    articles = [reading.article for reading in readings]
    return build(_story(label, articles), readings, copies(articles))


def _bare(label: str, readings: Sequence[Reading]) -> Account:
    """An account of statements alone, entities as each article knows them."""
    articles = tuple(reading.article for reading in readings)
    return Account(
        story=_story(label, articles),
        outlets=0,
        origins=0,
        places=(),
        people=(),
        articles=articles,
        entities=tuple(entity for reading in readings for entity in reading.entities),
        statements=tuple(told for reading in readings for told in reading.statements),
        claims=(),
        conflicts=(),
        figures=(),
        timeline=(),
        copies=(),
    )

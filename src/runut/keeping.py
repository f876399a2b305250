"""Readings into the collection file, by one writer.

What is kept of a page is made in the worker that read it, so that the writer decodes nothing.
Many go into one transaction: each by itself would take several times as long.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Final

import apsw

from runut.clock import now
from runut.lang.pack import load
from runut.records import (
    Article,
    Features,
    Page,
    Progress,
    Reading,
    Reason,
    Rejected,
    Tombstone,
    Watcher,
)
from runut.store import answers, articles, filings, forgetting, pages, preferences
from runut.store.collection_file import CollectionFile
from runut.stories import candidates
from runut.stories.flat import flatten
from runut.text import words

#: So many pages are kept in one transaction, or fewer when so many seconds have gone by:
#: what waits is lost when somebody kills us.
TOGETHER: Final = 64
SECONDS: Final = 0.5


@dataclass(slots=True, kw_only=True)
class Intake:
    """The tally of one `add` while it runs."""

    added: int = 0
    unchanged: int = 0
    new_versions: int = 0
    rejected: list[Rejected] = field(default_factory=list)

    def take(self, other: Intake) -> None:
        """Add another tally to this one."""
        self.added += other.added
        self.unchanged += other.unchanged
        self.new_versions += other.new_versions
        self.rejected += other.rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A page and its reading as they are kept."""

    page: bytes
    reading: articles.Packed


def prepared(page: Page, reading: Reading) -> Prepared:
    """What is kept of a page and what was read from it."""
    return Prepared(page=pages.deflated(page), reading=_packed(reading))


def _packed(reading: Reading) -> articles.Packed:
    title, text = indexed(reading.article)
    return articles.pack(reading, title=title, text=text, filed=filed(reading.features))


def filed(features: Features) -> filings.Filed:
    """What an article is filed under and compared by, as it is kept."""
    filing = candidates.filing(features)
    return filings.Filed(
        day=filing.day,
        keys=filing.keys.tobytes(),
        weights=filing.weights.tobytes(),
        language=filing.language,
        words=filing.words.tobytes(),
        flat=flatten(features).tobytes(),
    )


def put(connection: apsw.Connection, reading: Reading, batch: int, taken: str) -> bool:
    """Keep a reading; whether it is a new version of an article that was there."""
    return articles.put(connection, _packed(reading), batch=batch, taken=taken)


def indexed(article: Article) -> tuple[str, str]:
    """The words of headline and text as the full-text index takes them."""
    pack = load(article.language)
    return (
        " ".join(words.content_words(article.title or "", pack)),
        " ".join(words.content_words(article.text, pack)),
    )


class Writer:
    """Keeps what comes of ``total`` pages of one batch, adding up in ``intake`` what is in
    the file for good."""

    def __init__(
        self, file: CollectionFile, batch: int, intake: Intake, watch: Watcher, *, total: int
    ) -> None:
        self._file = file
        self._batch = batch
        self._intake = intake
        self._watch = watch
        self._total = total
        self._done = 0
        self._since = preferences.oldest_day(file.connection)
        self._taken = now()
        self._waiting: list[tuple[Page, Prepared | Rejected]] = []
        self._begun = time.monotonic()

    def take(self, page: Page, result: Prepared | Reading | Rejected) -> None:
        """Take what came of a page; it may be kept a little later."""
        if isinstance(result, Reading):
            result = prepared(page, result)
        self._waiting.append((page, result))
        if len(self._waiting) >= TOGETHER or time.monotonic() - self._begun > SECONDS:
            self.flush()

    def flush(self) -> None:
        """Keep what waits, in one transaction, and count it then."""
        waiting, self._waiting = self._waiting, []
        done = Intake()
        if waiting:
            with self._file.writing() as connection:
                for page, result in waiting:
                    self._put(connection, page, result, done)
        self._intake.take(done)
        for _ in waiting:
            self._done += 1
            self._watch(Progress(stage="read", done=self._done, total=self._total))
        self._begun = time.monotonic()

    def _put(
        self, connection: apsw.Connection, page: Page, result: Prepared | Rejected, done: Intake
    ) -> None:
        if isinstance(result, Rejected):
            done.rejected.append(result)
            return
        unwanted = self._unwanted(connection, page, result.reading)
        if unwanted is not None:
            done.rejected.append(unwanted)
            return
        article = result.reading.id
        if articles.knows(connection, article):
            answers.seen(connection, page, article)
            done.unchanged += 1
            return
        pages.put(connection, page, result.page)
        answers.put(connection, page)
        newer = articles.put(connection, result.reading, batch=self._batch, taken=self._taken)
        answers.seen(connection, page, article)
        if newer:
            done.new_versions += 1
        else:
            done.added += 1

    def _unwanted(
        self, connection: apsw.Connection, page: Page, found: articles.Packed
    ) -> Rejected | None:
        """Why an article is not to be kept: it was forgotten, or is older than the
        collection keeps."""
        for kind, thing in (("article", found.key), ("outlet", found.outlet)):
            if forgotten := forgetting.kept_out(connection, kind, thing):
                return kept_out(page, forgotten)
        if self._since and found.published and found.published[:10] < self._since:
            values = {"published": found.published[:10], "since": self._since}
            return Rejected(place=page.place, reason=Reason(code="read.too-old", values=values))
        return None


def kept_out(page: Page, forgotten: Tombstone) -> Rejected:
    """Why a page is not taken that was forgotten, or whose outlet was."""
    values = {"on": forgotten.made[:10], "what": forgotten.name or page.url or page.id}
    return Rejected(
        place=page.place, reason=Reason(code=f"read.forgotten-{forgotten.kind}", values=values)
    )

"""Pages into the collection: cleaned, read, and kept, one transaction an article.

What two articles have to do with one another is not decided here but in `runut.regroup`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, partial
from itertools import islice
from pathlib import Path
from traceback import extract_tb

import apsw

from runut import pipeline
from runut.clean import article as cleaner
from runut.clean import repeats
from runut.clean.extract import looks_like_html
from runut.engines.confined import Limit, Limits, map_confined
from runut.engines.local import WORTH_A_POOL
from runut.lang.pack import load
from runut.records import (
    Article,
    Page,
    Progress,
    Reading,
    Reason,
    Rejected,
    Tombstone,
    Unchanged,
    Watcher,
)
from runut.settings import Settings
from runut.store import answers, articles, forgetting, preferences
from runut.store.collection_file import CollectionFile
from runut.text import words

_OVER: Mapping[Limit, str] = {
    "time": "clean.too-slow",
    "memory": "clean.too-much-memory",
    "death": "clean.broke-down",
}

#: What reading gives.
Found = Page | Rejected | Unchanged
#: From pages that are cleaned together to what is read from each.
Reader = Callable[[Sequence[Page], Settings], Iterator[Reading | Rejected]]


@dataclass(slots=True, kw_only=True)
class Intake:
    """The tally of one `add` while it runs."""

    added: int = 0
    unchanged: int = 0
    new_versions: int = 0
    rejected: list[Rejected] = field(default_factory=list)


def take(
    file: CollectionFile,
    pages: Iterable[Found],
    settings: Settings,
    watch: Watcher,
    intake: Intake,
    read: Reader | None = None,
) -> None:
    """Take pages in, batch by batch, adding up in ``intake`` what was done.

    Whatever ``intake`` counts as added is in the file for good. ``read`` gives what is read
    from the pages of a batch, where that was done elsewhere; it is asked once a batch.
    """
    number = articles.last_batch(file.connection) + 1
    since = preferences.oldest_day(file.connection)
    for batch in _batches(pages, settings.batch, watch):
        fresh = _sort_out(file, batch, intake)
        taken = _now()
        results = (read or readings)(fresh, settings)
        for done, (page, result) in enumerate(zip(fresh, results, strict=True), 1):
            if isinstance(result, Rejected):
                intake.rejected.append(result)
            elif unwanted := _unwanted(file, page, result.article, since):
                intake.rejected.append(unwanted)
            else:
                _keep(file, page, result, number, taken, intake)
            watch(Progress(stage="read", done=done, total=len(fresh)))
        number += 1


def _batches(pages: Iterable[Found], size: int, watch: Watcher) -> Iterator[list[Found]]:
    rest = iter(pages)
    while batch := list(islice(rest, size)):
        watch(Progress(stage="open", done=len(batch), total=None))
        yield batch


def _sort_out(file: CollectionFile, batch: Iterable[Found], intake: Intake) -> list[Page]:
    """The pages that are new; what is known or rejected is only counted."""
    fresh: dict[str, Page] = {}
    for page in batch:
        if isinstance(page, Rejected):
            intake.rejected.append(page)
            if page.reason.code == "read.answer-gone":
                _note_gone(file, page.place, _now())
        elif (
            isinstance(page, Unchanged)
            or page.id in fresh
            or articles.knows_page(file.connection, page.id)
        ):
            intake.unchanged += 1
            _note_gone(file, _asked(page), None)
        elif forgotten := forgetting.kept_out(file.connection, "page", page.id):
            intake.rejected.append(_kept_out(page, forgotten))
        else:
            fresh[page.id] = page
    return list(fresh.values())


def _asked(page: Page | Unchanged) -> str | None:
    """The address that was asked for, if one was."""
    if isinstance(page, Unchanged):
        return page.place
    return page.answers[0].url if page.answers else None


def _note_gone(file: CollectionFile, url: str | None, when: str | None) -> None:
    """Note that an article's address has nothing any more, or (None) has it again."""
    if url is None or answers.is_gone(file.connection, url) is not (when is None):
        return
    with file.writing() as connection:
        answers.gone(connection, url, when)


def readings(fresh: Sequence[Page], settings: Settings) -> Iterator[Reading | Rejected]:
    """What is read from pages that are cleaned together, in their order."""
    return _results(partial(read, repeats=repeats.count(fresh)), fresh, settings)


def _results(
    read: Callable[[Page], Reading | Rejected], fresh: Sequence[Page], settings: Settings
) -> Iterator[Reading | Rejected]:
    """``read`` of each page in order. Markup is a stranger's program for our parsers, so it
    is read in workers that are confined; many pages are read in several of them."""
    many = settings.processes > 1 and len(fresh) >= WORTH_A_POOL
    apart = [page for page in fresh if many or _is_markup(page)]
    if apart:
        _load_models()
    limits = Limits(seconds=settings.page_seconds, megabytes=settings.page_megabytes)
    confined = map_confined(
        read, apart, settings.processes, limits=limits, over=partial(_over, limits)
    )
    for page in fresh:
        yield next(confined) if many or _is_markup(page) else read(page)


@cache
def _load_models() -> None:
    """Read a sentence of each language here, so that the models which are loaded when they
    are first needed lie ready in every worker that is forked."""
    for sentence in ("Ida mengatakan jembatan itu dibuka lagi.", "Ida said the bridge reopened."):
        read(Page(id="", form="plain", content=sentence.encode()), repeats.Repeats())


def _is_markup(page: Page) -> bool:
    return page.form == "html" or looks_like_html(page.fields.get("text", ""))


def _over(limits: Limits, page: Page, limit: Limit) -> Rejected:
    values = {"seconds": f"{limits.seconds:g}", "megabytes": str(limits.megabytes)}
    return Rejected(place=page.place, reason=Reason(code=_OVER[limit], values=values))


def read(page: Page, repeats: repeats.Repeats) -> Reading | Rejected:
    """One page through cleaning and all per-article stages.

    A fault of ours on one page must not cost the others, so it is reported as a rejection.
    """
    try:
        article = cleaner.clean(page, repeats)
        return article if isinstance(article, Rejected) else pipeline.read(article)
    except MemoryError:
        raise  # the worker's limit, not ours to explain
    except Exception as error:
        # Where it happened goes along: a rejection has no traceback that could be shown.
        at = extract_tb(error.__traceback__)[-1]
        fault = f"{type(error).__name__}: {error}, {Path(at.filename).name}:{at.lineno}"
        return Rejected(place=page.place, reason=Reason(code="read.fault", values={"fault": fault}))


def _kept_out(page: Page, forgotten: Tombstone) -> Rejected:
    values = {"on": forgotten.made[:10], "what": forgotten.name or page.url or page.id}
    return Rejected(
        place=page.place, reason=Reason(code=f"read.forgotten-{forgotten.kind}", values=values)
    )


def _unwanted(
    file: CollectionFile, page: Page, article: Article, since: str | None
) -> Rejected | None:
    """Why an article is not to be kept: it was forgotten, or is older than the collection
    keeps (``since``, a day)."""
    for kind, thing in (("article", article.key), ("outlet", article.outlet)):
        if forgotten := forgetting.kept_out(file.connection, kind, thing):
            return _kept_out(page, forgotten)
    if since and article.published and article.published[:10] < since:
        values = {"published": article.published[:10], "since": since}
        return Rejected(place=page.place, reason=Reason(code="read.too-old", values=values))
    return None


def _keep(
    file: CollectionFile, page: Page, reading: Reading, batch: int, taken: str, intake: Intake
) -> None:
    article = reading.article
    if articles.knows_article(file.connection, article.id):
        if page.answers:
            with file.writing() as connection:
                answers.seen(connection, page, article.id)
        intake.unchanged += 1
        return
    with file.writing() as connection:
        articles.put_page(connection, page)
        answers.put(connection, page)
        newer = put(connection, reading, batch, taken)
        answers.seen(connection, page, article.id)
    if newer:
        intake.new_versions += 1
    else:
        intake.added += 1


def put(connection: apsw.Connection, reading: Reading, batch: int, taken: str) -> bool:
    """Keep a reading; whether it is a new version of an article that was there."""
    title, text = indexed(reading.article)
    return articles.put_reading(
        connection, reading, batch=batch, taken=taken, title=title, text=text
    )


def indexed(article: Article) -> tuple[str, str]:
    """The words of headline and text as the full-text index takes them."""
    pack = load(article.language)
    return (
        " ".join(words.content_words(article.title or "", pack)),
        " ".join(words.content_words(article.text, pack)),
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

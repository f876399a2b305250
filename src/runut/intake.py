"""Pages into the collection: sorted out, then cleaned and read in workers.

What two articles have to do with one another is not decided here but in `runut.regroup`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import islice
from pathlib import Path
from traceback import extract_tb
from typing import TypeVar

from runut import keeping, pipeline
from runut.clean import article as cleaner
from runut.clean import repeats
from runut.clean.extract import looks_like_html
from runut.clock import now
from runut.engines.confined import Limit, Limits, map_confined
from runut.engines.local import WORTH_A_POOL
from runut.keeping import Intake, Prepared, Writer
from runut.records import (
    Page,
    Progress,
    Reading,
    Reason,
    Rejected,
    Unchanged,
    Watcher,
)
from runut.settings import Settings
from runut.store import answers, articles, forgetting, pages
from runut.store.collection_file import CollectionFile

_OVER: Mapping[Limit, str] = {
    "time": "clean.too-slow",
    "memory": "clean.too-much-memory",
    "death": "clean.broke-down",
}

#: What opening gives.
Found = Page | Rejected | Unchanged
#: From pages that are cleaned together to what is read from each.
Reader = Callable[[Sequence[Page], Settings], Iterator[Reading | Rejected]]
#: What comes of a page.
_Result = TypeVar("_Result", Reading | Rejected, Prepared | Rejected)


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
    for batch in _batches(pages, settings.batch, watch):
        fresh = _sort_out(file, batch, intake)
        writer = Writer(file, number, intake, watch, total=len(fresh))
        results = (read or _prepared)(fresh, settings)
        try:
            for page, result in zip(fresh, results, strict=True):
                writer.take(page, result)
        finally:
            writer.flush()
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
                _note_gone(file, page.place, now())
        elif (
            isinstance(page, Unchanged) or page.id in fresh or pages.knows(file.connection, page.id)
        ):
            intake.unchanged += 1
            _note_gone(file, _asked(page), None)
        elif forgotten := forgetting.kept_out(file.connection, "page", page.id):
            intake.rejected.append(keeping.kept_out(page, forgotten))
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


def _prepared(fresh: Sequence[Page], settings: Settings) -> Iterator[Prepared | Rejected]:
    """The same, packed for the writer where it was read."""
    return _results(partial(prepare, repeats=repeats.count(fresh)), fresh, settings)


def _results(
    read: Callable[[Page], _Result], fresh: Sequence[Page], settings: Settings
) -> Iterator[_Result]:
    """``read`` of each page in order. Markup is a stranger's program for our parsers, so it
    is read in workers that are confined; many pages are read in several of them."""
    many = settings.processes > 1 and len(fresh) >= WORTH_A_POOL
    apart = [page for page in fresh if many or _is_markup(page)]
    if apart:
        _load_models(any(map(_is_markup, apart)))
    limits = Limits(seconds=settings.page_seconds, megabytes=settings.page_megabytes)
    workers = max(1, min(settings.processes, (len(apart) + 3) // 4))
    confined = map_confined(read, apart, workers, limits=limits, over=partial(_over, limits))
    for page in fresh:
        yield next(confined) if many or _is_markup(page) else read(page)


@cache
def _load_models(markup: bool) -> None:
    """Read a sentence of each language here, and one in ``markup`` if there is any, so that the
    models which are loaded when they are first needed lie ready in every worker that is forked."""
    sentences = ("Ida mengatakan jembatan itu dibuka lagi.", "Ida said the bridge reopened.")
    pages = [Page(id="", form="plain", content=sentence.encode()) for sentence in sentences]
    if markup:
        pages.append(replace(pages[0], form="html", content=f"<p>{sentences[0]}</p>".encode()))
    for page in pages:
        read(page, repeats.Repeats())


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


def prepare(page: Page, repeats: repeats.Repeats) -> Prepared | Rejected:
    """`read`, and what came of it packed for the writer."""
    reading = read(page, repeats)
    return reading if isinstance(reading, Rejected) else keeping.prepared(page, reading)

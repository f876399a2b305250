"""Taking in: what is added once, and what is followed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from runut.collection.opened import Opened, unwatched
from runut.records import (
    Added,
    FeedHealth,
    FeedRead,
    Page,
    Rejected,
    StoryNews,
    Unchanged,
    Watcher,
)
from runut.settings import Settings
from runut.store import feeds

if TYPE_CHECKING:
    from runut.intake import Reader


class Taking(Opened):
    """How articles come in."""

    def add(
        self,
        what: Sequence[str],
        *,
        columns: Mapping[str, str] | None = None,
        stdin: BinaryIO | None = None,
        allow_private: bool = False,
        progress: Watcher = unwatched,
    ) -> Added:
        """Add files, folders, globs, addresses and feeds; "-" reads ``stdin``.

        Addresses of machines around this one are refused without ``allow_private``.
        ``columns`` names a table's columns where their own names do not say it
        (``{"text": "isi_artikel"}``). Each article is kept in a transaction of its own: an
        interruption loses nothing that was taken. Bad input is listed in
        ``Added.rejected`` and costs nothing else. Adding the same again changes nothing.
        """
        from runut.inputs import Inputs

        settings = replace(
            self.settings, allow_private=allow_private or self.settings.allow_private
        )
        with Inputs(self._file, settings, columns or {}) as inputs:
            found = inputs.pages(what, stdin)
            return self.add_pages(found, progress=progress, batch=inputs.batch(what))

    def add_pages(
        self,
        found: Iterable[Page | Rejected | Unchanged],
        *,
        progress: Watcher = unwatched,
        batch: int | None = None,
    ) -> Added:
        """Add pages that somebody else opened, as `add` does; what was rejected is listed.

        ``batch`` pages are kept at a time, if it is given, instead of as many as settings say.
        """
        settings = replace(self.settings, batch=batch or self.settings.batch)
        return self._take(found, settings, progress)

    def import_batch(self, folder: str | Path, *, progress: Watcher = unwatched) -> Added:
        """Add what `runut batch` made of its inputs, as `add` of these inputs would.

        Nothing is read anew: articles come as the batch has them. Raises `UsageError` where
        ``folder`` is no finished batch.
        """
        from runut.batch import manifest, settling
        from runut.batch.taking import Ready

        out = Path(folder)
        made = manifest.read(out)
        ready = Ready(out, made)
        settings = replace(self.settings, batch=made.settings.batch)
        fits = settling.fits(self._file.connection, made, self.settings)
        return self._take(
            ready.pages(),
            settings,
            progress,
            ready.readings,
            partial(settling.settle, self._file, out, made) if fits else tuple,
        )

    def _take(
        self,
        found: Iterable[Page | Rejected | Unchanged],
        settings: Settings,
        progress: Watcher,
        read: Reader | None = None,
        settled: Callable[[], Iterable[str]] = tuple,
    ) -> Added:
        """Take pages in and settle the stories, as far as ``settled`` has not done so; it gives
        the stories that it made."""
        from runut.engines.local import seldom_collected
        from runut.intake import take
        from runut.keeping import Intake

        intake = Intake()
        with self._file.roomy(), seldom_collected():
            take(self._file, found, settings, progress, intake, read)
            made = settled()
            changed = tuple(sorted({*made, *self._settle(progress), *self._expire(progress)}))
        self._file.checkpoint()
        return Added(
            added=intake.added,
            unchanged=intake.unchanged,
            new_versions=intake.new_versions,
            rejected=tuple(intake.rejected),
            stories=changed,
        )

    def watch(
        self,
        given: Sequence[str] = (),
        *,
        once: bool = False,
        every: float = 900.0,
        allow_private: bool = False,
    ) -> Iterator[FeedRead | StoryNews]:
        """Follow feeds: take in what is new, and tell it as it comes.

        ``given`` are addresses of feeds, OPML files, or files with an address a line; none
        means all that were watched before. ``every`` is the number of seconds between two
        looks at a feed. Goes on for ever, or looks ``once`` at each. What is told is in the
        collection; stop at any moment, and the next watch goes on.

        Raises `UsageError` for what is no list of feeds.
        """
        from runut.inputs import Inputs
        from runut.read import feed_lists
        from runut.watch import Watch

        settings = replace(
            self.settings, allow_private=allow_private or self.settings.allow_private
        )
        with Inputs(self._file, settings, {}) as inputs:
            watch = Watch(self._file, inputs, self.add_pages, every=every)
            yield from watch.run(feed_lists.addresses(given), once=once)

    def feeds(self) -> tuple[FeedHealth, ...]:
        """How the feeds that were ever watched fare, by address."""
        with self._file.reading() as connection:
            return tuple(state.health for state in feeds.every(connection))

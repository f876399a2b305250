"""What a user wants added, to pages: reading, joined with what the collection remembers of
addresses and with the confined workers in which strangers' feeds are parsed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

from runut.engines.confined import Limit, Limits, map_confined
from runut.read import files
from runut.read.files import Found, How
from runut.read.finding import is_address
from runut.records import Fetched, Reason, Validators
from runut.settings import Settings
from runut.store import answers
from runut.store.collection_file import CollectionFile

if TYPE_CHECKING:
    from runut.read.feeds import Feed
    from runut.read.web import Web

#: Pages from addresses come slowly: so many are kept at a time, so that little is lost when
#: somebody interrupts.
_WEB_BATCH = 25


class Inputs:
    """Reads inputs for one collection; close it to close its connections."""

    def __init__(
        self, file: CollectionFile, settings: Settings, columns: Mapping[str, str]
    ) -> None:
        self._file = file
        self._settings = settings
        self._columns = columns
        self._web: Web | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        raised: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._web is not None:
            self._web.close()

    def batch(self, what: Sequence[str]) -> int:
        """How many pages of ``what`` are best kept at a time."""
        batch = self._settings.batch
        return min(batch, _WEB_BATCH) if any(map(is_address, what)) else batch

    def pages(self, what: Sequence[str], stdin: BinaryIO | None = None) -> Found:
        """Every page in ``what``: paths, globs, addresses, or "-" for ``stdin``."""
        how = How(
            columns=self._columns,
            max_bytes=self._settings.max_page_bytes,
            max_entries=self._settings.feed_entries,
            visit=lambda address: self.web.visit(address),
        )
        return files.pages(what, how, stdin=stdin)

    @property
    def web(self) -> Web:
        """The way to addresses, opened when it is first needed."""
        if self._web is None:
            self._web = self.lane(partial(answers.validators, self._file.connection))
        return self._web

    def lane(self, known: Callable[[str], Validators | None]) -> Web:
        """A way to addresses with connections of its own, for a thread of its own."""
        from runut.read.fetch import Fetcher
        from runut.read.web import Web

        return Web(
            Fetcher(self._settings),
            self._settings,
            known=known,
            read_feed=self.read_feed,
            columns=self._columns,
        )

    def read_feed(self, answer: Fetched) -> Feed | Reason:
        """The feed in an answer, parsed in a worker that is bounded in time and memory."""
        limits = Limits(
            seconds=self._settings.page_seconds, megabytes=self._settings.page_megabytes
        )
        parse = partial(_parse, most=self._settings.feed_entries)
        return next(map_confined(parse, [answer], 1, limits=limits, over=_too_hard))


def _parse(answer: Fetched, most: int) -> Feed | Reason:
    from runut.read.feeds import parse
    from runut.read.opened import Unreadable
    from runut.read.web import charset_of

    try:
        return parse(answer.content, answer.address, charset_of(answer), most)
    except Unreadable as problem:
        return problem.reason


def _too_hard(answer: Fetched, limit: Limit) -> Reason:
    return Reason(code="read.feed-too-hard")

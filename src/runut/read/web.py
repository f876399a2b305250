"""What stands at an address: an article with its further pages, a feed, a table.

`runut.read.fetch` brings one answer; this module decides what it is and what else is
needed. A page that cannot be had costs itself.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping

from runut.identity import content_id
from runut.read import continued, files
from runut.read.addresses import parse
from runut.read.feed_pages import credit, entry_page
from runut.read.feeds import Entry, Feed, looks_like_feed
from runut.read.fetch import Fetcher
from runut.read.files import Found, How
from runut.read.opened import Unreadable, is_binary, rejected, unpacked
from runut.records import Fetched, Page, Reason, Rejected, Unchanged, Validators
from runut.settings import Settings

#: Parses the feed in an answer, or says why there is none.
FeedReader = Callable[[Fetched], Feed | Reason]
#: Further lists that one list may lead to (sitemaps of a sitemap, feeds of an OPML).
_MOST_LISTS = 50


class Web:
    """Pages at addresses. ``known`` tells what is needed to ask whether an address has
    changed since it was last taken; ``read_feed`` parses a feed (a stranger's data: the
    caller decides where)."""

    def __init__(
        self,
        fetcher: Fetcher,
        settings: Settings,
        *,
        known: Callable[[str], Validators | None],
        read_feed: FeedReader,
        columns: Mapping[str, str] = {},
    ) -> None:
        self._fetcher = fetcher
        self._settings = settings
        self._known = known
        self._read_feed = read_feed
        self._how = How(columns=columns, max_bytes=settings.max_page_bytes)
        self._lists_left = _MOST_LISTS

    def close(self) -> None:
        """Close every connection."""
        self._fetcher.close()

    def answer(self, address: str, known: Validators | None) -> Fetched | Reason:
        """The bare answer at an address, or why there is none."""
        try:
            return self._fetcher.get(address, known)
        except Unreadable as problem:
            return problem.reason

    def visit(self, given: str) -> Found:
        """All pages at an address as a user gives it."""
        self._lists_left = _MOST_LISTS
        yield from self._visit(given)

    def _visit(self, given: str) -> Found:
        try:
            address = str(parse(given))
            answer = self._fetcher.get(address, self._known(address))
        except Unreadable as problem:
            yield rejected(given, problem)
            return
        if answer.status == 304:
            yield Unchanged(place=given)
        elif looks_like_feed(answer.content[:8192]) and not files.is_html(answer.content):
            yield from self._feed(answer)
        else:
            yield from self._content(answer, {})

    # ---------------------------------------------------------------------- feeds

    def _feed(self, answer: Fetched) -> Found:
        feed = self._read_feed(answer)
        if isinstance(feed, Reason):
            yield Rejected(place=answer.url, reason=feed)
            return
        for entry in feed.entries:
            if feed.kind in {"feed", "sitemap"}:
                yield from self.entry(feed, entry)
            elif self._lists_left and entry.link:
                self._lists_left -= 1
                yield from self._visit(entry.link)
            else:
                yield rejected(entry.id, Unreadable("read.too-many-lists", most=str(_MOST_LISTS)))

    def entry(self, feed: Feed, entry: Entry) -> Found:
        """The page of one entry: the feed's own content where that is the whole article,
        else what stands at its link."""
        if entry.full or entry.link is None:
            page = entry_page(feed, entry, None, None)
            yield page or rejected(entry.id, Unreadable("read.entry-without-text"))
            return
        try:
            address = str(parse(entry.link))
            answer = self._fetcher.get(address, self._known(address))
        except Unreadable as problem:
            yield rejected(entry.link, problem)
            return
        if answer.status == 304:
            yield Unchanged(place=entry.link)
            return
        said = {"title": entry.title, "date": entry.published, **credit(feed, entry)}
        if feed.kind == "sitemap":
            said = {"title": entry.title, "date": entry.published}
        yield from self._content(answer, {name: value for name, value in said.items() if value})

    # ---------------------------------------------------------------------- pages

    def _content(self, answer: Fetched, said: Mapping[str, str]) -> Found:
        """The pages in an answer that is no feed."""
        if not answer.content.strip():
            yield rejected(answer.url, Unreadable("read.empty-answer"))
        elif answer.content[:5] == b"%PDF-" or is_binary(answer.content[:8192]):
            kind = (answer.header("content-type") or "-")[:80]
            yield rejected(answer.url, Unreadable("read.answer-no-text", kind=kind))
        elif _is_html(answer):
            yield from self._article(answer, said)
        else:
            stream = unpacked(io.BytesIO(answer.content))
            form = files.guess(stream)
            try:
                yield from files.of_form(form, stream, answer.url, self._how)
            except Unreadable as problem:
                yield rejected(answer.url, problem)

    def _article(self, answer: Fetched, said: Mapping[str, str]) -> Iterator[Page | Rejected]:
        """An HTML page, joined with the pages that go on with it."""
        problems: list[Rejected] = []
        answers = [answer]
        further = continued.find(answer.content, answer.address)
        if further.all is not None:
            entire = self._further(further.all, [])
            if entire is not None:
                answers, further = [entire], continued.Continued(all=None, pages={})
        number, pages = 2, dict(further.pages)
        while number in pages and number <= continued.MOST_PAGES:
            more = self._further(pages[number], problems)
            if more is None:
                break
            answers.append(more)
            pages = {**continued.find(more.content, more.address).pages, **pages}
            number += 1
        yield _html_page(answers, said)
        yield from problems

    def _further(self, address: str, problems: list[Rejected]) -> Fetched | None:
        try:
            answer = self._fetcher.get(address)
        except Unreadable as problem:
            problems.append(rejected(address, problem))
            return None
        return answer if _is_html(answer) else None


def _html_page(answers: list[Fetched], said: Mapping[str, str]) -> Page:
    first = answers[0]
    return Page(
        id=content_id("web", first.address, *(answer.content for answer in answers)),
        form="html",
        content=first.content,
        url=first.address,
        charset=charset_of(first),
        fields=said,
        answers=tuple(answers),
    )


def _is_html(answer: Fetched) -> bool:
    kind = (answer.header("content-type") or "").partition(";")[0].strip().casefold()
    if kind in {"text/html", "application/xhtml+xml"}:
        return True
    return files.is_html(answer.content)


def charset_of(answer: Fetched) -> str | None:
    """The charset that the answer's Content-Type declares, or None."""
    kind = answer.header("content-type") or ""
    _, found, value = kind.casefold().partition("charset=")
    return value.partition(";")[0].strip(" \"'")[:40] or None if found else None

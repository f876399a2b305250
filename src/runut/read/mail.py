"""Newsletters: the messages of an mbox file, or one message by itself (``.eml``)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from runut.identity import content_id
from runut.read.opened import Unreadable, honest_errors, rejected
from runut.records import Page, Rejected

#: The line between two messages: "From " and a sender, not a sentence that begins so.
_BETWEEN = re.compile(rb"From (?:\S{1,400}@\S{1,400}|-|MAILER-DAEMON)\s")


def mail_pages(
    stream: io.BufferedReader, path: str | None, max_bytes: int
) -> Iterator[Page | Rejected]:
    """Each message's text (its HTML, if it has one) as a page, one message in memory at a
    time; the sender is the outlet, the subject the title."""
    messages = 0
    for number, raw in enumerate(_messages(stream, max_bytes), 1):
        messages = number
        place = f"{path or '-'}#{number}"
        if raw is None:
            yield rejected(place, Unreadable("read.too-large", limit=f"{max_bytes:,}"))
        else:
            page = _page(raw, path, number)
            yield page or rejected(place, Unreadable("read.entry-without-text"))
    if not messages:
        raise Unreadable("read.empty-file")


def _messages(stream: io.BufferedReader, max_bytes: int) -> Iterator[bytes | None]:
    """The messages of an mbox, told by their "From " lines; None for one that is too large."""
    begun: list[bytes] = []
    size = 0
    after_blank = True
    with honest_errors():
        while line := stream.readline(max_bytes + 1):
            if after_blank and _BETWEEN.match(line):
                if size:
                    yield b"".join(begun) if size <= max_bytes else None
                begun, size = [], 0
            else:
                size += len(line)
                if size <= max_bytes:
                    begun.append(line)
            after_blank = not line.strip()
    if size:
        yield b"".join(begun) if size <= max_bytes else None


def _page(raw: bytes, path: str | None, number: int) -> Page | None:
    try:
        message = message_from_bytes(raw, policy=policy.default)
        assert isinstance(message, EmailMessage)
        body = message.get_body(("html", "plain"))
        text = body.get_content() if body else ""
        fields = {"title": str(message["subject"] or ""), "outlet": _sender(message)}
    except (LookupError, ValueError, TypeError, AttributeError, IndexError, AssertionError):
        return None  # the standard library stumbles over broken headers in many ways
    if not isinstance(text, str) or not text.strip() or body is None:
        return None
    fields["date"] = _date(str(message["date"] or ""))
    return Page(
        id=content_id("mail", raw),
        form="html" if body.get_content_subtype() == "html" else "plain",
        content=text.encode("utf-8", "replace"),
        path=path,
        row=number,
        charset="utf-8",
        fields={name: value for name, value in fields.items() if value},
    )


def _sender(message: EmailMessage) -> str:
    addresses = getattr(message["from"], "addresses", ())
    return next((a.display_name or a.domain for a in addresses), "")


def _date(said: str) -> str:
    try:
        return parsedate_to_datetime(said).isoformat()
    except (ValueError, TypeError, OverflowError):
        return ""

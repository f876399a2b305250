"""The day that an article's relative words count from.

It is the day of publication, unless the article's address names a day well before it: then the
table or page gave the day of a crawl, of an archive or of a later touch, and "on Friday" was
written by the day in the address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from runut.records import Article

#: What an address names its day by: "/2014/02/26/", "/2014-02-26/", "/2014/0226/", "20140226",
#: that with an hour behind it, "/2014/feb/26/".
_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<between>[-/_.]?)(?P<month>0[1-9]|1[0-2])"
    r"(?:(?P=between)|[-/_.]?)(?P<day>0[1-9]|[12]\d|3[01])(?:\d{6})?(?!\d)"
    r"|(?<!\d)(?P<year_>(?:19|20)\d\d)[-/](?P<name>[a-z]{3})[a-z]*[-/](?P<day_>[0-3]?\d)(?!\d)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: So many days an article may be dated behind its address and still be of that day: newsrooms
#: make an address before midnight and touch a piece for a day or two.
_LATE = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The ``day`` and, where told, the ``moment`` on the outlet's own clock that relative words
    count from; ``anchor`` is "article" or "address"."""

    day: date | None = None
    moment: datetime | None = None
    anchor: str = "article"


def of(article: Article) -> Reckoning:
    """What the relative words of ``article`` count from; no day where nothing tells one."""
    published = _published(article.published)
    named = day_of_address(article.url) if article.url else None
    if named is None or (published.day is not None and published.day - named <= _LATE):
        return published
    return Reckoning(day=named, anchor="address")


def day_of_address(url: str) -> date | None:
    """The full day that an address names in its path, or None."""
    for found in _DAY.finditer(urlsplit(url).path.lower()):
        year = int(found["year"] or found["year_"])
        if found["name"] is not None and found["name"] not in _MONTHS:
            continue
        month = int(found["month"]) if found["month"] else _MONTHS.index(found["name"]) + 1
        try:
            return date(year, month, int(found["day"] or found["day_"]))
        except ValueError:
            continue
    return None


def _published(published: str | None) -> Reckoning:
    if published is None:
        return Reckoning()
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return Reckoning()
    try:
        moment = datetime.fromisoformat(published).replace(tzinfo=None)
    except ValueError:
        return Reckoning(day)
    return Reckoning(day, moment if "T" in published else None)

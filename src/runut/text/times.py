"""Time expressions of an article, normalised to EDTF and anchored."""

from __future__ import annotations

import re
from datetime import date

from runut.lang.pack import Pack
from runut.records import Article, Time
from runut.text import edtf

_NUMERIC = re.compile(r"\(?\b(\d{1,2})/(\d{1,2})/(\d{4})\b\)?")


def find(article: Article, pack: Pack) -> tuple[Time, ...]:
    """The time expressions of ``article``, sorted, without overlap."""
    found: list[Time] = []
    for match in _NUMERIC.finditer(article.text):
        try:
            value = date(int(match[3]), int(match[2]), int(match[1])).isoformat()
        except ValueError:
            continue
        found.append(
            Time(
                start=match.start(),
                end=match.end(),
                value=value,
                anchor="absolute",
                precision=edtf.precision(value),
            )
        )
    return tuple(found)

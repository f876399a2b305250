"""Links between articles in the collection file."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping

import apsw

from runut.records import Link
from runut.store.rows import rows


def put(connection: apsw.Connection, links: Iterable[Link]) -> None:
    """Keep links; a link of the same pair is replaced. Their scores among their neighbours
    have to be told (`put_scores`)."""
    connection.executemany(
        "INSERT OR REPLACE INTO link (a, b, alone, score) VALUES (?, ?, ?, 0)",
        [(link.a, link.b, link.score) for link in links],
    )


def drop(connection: apsw.Connection, articles: Iterable[str]) -> None:
    """Forget the links of articles that are no longer current. Their other ends wait to be
    compared again: a link counts by the company its ends keep."""
    for article in articles:
        for other in near(connection, article):
            connection.execute("UPDATE article SET pending = 1 WHERE id = ? AND current", (other,))
        connection.execute("DELETE FROM link WHERE a = ?1 OR b = ?1", (article,))


def near(connection: apsw.Connection, article: str) -> dict[str, float]:
    """An article's links by the other end, sorted: the scores of the two alone."""
    found = rows(
        connection,
        "SELECT b, alone FROM link WHERE a = ?1 UNION ALL SELECT a, alone FROM link WHERE b = ?1"
        " ORDER BY 1",
        article,
    )
    return dict(found)


def ties(connection: apsw.Connection, article: str) -> dict[str, float]:
    """An article's links by the other end, sorted: the scores among their neighbours."""
    found = rows(
        connection,
        "SELECT b, score FROM link WHERE a = ?1 UNION ALL SELECT a, score FROM link WHERE b = ?1"
        " ORDER BY 1",
        article,
    )
    return dict(found)


def put_scores(connection: apsw.Connection, scores: Mapping[tuple[str, str], float]) -> None:
    """Set the scores of links among their neighbours."""
    connection.executemany(
        "UPDATE link SET score = ? WHERE a = ? AND b = ?",
        [(score, a, b) for (a, b), score in scores.items()],
    )


def within(connection: apsw.Connection, articles: Collection[str]) -> tuple[Link, ...]:
    """The links between articles of a group, without their reasons."""
    query = (
        "SELECT b, alone FROM link WHERE a = ? AND b IN (SELECT value FROM json_each(?)) ORDER BY b"
    )
    group = json.dumps(sorted(articles))
    return tuple(
        Link(a=article, b=other, score=score)
        for article in sorted(articles)
        for other, score in rows(connection, query, article, group)
    )

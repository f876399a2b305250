"""How fast the web pages are, beside the least that Starlette can answer in the same run.

    python benchmarks/web.py [--large N]

The story has 20 articles: those of the examples' shipwreck, and ten outlets more that print
them again under their own names. With ``--large N`` the collection holds N stories more, so
that the front page is cut from a long list.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import apsw
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from runut import Collection
from runut.store.collection_file import CollectionFile
from runut.web.app import application

EXAMPLES = Path(__file__).parents[1] / "examples" / "articles"
ORIGIN = "http://127.0.0.1:8765"
ROUNDS = 30


def _story(db: Path) -> str:
    """A collection with a story of 20 articles; its id."""
    with Collection(db) as collection:
        collection.add([str(EXAMPLES)])
        line = max(collection.stories(), key=lambda each: len(each.outlets))
        rows = [
            {
                "title": article.title,
                "text": article.text,
                "outlet": f"Koran {number}",
                "date": article.published,
                "url": f"https://koran{number}.example/feri",
            }
            for number, article in enumerate(collection.account(line.story.id).articles)
        ]
        table = db.with_suffix(".jsonl")
        table.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        collection.add([str(table)])
        found = max(collection.stories(), key=lambda each: len(each.story.articles))
        return found.story.id


def _many(db: Path, count: int) -> None:
    """``count`` further stories, as the lists of a large collection hold them: rows like that
    of the smallest story here, under other ids and days, each with one article like the
    smallest here, in which a word stands that all have."""
    with CollectionFile(db).writing() as connection:
        days = [f"{2000 + number % 24}-05-{number % 28 + 1:02}" for number in range(count)]
        ids = [f"{number:016x}" for number in range(count)]
        changed: list[dict[str, object]] = [
            {"id": id, "last": day} for id, day in zip(ids, days, strict=True)
        ]
        _clone(connection, "story", "account", changed)
        first = 1 + max(number for (number,) in connection.execute("SELECT number FROM article"))
        changed = [
            {"id": id, "number": number, "key": id, "story": id, "day": day, "published": day}
            for number, (id, day) in enumerate(zip(ids, days, strict=True), first)
        ]
        _clone(connection, "article", "reading", changed)
        connection.executemany(
            "INSERT INTO words (rowid, title, text) VALUES (?, 'feri', 'feri selat')",
            ((number,) for number in range(first, first + count)),
        )


def _clone(
    connection: apsw.Connection, table: str, largest: str, changed: Iterable[dict[str, object]]
) -> None:
    """Rows like the smallest of ``table``, each with some columns changed."""
    columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
    smallest = f"SELECT * FROM {table} ORDER BY length({largest}) LIMIT 1"
    like = dict(zip(columns, next(iter(connection.execute(smallest))), strict=True))
    connection.executemany(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        (tuple({**like, **each}[name] for name in columns) for each in changed),
    )


def _median(ask: Callable[[], object]) -> float:
    """Milliseconds of the processor, since other work on the machine is none of ours."""
    ask()
    taken = []
    for _ in range(ROUNDS):
        started = time.process_time()
        ask()
        taken.append(1000 * (time.process_time() - started))
    return statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", type=int, default=0)
    chosen = parser.parse_args()
    hello = Starlette(routes=[Route("/", lambda _: PlainTextResponse("hello"))])
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "web.db"
        story = _story(db)
        if chosen.large:
            _many(db, chosen.large)
        with TestClient(hello) as least, TestClient(application(db), base_url=ORIGIN) as client:
            least_ms = _median(lambda: least.get("/"))
            print(f"{'':28} {'ms':>7} {'hellos':>7} {'KB':>6} {'gzip':>5}")
            print(f"{'hello':28} {least_ms:7.1f} {1:7.1f}")
            for name, path in (
                ("front page", "/"),
                ("story of 20 articles", f"/stories/{story}"),
                ("its articles side by side", f"/stories/{story}/beside"),
                ("search", "/search?q=feri"),
                ("API: stories", "/api/stories?limit=40"),
                ("API: story of 20 articles", f"/api/stories/{story}"),
                ("API: statements", "/api/statements?limit=50"),
                ("API: 100 articles", "/api/articles?limit=100"),
                ("API: stories with a word", "/api/stories?limit=40&query=feri"),
                ("API: search", "/api/search?query=feri"),
                ("feed of stories", "/feeds/stories.atom"),
            ):
                ms = _median(lambda path=path: client.get(path))
                plain = client.get(path, headers={"accept-encoding": "identity"})
                packed = int(client.get(path).headers.get("content-length", 0))
                print(
                    f"{name:28} {ms:7.1f} {ms / least_ms:7.1f}"
                    f" {len(plain.content) / 1000:6.0f} {packed / 1000:5.0f}"
                )


if __name__ == "__main__":
    main()

"""Long lists of a collection, part by part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from runut import Collection
from runut.browse import Browser, Listed
from runut.browse.sayings import StatementFilter
from runut.errors import Unknown, UsageError
from runut.store.listed import ArticleFilter
from tests import newsroom


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    folder = tmp_path_factory.mktemp("browse")
    with Collection(folder / "a.db") as collection:
        collection.add([str(newsroom.table(folder / "news.jsonl", newsroom.ROUND))])
        collection.add([str(_undated(folder / "undated.txt"))])
        yield collection


def _undated(path: Path) -> Path:
    path.write_text(
        "Ketua koperasi Sungai Teja, Marlina Sutoyo, mengatakan gudang beras dibuka lagi. "
        '"Stok cukup untuk tiga bulan," kata Marlina di Sungai Teja.\n',
        "utf-8",
    )
    return path


def _all(ask: Callable[[str | None], Listed[Any]]) -> list[Any]:
    """Every item of a list, asked for part by part."""
    items: list[Any] = []
    after: str | None = None
    for _ in range(500):
        part = ask(after)
        items += part.items
        after = part.next
        if after is None:
            return items
    raise AssertionError("the list does not end")


LISTS: dict[str, Callable[[Browser, str | None, int], Listed[Any]]] = {
    "stories": lambda browse, after, limit: browse.stories(after=after, limit=limit),
    "articles": lambda browse, after, limit: browse.articles(after=after, limit=limit),
    "statements": lambda browse, after, limit: browse.statements(after=after, limit=limit),
    "said_by": lambda browse, after, limit: browse.said_by("hendra", after=after, limit=limit),
    "search": lambda browse, after, limit: browse.search("Senin", after=after, limit=limit),
    "speakers": lambda browse, after, limit: browse.speakers(after=after, limit=limit),
    "sagas": lambda browse, after, limit: browse.sagas(after=after, limit=limit),
    "decisions": lambda browse, after, limit: browse.decisions(after=after, limit=limit),
}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("limit", [1, 3, 7])
def test_the_parts_are_the_whole(filled: Collection, name: str, limit: int) -> None:
    ask = LISTS[name]
    whole = ask(filled.browse, None, 1_000)
    assert whole.next is None
    assert _all(lambda after: ask(filled.browse, after, limit)) == list(whole.items)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("word", ["", "!", "é", "bm9uZQ", "W10", "WzFd", "eyJhIjoxfQ", "a" * 5])
def test_what_is_no_cursor_is_refused(filled: Collection, name: str, word: str) -> None:
    with pytest.raises(UsageError) as caught:
        LISTS[name](filled.browse, word, 5)
    assert caught.value.code == "error.bad-cursor"


def test_a_line_added_meanwhile_moves_nothing(tmp_path: Path) -> None:
    with Collection(tmp_path / "a.db") as collection:
        rows = newsroom.table(tmp_path / "a.jsonl", 6)
        collection.add([str(rows)])
        first = collection.browse.articles(limit=2)
        collection.add([str(newsroom.table(tmp_path / "b.jsonl", newsroom.ROUND))])
        rest = _all(lambda after: collection.browse.articles(after=after or first.next, limit=2))
        seen = [line.id for line in (*first.items, *rest)]
        assert len(seen) == len(set(seen)) == 6


def test_stories_are_those_of_the_collection(filled: Collection) -> None:
    lines = filled.browse.stories(limit=100).items
    assert lines == filled.stories()
    assert lines[-1].story.last is None
    assert all(line.changed for line in lines)
    (found,) = filled.browse.stories(query="lobster").items
    assert filled.stories(query="lobster") == (found,)


def test_articles_by_filter(filled: Collection) -> None:
    browse = filled.browse
    every = browse.articles(limit=100).items
    assert len(every) == newsroom.ROUND + 1
    one = ArticleFilter(outlet="kabarnusa", since="2025-03-04", until="2025-03-04", language="id")
    found = browse.articles(one, limit=100).items
    assert len(found) == 4
    assert {line.outlet for line in found} == {"kabarnusa.example"}
    assert browse.articles(ArticleFilter(story=found[0].story), limit=9).items[0].story
    assert browse.articles(ArticleFilter(language="en")).items == ()


def test_an_article_in_full(filled: Collection) -> None:
    line = filled.browse.articles(limit=1).items[0]
    found = filled.browse.article(line.id)
    assert found.reading.article.id == line.id
    assert found.story == line.story
    assert [version.id for version in found.versions] == [line.id]


def test_statements_by_filter(filled: Collection) -> None:
    browse = filled.browse
    direct = browse.statements(StatementFilter(mode="direct"), limit=100).items
    assert direct and all(said.statement.mode == "direct" for said in direct)
    story = direct[0].story
    there = StatementFilter(articles=ArticleFilter(story=story))
    assert {said.story for said in browse.statements(there, limit=100).items} == {story}
    assert browse.statements(StatementFilter(stance="orders", mode="direct")).items == ()


def test_words_of_a_statement_slice_back(filled: Collection) -> None:
    for said in filled.browse.statements(limit=100).items:
        text = filled.browse.article(said.statement.article).reading.article.text
        assert text[said.statement.start : said.statement.end] == said.words


def test_a_part_may_be_short_but_leads_on(
    filled: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("runut.browse.sayings.MOST_READ", 2)
    which = StatementFilter(mode="direct")
    everything = _all(lambda after: filled.browse.statements(which, after=after, limit=50))
    monkeypatch.undo()
    assert tuple(everything) == filled.browse.statements(which, limit=1_000).items


def test_a_speaker(filled: Collection) -> None:
    (line,) = filled.browse.speakers(name="kusumadewi").items
    found = filled.browse.speaker(line.id)
    assert found.line == line
    assert line.articles == 2
    assert "Ratna Kusumadewi" in found.entity.names
    assert len(found.stories) == 1


def test_what_is_not_there(filled: Collection) -> None:
    for ask in (filled.browse.article, filled.browse.speaker, filled.browse.saga):
        with pytest.raises(Unknown):
            ask("nothing")


def test_decisions_lead_to_their_stories(tmp_path: Path) -> None:
    with Collection(tmp_path / "a.db") as collection:
        collection.add([str(newsroom.table(tmp_path / "a.jsonl", 4))])
        first, second = (line.story.id for line in collection.stories())
        decision = collection.merge(first, second)
        (together,) = collection.browse.stories_of(decision)
        assert together in {first, second}
        articles, apart = collection.browse.articles_of(decision)
        assert {each.story for each in articles} == {together}
        assert len(articles) == len(decision.articles) and apart == ()
        collection.undo()
        (kept,) = collection.browse.decisions().items
        assert kept.undone
        assert len(collection.browse.stories_of(decision)) == 2

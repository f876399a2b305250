"""The use cases, from files to answers, on articles made for the tests."""

from __future__ import annotations

import itertools
import json
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from runut import Collection, Settings, pipeline
from runut.errors import (
    AmbiguousOutlet,
    AmbiguousStory,
    Unknown,
    UnknownOutlet,
    UnknownStory,
    UsageError,
)
from runut.lang.messages import explain
from runut.records import Article, Progress, Reading
from tests import newsroom


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a table of 24 articles and the collection it makes."""
    folder = tmp_path_factory.mktemp("made")
    with Collection(folder / "a.db") as collection:
        collection.add([str(newsroom.table(folder / "articles.jsonl", 24))])
    return folder


@pytest.fixture
def filled(made: Path, tmp_path: Path) -> Iterator[Collection]:
    """A copy of it, to be changed at will."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    with Collection(tmp_path / "a.db") as collection:
        yield collection


def _groups(collection: Collection) -> list[tuple[str, ...]]:
    return sorted(line.story.articles for line in collection.stories())


def test_adding_again_changes_nothing_and_says_so(filled: Collection, tmp_path: Path) -> None:
    before = [(line.story.id, line.story) for line in filled.stories()]
    again = filled.add([str(tmp_path / "articles.jsonl")])
    assert (again.added, again.unchanged, again.new_versions) == (0, 24, 0)
    assert again.stories == ()
    assert [(line.story.id, line.story) for line in filled.stories()] == before


def test_two_outlets_on_one_happening_are_one_story(filled: Collection) -> None:
    assert {len(line.outlets) for line in filled.stories()} == {2}
    assert sum(len(line.story.articles) for line in filled.stories()) == 24


def test_order_of_arrival_and_batches_change_nothing(tmp_path: Path, filled: Collection) -> None:
    rows = newsroom.rows(24)
    random.Random(7).shuffle(rows)
    with Collection(tmp_path / "b.db", settings=Settings(batch=5)) as other:
        for start in range(0, 24, 9):
            lines = "\n".join(json.dumps(row) for row in rows[start : start + 9])
            other.add(["-"], stdin=BytesIO(lines.encode()))
        assert _groups(other) == _groups(filled)


def test_an_unrelated_article_changes_no_other_account(filled: Collection, tmp_path: Path) -> None:
    before = {account.story.id: account for account in filled.accounts()}
    row = {
        "title": "Resep sayur lodeh untuk akhir pekan",
        "text": "Potong labu siam dan kacang panjang. Rebus santan dengan api kecil.",
        "url": "https://dapurkita.example/lodeh",
        "date": "2025-03-04T09:00:00+07:00",
    }
    added = filled.add(["-"], stdin=BytesIO(json.dumps(row).encode()))
    assert len(added.stories) == 1
    after = {account.story.id: account for account in filled.accounts()}
    assert {story: after[story] for story in before} == before


def test_a_changed_article_is_a_new_version_and_stands_alone_for_its_key(
    filled: Collection,
) -> None:
    row = newsroom.rows(1)[0]
    row["text"] = row["text"].replace("312 rumah", "321 rumah") + " Ralat: jumlah rumah diperbaiki."
    added = filled.add(["-"], stdin=BytesIO(json.dumps(row).encode()))
    assert (added.added, added.new_versions) == (0, 1)
    versions = {
        article.version
        for account in filled.accounts(added.stories)
        for article in account.articles
        if article.url == row["url"]
    }
    assert versions == {2}
    assert sum(len(line.story.articles) for line in filled.stories()) == 24


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_that_stands_for_none_costs_nothing(tmp_path: Path, day: str) -> None:
    row = newsroom.rows(1)[0] | {"date": f"{day}T00:00:00+00:00"}
    row["text"] += " Banjir pada 3 Maret 2025 itu menewaskan 12 orang. Korban tewas kini 14 orang."
    with Collection(tmp_path / "runut.db") as collection:
        assert collection.add(["-"], stdin=BytesIO(json.dumps(row).encode())).added == 1
        assert len(collection.stories()) == 1


def test_spans_slice_the_stored_text(filled: Collection) -> None:
    for account in filled.accounts():
        texts = {article.id: article.text for article in account.articles}
        for statement in account.statements:
            text = texts[statement.article]
            assert text[statement.start : statement.end].strip()
            for source in statement.sources:
                assert 0 <= source.start <= source.end <= len(text)


def test_a_prefix_finds_its_story(filled: Collection) -> None:
    story = filled.stories()[0].story
    assert filled.account(story.id[:12]).story.id == story.id
    with pytest.raises(UnknownStory):
        filled.account("zz")
    with pytest.raises(UnknownStory):
        filled.account("")
    shared = sorted(line.story.id for line in filled.stories())
    first = next(a[0] for a, b in itertools.pairwise(shared) if a[0] == b[0])
    with pytest.raises(AmbiguousStory):
        filled.account(first)


def test_an_outlet_is_profiled_in_counts_and_found_by_a_part_of_its_name(
    filled: Collection,
) -> None:
    profiles = filled.outlets()
    assert sum(profile.articles for profile in profiles) == 24
    assert all(
        profile.credited + profile.first_hand + profile.uncredited == profile.statements > 0
        for profile in profiles
    )
    one = filled.outlet(profiles[0].outlet[:5].upper())
    assert replace(one, quoted=()) == profiles[0]
    assert "Hendra Wiratama" in {quoted.name for quoted in one.quoted}
    with pytest.raises(UnknownOutlet):
        filled.outlet("Harian Antah Berantah")
    with pytest.raises(AmbiguousOutlet):
        filled.outlet("a")


def test_what_somebody_says_otherwise_later_is_a_turn(tmp_path: Path) -> None:
    rows = [
        {
            "title": title,
            "text": f"Bupati Hasan Malik mengatakan Jembatan Sewu Lawang menelan biaya Rp {cost} "
            "miliar. Jembatan itu panjang.",
            "url": f"https://kabarnusa.example/{cost}",
            "date": date,
        }
        for title, cost, date in (
            ("Biaya Jembatan Sewu Lawang", 19, "2025-03-14T09:00:00+07:00"),
            ("Hasan Malik soal Jembatan Sewu Lawang", 12, "2025-03-04T09:00:00+07:00"),
        )
    ]
    with Collection(tmp_path / "b.db") as collection:
        collection.add(["-"], stdin=BytesIO("\n".join(map(json.dumps, rows)).encode()))
        (turn,) = collection.turns("hasan malik")
    assert (turn.before, turn.after) == ("Rp 12 miliar", "Rp 19 miliar")
    assert turn.earlier.published == "2025-03-04T09:00:00+07:00"
    assert turn.later.words.endswith("Rp 19 miliar")


def test_filters(filled: Collection) -> None:
    everything = filled.stories()
    assert filled.stories(limit=2) == everything[:2]
    assert filled.stories(limit=0) == ()
    assert filled.stories(min_outlets=3) == ()
    assert filled.stories(outlet="wartapagi") == everything
    assert filled.stories(outlet="nobody") == ()
    late = filled.stories(since="2025-03-04")
    early = filled.stories(until="2025-03-03")
    assert late and early
    assert {line.story.id for line in late}.isdisjoint(line.story.id for line in early)
    assert len(late) + len(early) == len(everything)


def test_search_finds_other_forms_of_a_word(filled: Collection) -> None:
    hits = filled.search("pengungsian")
    assert hits and all("mengungsi" in hit.words for hit in hits)
    for hit in hits:
        account = filled.account(hit.story)
        text = next(a.text for a in account.articles if a.id == hit.article)
        assert text[hit.start : hit.start + len(hit.words)] == hit.words


@pytest.mark.parametrize("query", ['"', "AND", "a*", "(", "text:banjir", "", "   ", "NEAR(a b)"])
def test_search_takes_any_text_as_words(filled: Collection, query: str) -> None:
    filled.search(query)
    filled.stories(query=query)


def test_who_finds_a_speaker_by_a_part_of_the_name(filled: Collection) -> None:
    said = filled.who("sulastri")
    assert said and all("Sulastri" in each.speaker for each in said)
    assert filled.who("Nobody At All") == ()


def test_a_link_says_what_two_articles_share(filled: Collection) -> None:
    line = next(line for line in filled.stories() if len(line.story.articles) == 2)
    one, other = line.story.articles
    found = filled.link(one, other)
    assert found is not None and found == filled.link(other, one)
    assert found.score > 0.35
    assert "stories.same-names" in {reason.code for reason in found.reasons}
    elsewhere = next(s.story.articles[0] for s in filled.stories() if s.story != line.story)
    assert filled.link(one, elsewhere) is None
    with pytest.raises(Unknown, match="nobody"):
        filled.link(one, "nobody")


def test_merge_split_and_undo(filled: Collection) -> None:
    before = _groups(filled)
    first, second = filled.stories()[:2]
    filled.merge(first.story.id, second.story.id)
    together = tuple(sorted((*first.story.articles, *second.story.articles)))
    assert any(tuple(sorted(group)) == together for group in _groups(filled))

    merged = next(
        line.story for line in filled.stories() if set(line.story.articles) == set(together)
    )
    filled.split(merged.id, [first.story.articles[0]])
    assert any(group == (first.story.articles[0],) for group in _groups(filled))

    filled.undo()
    filled.undo()
    assert _groups(filled) == before
    assert filled.undo() is None


def test_a_decision_outlives_new_articles(filled: Collection) -> None:
    first, second = filled.stories()[:2]
    filled.merge(first.story.id, second.story.id)
    more = "\n".join(json.dumps(row) for row in newsroom.rows(30)[24:])
    filled.add(["-"], stdin=BytesIO(more.encode()))
    merged = {*first.story.articles, *second.story.articles}
    assert any(merged <= set(line.story.articles) for line in filled.stories())


def test_the_later_decision_wins(filled: Collection) -> None:
    story = filled.stories()[0].story
    one, other = story.articles
    filled.split(story.id, [one])
    halves = [line.story.id for line in filled.stories() if len(line.story.articles) == 1]
    filled.merge(*halves)
    assert {one, other} in [set(group) for group in _groups(filled)]


def test_wrong_decisions_are_refused(filled: Collection) -> None:
    story = filled.stories()[0].story
    with pytest.raises(UsageError):
        filled.merge(story.id, story.id)
    with pytest.raises(UsageError):
        filled.split(story.id, list(story.articles))
    with pytest.raises(UsageError):
        filled.split(story.id, [])
    with pytest.raises(UsageError):
        filled.split(story.id, ["zz"])


def test_a_story_keeps_its_id_while_it_grows(tmp_path: Path) -> None:
    rows = newsroom.rows(2)
    with Collection(tmp_path / "a.db") as collection:
        collection.add(["-"], stdin=BytesIO(json.dumps(rows[0]).encode()))
        (alone,) = collection.stories()
        added = collection.add(["-"], stdin=BytesIO(json.dumps(rows[1]).encode()))
        (grown,) = collection.stories()
        assert grown.story.id == alone.story.id
        assert added.stories == (grown.story.id,)
        assert len(grown.story.articles) == 2


def test_progress_is_told(tmp_path: Path) -> None:
    seen: list[Progress] = []
    with Collection(tmp_path / "a.db") as collection:
        collection.add([str(newsroom.table(tmp_path / "articles.jsonl", 6))], progress=seen.append)
    assert [p.done for p in seen if p.stage == "read"] == [1, 2, 3, 4, 5, 6]
    assert {p.stage for p in seen} >= {"open", "read", "group", "account"}


def test_an_interrupted_grouping_is_completed_by_the_next_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = str(newsroom.table(tmp_path / "articles.jsonl", 6))
    with Collection(tmp_path / "a.db") as collection:

        def interrupted(progress: Progress) -> None:
            if progress.stage == "group":
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            collection.add([table], progress=interrupted)
    with Collection(tmp_path / "a.db") as collection:
        assert sum(len(line.story.articles) for line in collection.stories()) == 6


def test_readers_look_while_one_writes(tmp_path: Path, filled: Collection) -> None:
    with Collection(tmp_path / "a.db") as reader:
        lines = reader.stories()
        with filled._file.writing():
            assert reader.stories() == lines
            assert reader.account(lines[0].story.id).story == lines[0].story


def test_a_fault_of_ours_costs_one_page_and_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = str(newsroom.table(tmp_path / "articles.jsonl", 3))
    real = pipeline.read

    def read(article: Article) -> Reading:
        if (article.path or "").endswith("#2"):
            raise LookupError("no such thing")
        return real(article)

    monkeypatch.setattr(pipeline, "read", read)
    with Collection(tmp_path / "a.db") as collection:
        added = collection.add([table])
    assert added.added == 2
    (rejected,) = added.rejected
    assert rejected.place.endswith("#2")
    said = explain(rejected.reason, "en")
    assert "LookupError: no such thing" in said
    assert "test_collection.py:" in said
    assert "report it" in said


def test_worker_processes_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("runut.engines.local.WORTH_A_POOL", 8)
    table = str(newsroom.table(tmp_path / "articles.jsonl", 48))
    groups = []
    for processes in (1, 2):
        settings = Settings(processes=processes)
        with Collection(tmp_path / f"{processes}.db", settings=settings) as collection:
            assert collection.add([table]).rejected == ()
            groups.append(_groups(collection))
    assert groups[0] == groups[1]


def test_a_story_keeps_its_id_when_its_only_article_changes(tmp_path: Path) -> None:
    row = newsroom.rows(1)[0]
    later = {**row, "text": row["text"].replace("312", "340"), "date": "2025-03-03T19:00:00+07:00"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), "utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps(later), "utf-8")
    with Collection(tmp_path / "a.db") as collection:
        (story,) = collection.add([str(tmp_path / "a.jsonl")]).stories
        again = collection.add([str(tmp_path / "b.jsonl")])
        assert (again.new_versions, again.stories) == (1, (story,))
        assert [line.story.id for line in collection.stories()] == [story]


def test_an_unknown_story_is_told_before_an_account_is_asked_for(filled: Collection) -> None:
    with pytest.raises(UnknownStory):
        filled.accounts(["zzz"])


def test_an_empty_name_is_no_folder(filled: Collection) -> None:
    (rejected,) = filled.add([""]).rejected
    assert (rejected.place, rejected.reason.code) == ("''", "read.missing")

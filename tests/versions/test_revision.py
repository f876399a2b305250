"""What changed between two versions: sentences, figures, headline, statements."""

from __future__ import annotations

import time
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from runut import pipeline
from runut.records import Article, Reading, Revision, Span
from runut.versions import revision, sentences

FIRE = (
    "Pasar Wanasari terbakar pada Senin (3/3/2025) pagi.",
    "Sebanyak 12 orang tewas dalam kebakaran itu.",
    "Kepala BPBD Wanasari Hendra Wiratama mengatakan api berasal dari kios kain.",
    "Warga mengungsi ke balai desa.",
)


def _reading(*lines: str, title: str = "Pasar Wanasari Terbakar", id: str = "a") -> Reading:
    return pipeline.read(
        Article(
            id=id,
            key="k",
            page="p",
            path=None,
            url=None,
            outlet="Kabar Wana",
            title=title,
            authors=(),
            published="2025-03-03T09:00:00+07:00",
            language="id",
            text=" ".join(lines),
            sentences=(),
            furniture=(),
        )
    )


def _compare(*lines: str, title: str = "Pasar Wanasari Terbakar") -> Revision:
    return revision.compare(_reading(*FIRE), _reading(*lines, title=title, id="b"))


def test_the_same_words_are_no_change() -> None:
    found = _compare(*FIRE)
    assert (found.title, found.sentences, found.figures, found.notes) == (None, (), (), ())


def test_layout_and_punctuation_are_no_change() -> None:
    found = _compare(
        *(line.replace(" pada", "  pada").replace("(3/3/2025)", "3/3/2025") for line in FIRE)
    )
    assert found.sentences == ()


def test_a_moved_sentence_is_no_change() -> None:
    assert _compare(FIRE[0], FIRE[3], FIRE[1], FIRE[2]).sentences == ()


def test_a_changed_figure_is_told_with_both_values() -> None:
    found = _compare(FIRE[0], FIRE[1].replace("12", "2"), *FIRE[2:])
    assert [change.kind for change in found.sentences] == ["changed"]
    assert [(f.before.value, f.after.value) for f in found.figures] == [(12, 2)]
    assert found.gone and found.new


def test_a_figure_that_stays_beside_one_that_changes_is_not_told() -> None:
    old = _reading("Sebanyak 12 orang tewas dan 40 orang terluka di pasar itu.")
    new = _reading("Sebanyak 14 orang tewas dan 40 orang terluka di pasar itu.", id="b")
    assert [(f.before.value, f.after.value) for f in revision.compare(old, new).figures] == [
        (12, 14)
    ]


def test_sentences_that_come_and_go_are_told_apart() -> None:
    found = _compare(*FIRE[:3], "Ralat: sebelumnya tertulis 12 orang tewas.")
    assert [change.kind for change in found.sentences] == ["removed", "added"]
    assert [note.kind for note in found.notes] == ["correction"]


def test_a_new_headline_is_told() -> None:
    found = _compare(*FIRE, title="Pasar Wanasari Ludes")
    assert found.title == ("Pasar Wanasari Terbakar", "Pasar Wanasari Ludes")


def test_a_note_that_was_there_before_is_no_news() -> None:
    note = "Ralat: yang benar 8 truk."
    old, new = _reading(*FIRE, note), _reading(*FIRE[:3], note, id="b")
    assert revision.compare(old, new).notes == ()


def test_ten_thousand_equal_lines_take_no_time() -> None:
    one = _plain([FIRE[0]] * 10_000, "a")
    other = _plain([*[FIRE[0]] * 9_999, FIRE[1]], "b")
    started = time.process_time()
    assert sentences.changes(one, other)
    assert time.process_time() - started < 5


@given(st.lists(st.sampled_from(FIRE), max_size=6), st.lists(st.sampled_from(FIRE), max_size=6))
def test_spans_slice_back_and_every_sentence_is_accounted_for(
    old: list[str], new: list[str]
) -> None:
    before, after = _plain(old, "a"), _plain(new, "b")
    for change in sentences.changes(before, after):
        if change.before is not None:
            assert before.text[change.before.start : change.before.end] in old
        if change.after is not None:
            assert after.text[change.after.start : change.after.end] in new
        assert (change.before is None) == (change.kind == "added")
        assert (change.after is None) == (change.kind == "removed")
    if sorted(old) == sorted(new):
        assert sentences.changes(before, after) == ()


def _plain(lines: list[str], id: str) -> Article:
    """An article of these sentences, whose ends are known."""
    article = replace(_reading().article, id=id, text=" ".join(lines))
    spans, start = [], 0
    for line in lines:
        spans.append(Span(start=start, end=start + len(line)))
        start += len(line) + 1
    return replace(article, sentences=tuple(spans))

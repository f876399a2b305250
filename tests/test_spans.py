"""Every span of every reading of the gold slices its text: promise 1 of the design."""

from __future__ import annotations

from itertools import islice

import pytest

from runut import pipeline
from runut.clean import article as cleaner
from runut.clean import repeats
from runut.records import Reading, Rejected
from tests.shared import gold_pages, needs_shared


def _check(reading: Reading) -> None:
    article = reading.article
    text = article.text
    spans = [(s.start, s.end) for s in article.sentences]
    assert spans == sorted(spans)
    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""
    for entity in reading.entities:
        assert entity.name in entity.names
        spans += [(mention.start, mention.end) for mention in entity.mentions]
    spans += [(time.start, time.end) for time in reading.times]
    spans += [(quantity.start, quantity.end) for quantity in reading.quantities]
    for statement in reading.statements:
        assert statement.article == article.id
        inside = [*statement.times, *statement.quantities]
        assert all(statement.start <= x.start < x.end <= statement.end for x in inside)
        spans.append((statement.start, statement.end))
        spans += [(source.start, source.end) for source in statement.sources]
        spans += [(mark.start, mark.end) for mark in statement.marks]
        if statement.cue:
            spans.append((statement.cue.start, statement.cue.end))
    for start, end in spans:
        assert 0 <= start < end <= len(text), (article.title, start, end)
    ids = [statement.id for statement in reading.statements]
    assert len(ids) == len(set(ids))


@needs_shared
def test_every_span_of_the_gold_slices() -> None:
    nothing = repeats.count([])
    read = 0
    for page in gold_pages():
        article = cleaner.clean(page, nothing)
        if isinstance(article, Rejected):
            continue
        reading = pipeline.read(article)
        _check(reading)
        read += 1
    assert read > 1_900


@needs_shared
@pytest.mark.parametrize("chosen", range(3))
def test_reading_is_deterministic(chosen: int) -> None:
    page = next(islice(gold_pages(), chosen, None))
    first, second = (cleaner.clean(page, repeats.count([page])) for _ in range(2))
    assert first == second
    assert not isinstance(first, Rejected) and not isinstance(second, Rejected)
    assert pipeline.read(first) == pipeline.read(second)

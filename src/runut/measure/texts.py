"""Measures what is read from one text: times, names, quotes."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from runut import pipeline
from runut.errors import ReadError
from runut.evaluate import names as name_scorer
from runut.evaluate import quotes as quote_scorer
from runut.evaluate import times as time_scorer
from runut.evaluate.figures import Figures, Score
from runut.lang.pack import load
from runut.measure.accounts import unread
from runut.measure.pages import Watcher
from runut.records import Article, Entity, Span, Statement, Time
from runut.text import language, sentences
from runut.text import names as name_reader
from runut.text import times as time_reader


def times(where: Path, misses: int, watch: Watcher) -> Figures:
    """Times against TimeML (``*.tml``) anywhere under ``where``."""
    paths = sorted(where.rglob("*.tml")) if where.is_dir() else [where]
    documents = [time_scorer.read_timeml(p.name, p.read_text("utf-8", "replace")) for p in paths]
    documents = [document for document in documents if document.times]
    if not documents:
        raise ReadError(f"{where}: no TimeML files (*.tml) with times here")
    code = language.identify(" ".join(document.text for document in documents[:5]))
    watch(f"{len(documents)} documents in {code}")
    scores = time_scorer.score(documents, _times, code)
    return Figures(
        kind="times",
        scores=(
            Score(name="strict F1", value=scores.f1(scores.strict)),
            Score(name="relaxed precision", value=scores.precision(scores.relaxed)),
            Score(name="relaxed recall", value=scores.recall(scores.relaxed)),
            Score(name="relaxed F1", value=scores.f1(scores.relaxed)),
            Score(name="value F1", value=scores.f1(scores.value)),
            Score(name="times", value=scores.gold),
        ),
    )


def _times(article: Article) -> Sequence[Time]:
    pack = load(article.language)
    whole = replace(article, sentences=sentences.split(article.text, pack))
    return time_reader.find(whole, pack)


def names(where: Path, misses: int, watch: Watcher) -> Figures:
    """Names against a CoNLL-like file: one token and its tag a line, Indonesian."""
    path = where / "test.txt" if where.is_dir() else where
    if not path.is_file():
        raise ReadError(f"{where}: no test.txt here", advice="name the tagged file itself")
    labelled = name_scorer.read_tagged(path.read_text("utf-8"), path.stem)
    watch(f"{len(labelled)} sentences")
    wanted = [(each.id, *mention[:3]) for each in labelled for mention in each.mentions]
    types = {kind for *_, kind in wanted}
    found = [
        (each.id, name.start, name.end, name.type)
        for each in labelled
        for name in _names(each.id, each.text)
        if name.type in types
    ]
    scores = name_scorer.score(wanted, found)
    return Figures(
        kind="names",
        scores=(
            Score(name="precision", value=scores.precision, hits=scores.right, total=scores.given),
            Score(name="recall", value=scores.recall, hits=scores.right, total=scores.gold),
            Score(name="F1", value=scores.f1),
        ),
    )


def _names(id: str, text: str) -> Sequence[name_reader.Found]:
    """The names of one sentence that stands alone."""
    article = time_scorer.GoldTimes(name=id, text=text, day="", times=()).article("id")
    whole = replace(article, sentences=(Span(start=0, end=len(text)),))
    return name_reader.find(whole, load("id"))


#: The files of labelled quotations, as their publishers name them.
QUOTES = ("test-data.txt", "test.txt.gz", "test.txt")


def quotes(where: Path, misses: int, watch: Watcher) -> Figures:
    """Quotations against PFSA-ID (token and label a line, Indonesian) or PolNeAR as CofeNet
    has it (JSON lines, English); which of them is told from the content."""
    path = where
    if where.is_dir():
        path = next((where / name for name in QUOTES if (where / name).is_file()), where)
    if not path.is_file():
        raise ReadError(f"{where}: none of {', '.join(QUOTES)} here")
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    lines = content.decode("utf-8", "replace").splitlines()
    if lines and lines[0].startswith("{"):
        texts = quote_scorer.cofenet(lines)
        watch(f"{len(texts)} sentences in en")
        return quote_scorer.score_cofenet(texts, partial(_said, code="en"), misses)
    texts = quote_scorer.pfsa(lines)
    watch(f"{len(texts)} texts in id")
    return quote_scorer.score_pfsa(texts, partial(_said, code="id"), misses)


def _said(text: quote_scorer.GoldQuotes, code: str) -> tuple[Sequence[Statement], Sequence[Entity]]:
    """What the stages of one article read, the language being known."""
    reading = unread(text.article(code))
    for name, stage in pipeline.STAGES:
        if name not in ("language", "features"):
            reading = stage(reading)
    return reading.statements, reading.entities

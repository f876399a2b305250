"""Measures what is read from one text: times, names, quotes."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from runut import pipeline
from runut.errors import ReadError
from runut.evaluate import names as name_scorer
from runut.evaluate import quotes as quote_scorer
from runut.evaluate import times as time_scorer
from runut.evaluate.bare import bare_article
from runut.evaluate.figures import Figures, Score
from runut.lang.pack import load
from runut.measure.pages import Watcher, rows
from runut.records import Article, Entity, Reading, Span, Statement, Time
from runut.text import language, sentences
from runut.text.naming import names as name_reader
from runut.text.timing import times as time_reader


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


#: Labels by offsets, and the articles they were made on.
MENTIONS, ARTICLES = "mentions.json", "articles.jsonl.gz"


def names(where: Path, misses: int, watch: Watcher) -> Figures:
    """Names against gold: a CoNLL-like file in Indonesian (one token and its tag a line), or
    a folder of it as ``test.txt``; or labels by offsets (``*.json``, a folder's
    ``mentions.json``) with the raw articles in ``articles.jsonl.gz`` beside them."""
    path = next(
        (where / name for name in (MENTIONS, "test.txt") if (where / name).is_file()), where
    )
    if not path.is_file():
        raise ReadError(
            f"{where}: neither {MENTIONS} nor test.txt here", advice="name the labelled file itself"
        )
    if path.suffix == ".json":
        labelled, split = _labelled_articles(path), True
    else:
        try:
            labelled = name_scorer.read_tagged(path.read_text("utf-8"), path.stem)
        except UnicodeDecodeError as error:
            raise ReadError(
                f"{path}: no text in UTF-8 (byte {error.start})",
                advice="name a file with a token and its tag a line",
            ) from error
        split = False
    watch(f"{len(labelled)} texts")
    types = {kind for each in labelled for _, _, kind, _ in each.mentions}
    found = [
        (each.id, name.start, name.end, name.type)
        for each in labelled
        for name in _names(each, split=split)
        if name.type in types
    ]
    return name_scorer.figures(labelled, found, misses)


def _labelled_articles(path: Path) -> list[name_scorer.Labelled]:
    table = path.parent / ARTICLES
    if not table.is_file():
        raise ReadError(f"{path}: no {ARTICLES} beside it, which holds its texts")
    texts = {name: str(json.loads(page.content)["text"]) for name, page in rows(table).items()}
    try:
        return name_scorer.read_mentions(path.read_text("utf-8"), texts)
    except (ValueError, KeyError, TypeError) as error:
        raise ReadError(f"{path}: no list of labelled mentions ({error!r})") from error


def _names(each: name_scorer.Labelled, *, split: bool) -> Sequence[name_reader.Found]:
    """The names of an Indonesian text; without ``split`` the text is one sentence."""
    pack = load("id")
    whole = Span(start=0, end=len(each.text))
    spans = sentences.split(each.text, pack) if split else (whole,)
    return name_reader.find(replace(bare_article(each.id, each.text, "id"), sentences=spans), pack)


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
    reading = Reading.begun(text.article(code))
    for name, stage in pipeline.STAGES:
        if name not in ("language", "features"):
            reading = stage(reading)
    return reading.statements, reading.entities

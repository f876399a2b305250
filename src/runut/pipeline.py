"""The stages, in their order: a page becomes an article, an article a reading.

Each stage is one pure function over frozen records; none knows of databases, the network
or paths. What happens between articles (stories, accounts) is in `runut.stories` and
`runut.account.build`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from runut.copies import fingerprints
from runut.lang.pack import load
from runut.records import Article, Reading
from runut.statements import find as statements
from runut.stories import features
from runut.text import language, seams, sentences
from runut.text.counting import quantities
from runut.text.identifying import entities
from runut.text.naming import names
from runut.text.timing import times

Stage = Callable[[Reading], Reading]


def _language(reading: Reading) -> Reading:
    article = reading.article
    code = language.identify(f"{article.title or ''}\n{article.text}")
    return replace(reading, article=replace(article, language=code))


def _seams(reading: Reading) -> Reading:
    article = reading.article
    found = seams.find(article.text, load(article.language))
    return replace(reading, article=replace(article, seams=found))


def _sentences(reading: Reading) -> Reading:
    article = reading.article
    spans = sentences.split(article.text, load(article.language))
    return replace(reading, article=replace(article, sentences=spans))


def _entities(reading: Reading) -> Reading:
    article = reading.article
    pack = load(article.language)
    mentions = names.find(article, pack)
    return replace(reading, entities=entities.resolve(article, mentions, pack))


def _times(reading: Reading) -> Reading:
    article = reading.article
    return replace(reading, times=times.find(article, load(article.language)))


def _quantities(reading: Reading) -> Reading:
    article = reading.article
    found = quantities.find(article, reading.times, load(article.language))
    return replace(reading, quantities=found)


def _statements(reading: Reading) -> Reading:
    found = statements.find(
        reading.article,
        reading.entities,
        reading.times,
        reading.quantities,
        load(reading.article.language),
    )
    return replace(reading, statements=found)


def _features(reading: Reading) -> Reading:
    found = features.extract(
        reading.article,
        reading.entities,
        reading.times,
        reading.quantities,
        fingerprints.sketch(reading.article),
        load(reading.article.language),
    )
    return replace(reading, features=found)


#: The stages of one article, in the order they run.
STAGES: tuple[tuple[str, Stage], ...] = (
    ("language", _language),
    ("seams", _seams),
    ("sentences", _sentences),
    ("entities", _entities),
    ("times", _times),
    ("quantities", _quantities),
    ("statements", _statements),
    ("features", _features),
)


def read(article: Article) -> Reading:
    """All that is read from one article alone. Deterministic and free of state."""
    reading = Reading.begun(article)
    for _, stage in STAGES:
        reading = stage(reading)
    return reading

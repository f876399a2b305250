"""What the story stage compares of an article, made from that article alone.

Words are weighed by the language's background (`runut.stories.weights`) and by how often
the article has them; every vector has length 1, so that a product of two is a cosine.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from itertools import chain
from math import log, sqrt

from runut.lang.pack import Pack, load
from runut.records import Article, Entity, Features, Quantity, Time
from runut.stories.weights import weight
from runut.text.chunks import Chunks
from runut.text.words import content_words, fold, stem, stop_words

#: Words of the body that the lead has, and how many of the heaviest the body keeps.
LEAD_WORDS = 60
BODY_KEPT = 120
NAMES_KEPT = 60
SPEECH_KEPT = 60
CORE_KEPT = 12
#: Characters that make a sentence more than a dateline or a cry.
SENTENCE_LEAST = 40
#: Weight of a figure among words: it tells much, but prints vary.
FIGURE_WEIGHT = 0.8
#: Characters on either side of a figure that may say what befell those it counts.
NEAR_FIGURE = 80

#: A capital after a small letter: where a link stood, two words are often glued there. Capitals
#: are looked for first: there are few.
_GLUED = re.compile(r"[A-Z](?<=[a-z][A-Z])(?=[a-z])")
_QUOTED = re.compile(r"“([^“”]{12,2000})”|\"([^\"]{12,2000})\"")
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[\w'’-]+")
_LOWER = re.compile(r"\b[a-z][\w'’-]+")
#: The words of a chunk that begin small, folded.
_SMALL = Chunks(lambda chunk: tuple(map(fold, _LOWER.findall(chunk))))
#: A word with a capital that nothing stands before which asks for one: the end of a sentence, or
#: what opens a quotation or an item. The capital is looked for first: most places have none.
_ENDS = r".!?:\"“”'‘’\n•\-–—"
_CAPITAL = re.compile(
    rf"[A-Z](?<![\w/@.{_ENDS}][A-Z])(?<![{_ENDS}]\s[A-Z])(?<![{_ENDS}]\s\s[A-Z])[\w'’-]+"
)
#: So many words, with the space before and between them.
_FIRST = {
    count: re.compile(rf"\s*+(?:\S++\s++){{{count - 1}}}\S++")
    for count in (LEAD_WORDS, LEAD_WORDS // 2)
}


def extract(
    article: Article,
    entities: Sequence[Entity],
    times: Sequence[Time],
    quantities: Sequence[Quantity],
    sketch: tuple[int, ...],
    pack: Pack,
) -> Features:
    """The features of ``article``. ``sketch`` is `runut.copies.fingerprints.sketch` of it."""
    title = _parted(article.title or "")
    text = _parted(article.text)
    lead = _first_words(text, LEAD_WORDS)
    quoted = " ".join(m[1] or m[2] for m in _QUOTED.finditer(text))
    reach = len(_first_words(article.text, LEAD_WORDS))
    title_words = content_words(title, pack)
    body = _weighed((*title_words, *content_words(text, pack)), pack.code, BODY_KEPT)
    names = _names(title, text, pack)
    in_title = {fold(word) for word in _WORD.findall(title)}
    stems = {stem(name, pack.code) for name in names}
    heaviest = sorted(body, key=body.__getitem__, reverse=True)
    return Features(
        article=article.id,
        language=pack.code,
        day=_day(article.published),
        at=_moment(article.published),
        title=_weighed(title_words, pack.code),
        lead=_weighed(content_words(lead, pack), pack.code),
        first=_weighed(content_words(_first_sentence(article), pack), pack.code),
        body=body,
        core=tuple(heaviest[:CORE_KEPT]),
        named=tuple(word for word in body if word in stems),
        names=names,
        title_names=tuple(name for name in names if name in in_title),
        cast=_cast(entities),
        numbers=_numbers(text, times, quantities),
        days=tuple(_days(times)),
        near_days=tuple(_days(time for time in times if time.start < reach)),
        sketch=sketch,
        outlet=article.outlet,
        figures=tuple(sorted({n for n in _FIGURE.findall(title) if not _YEAR.fullmatch(n)})),
        speech=_weighed(content_words(quoted, pack), pack.code, SPEECH_KEPT),
        marks=_marks(title, pack),
        length=len(article.text),
        tolls=_tolls(article.text, quantities, pack),
    )


def _parted(text: str) -> str:
    """A text with a blank between words that are glued."""
    return _GLUED.sub(r" \g<0>", text)


def _first_sentence(article: Article) -> str:
    """The first sentence that is long enough to say what happened."""
    for sentence in article.sentences:
        if sentence.end - sentence.start >= SENTENCE_LEAST:
            return _parted(article.text[sentence.start : sentence.end])
    return _parted(_first_words(article.text, LEAD_WORDS // 2))


def _cast(entities: Sequence[Entity]) -> dict[str, float]:
    """Entities by id, weighed by how often the text names them."""
    counts = {entity.id: 1 + log(max(1, len(entity.mentions))) for entity in entities}
    return unit(counts, NAMES_KEPT)


def _first_words(text: str, count: int) -> str:
    found = _FIRST[count].match(text)
    return text if found is None else found.group()


def _weighed(words: Iterable[str], code: str, kept: int = 1000) -> dict[str, float]:
    """Words by weight, as a vector of length 1, of the ``kept`` heaviest."""
    told = _told(code)
    raw = {
        word: told[word] if count == 1 else (1 + log(count)) * told[word]
        for word, count in Counter(words).items()
        if len(word) > 1
    }
    return unit(raw, kept)


@cache
def _told(code: str) -> Chunks[float]:
    """What a word tells among the words of a language."""
    return Chunks(lambda word: weight(word, code) if word.isalpha() else FIGURE_WEIGHT)


def unit(raw: Mapping[str, float], kept: int) -> dict[str, float]:
    """The ``kept`` heaviest of ``raw``, scaled to length 1, in alphabetical order."""
    words = sorted(raw)
    heaviest = sorted(words, key=raw.__getitem__, reverse=True)[:kept]
    length = sqrt(sum([raw[word] * raw[word] for word in heaviest])) or 1.0
    if len(heaviest) < len(words):
        words = sorted(heaviest)
    return {word: round(raw[word] / length, 5) for word in words}


def _names(title: str, text: str, pack: Pack) -> dict[str, float]:
    """Words of names by weight: those written with a capital where none is needed."""
    counts = Counter(filter(None, map(_naming(pack.code).__getitem__, _CAPITAL.findall(text))))
    lower = Counter(filter(counts.__contains__, chain.from_iterable(_SMALL.of(text))))
    in_title = {fold(word) for word in _WORD.findall(title)}
    raw: dict[str, float] = {}
    for word, count in counts.items():
        if lower[word] >= count:
            continue
        central = 2.0 if word in in_title else 1.0
        raw[word] = (1 + log(count)) * central * weight(word, pack.code)
    return unit(raw, NAMES_KEPT)


@cache
def _naming(code: str) -> Chunks[str]:
    """A word with a capital, folded; nothing for one that tells nothing."""
    stop = stop_words(load(code))

    def naming(word: str) -> str:
        folded = fold(word)
        return folded if len(folded) > 1 and folded not in stop else ""

    return Chunks(naming)


def _numbers(text: str, times: Sequence[Time], quantities: Sequence[Quantity]) -> tuple[str, ...]:
    """The figures of the text that are no dates: with their unit where it is known."""
    taken = [(time.start, time.end) for time in times]
    known = {f"{q.value:.6g} {q.unit or ''}".strip() for q in quantities}
    if known:
        return tuple(sorted(known))
    dated = {n for start, end in taken for n in _FIGURE.findall(text[start:end])}
    return tuple(sorted({n for n in _FIGURE.findall(text) if len(n) > 1 and n not in dated}))


def _tolls(text: str, quantities: Sequence[Quantity], pack: Pack) -> tuple[str, ...]:
    """The kinds of toll (table ``updates``) of which a figure of the text may be a count."""
    near = {
        word.casefold()
        for q in quantities
        for word in _WORD.findall(text[max(0, q.start - NEAR_FIGURE) : q.end + NEAR_FIGURE])
    }
    kinds = pack.table("updates").get("tolls", {})
    return tuple(sorted(kind for kind, told in kinds.items() if not near.isdisjoint(told)))


def _days(times: Iterable[Time]) -> list[str]:
    """The days that the text dates happenings to, sorted."""
    found = {
        time.value[:10]
        for time in times
        if not time.writing and len(time.value) >= 10 and _day(time.value) is not None
    }
    return sorted(found)


def _day(value: str | None) -> str | None:
    """The day of an RFC 3339 or EDTF value, or None."""
    try:
        return date.fromisoformat((value or "")[:10]).isoformat()
    except ValueError:
        return None


def _moment(published: str | None) -> float | None:
    """Hours since 1970 of an RFC 3339 time; None for a date alone."""
    if published is None or len(published) <= 10:
        return None
    try:
        when = datetime.fromisoformat(published)
    except ValueError:
        return None
    if when.tzinfo is None:
        return None
    return round(when.timestamp() / 3600, 2)


def _marks(title: str, pack: Pack) -> tuple[str, ...]:
    folded = fold(title)
    return tuple(name for name, pattern in _genres(pack.code) if pattern.search(folded))


@cache
def _genres(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The genres of table ``stories`` with the pattern a title must match."""
    genres = load(code).table("stories").get("genres", {})
    return tuple(
        (name, re.compile("|".join(f"(?:{pattern})" for pattern in patterns)))
        for name, patterns in sorted(genres.items())
    )

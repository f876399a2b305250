"""How well names are found, and joined to those they stand for.

Names: precision, recall and F1 over exact spans with their types, as CoNLL 2003 scores
them. Entities: over pairs of mentions, whether two mentions of one article stand for the
same; a mention that was not found loses all its pairs. The functions take what was found
as plain spans, so nothing here depends on how it was found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from runut.evaluate.figures import Figures, Miss, Score

#: (document, start, end, type)
Span = tuple[str, int, int, str]
#: Tags of the two Indonesian sets, as the types used here.
_TYPES = {"PERSON": "PER", "PLACE": "LOC", "ORGANISATION": "ORG"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Counts of what was right, what was given and what the gold holds."""

    right: int
    given: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of what was given that is right; 1 when nothing was given."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold that was given; 1 when the gold is empty."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.given + self.gold
        return 2 * self.right / both if both else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A text with its gold mentions: ``(start, end, type, entity)``, where mentions of
    one entity bear one number. Of a long text only the names that begin before ``until``
    may be labelled; ``half`` says whether its errors may be looked at ("seen") or not."""

    id: str
    text: str
    mentions: tuple[tuple[int, int, str, int], ...]
    language: str = "id"
    until: int | None = None
    half: str = ""


def figures(gold: Sequence[Labelled], found: Iterable[Span], misses: int) -> Figures:
    """Precision, recall and F1 of ``found``, with at most ``misses`` names of each kind that
    were ``missed`` or are ``extra``."""
    wanted = [(each.id, *mention[:3]) for each in gold for mention in each.mentions]
    given = list(found)
    scores = score(wanted, given)
    texts = {each.id: each.text for each in gold}

    def kept(kind: str, spans: set[Span]) -> list[Miss]:
        return [
            Miss(score=kind, place=id, seen=f"{type_} {texts[id][start:end]}")
            for id, start, end, type_ in sorted(spans)[:misses]
        ]

    return Figures(
        kind="names",
        scores=(
            Score(name="precision", value=scores.precision, hits=scores.right, total=scores.given),
            Score(name="recall", value=scores.recall, hits=scores.right, total=scores.gold),
            Score(name="F1", value=scores.f1),
        ),
        misses=(
            *kept("missed", set(wanted) - set(given)),
            *kept("extra", set(given) - set(wanted)),
        ),
    )


def score(gold: Iterable[Span], found: Iterable[Span]) -> Counts:
    """Exact spans with their types."""
    wanted, given = set(gold), set(found)
    return Counts(right=len(wanted & given), given=len(given), gold=len(wanted))


def score_pairs(gold: Sequence[Labelled], found: Iterable[tuple[str, int, int, str]]) -> Counts:
    """Pairs of mentions of one text that stand for the same entity.

    ``found`` holds (text id, start, end, entity id). Only found mentions with a gold span
    take part; the others are scored by `score`.
    """
    right = given = wanted = 0
    entity = {(text, start, end): name for text, start, end, name in found}
    for labelled in gold:
        for one, other in combinations(labelled.mentions, 2):
            same = one[3] == other[3]
            a = entity.get((labelled.id, one[0], one[1]))
            b = entity.get((labelled.id, other[0], other[1]))
            joined = a is not None and a == b
            wanted += same
            given += joined
            right += same and joined
    return Counts(right=right, given=given, gold=wanted)


def read_tagged(content: str, name: str) -> list[Labelled]:
    """Sentences of a CoNLL-like file (a token a line, its tag last, blank lines between
    sentences), as texts whose tokens are joined by single spaces."""
    sentences: list[Labelled] = []
    for number, block in enumerate(content.replace("\r", "").split("\n\n")):
        rows = [line.split() for line in block.split("\n") if line.strip()]
        if rows:
            sentences.append(_sentence(f"{name}:{number}", rows))
    return sentences


def _sentence(key: str, rows: list[list[str]]) -> Labelled:
    mentions: list[tuple[int, int, str, int]] = []
    at = 0
    for row in rows:
        token, tag = row[0], row[-1]
        end = at + len(token)
        kind = _TYPES.get(tag[2:], tag[2:])
        if tag.startswith("I-") and mentions and mentions[-1][1] == at - 1:
            start, _, before, number = mentions[-1]
            mentions[-1] = (start, end, before, number)
        elif tag != "O":
            mentions.append((at, end, kind, len(mentions)))
        at = end + 1
    return Labelled(id=key, text=" ".join(row[0] for row in rows), mentions=tuple(mentions))


def read_mentions(content: str, texts: dict[str, str]) -> list[Labelled]:
    """Hand labels that hold offsets alone, with the texts they were made on by id. Mentions
    without an entity's number are entities of their own."""
    return [
        Labelled(
            id=row["article"],
            text=texts[row["article"]],
            mentions=tuple(
                (start, end, kind, who[0] if who else number)
                for number, (start, end, kind, *who) in enumerate(row["mentions"])
            ),
            language=row.get("language", "id"),
            until=row.get("until"),
            half=row.get("half", ""),
        )
        for row in json.loads(content)
        if row["article"] in texts
    ]

"""Statements against labelled quotations: PFSA-ID (Indonesian) and PolNeAR (English).

PFSA-ID labels direct quotations of public figures with their cue and speaker, token by
token (Purnomo, Kumar and Zulkarnain 2022). PolNeAR, in the form used by CofeNet (Wang et
al. 2022), labels source, cue and content of every attribution, sentence by sentence. Both
come as tokens; the text is put together again, statements are read from it, and spans are
compared as ranges of tokens without the punctuation at their ends.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from runut.evaluate.bare import bare_article
from runut.evaluate.figures import Figures, Score, Tally, f1
from runut.records import Article, Entity, Statement

_NO_SPACE_BEFORE = frozenset(",.;:!?)]}%/…") | {"'s", "n't", "'re", "'ve", "'ll", "'d", "'m"}
_NO_SPACE_AFTER = frozenset("([{/$")
_ENDS = frozenset(",.?!")
_MARKS = frozenset({'"', "“", "”", "``", "''"})

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSpan:
    """A labelled range of tokens ``[start, end)``."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuotes:
    """A text with its tokens' character spans, its sentences' first tokens and labels."""

    name: str
    text: str
    tokens: tuple[Range, ...]
    sentences: tuple[int, ...]
    spans: tuple[GoldSpan, ...]

    def article(self, language: str) -> Article:
        """The text as an article, its sentences not yet split."""
        return bare_article(self.name, self.text, language)

    def range(self, start: int, end: int) -> Range:
        """The tokens of a character span, without punctuation at its ends."""
        inside = [k for k, (a, b) in enumerate(self.tokens) if a < end and b > start]
        return self.bare((inside[0], inside[-1] + 1)) if inside else (0, 0)

    def bare(self, tokens: Range) -> Range:
        """A range of tokens without punctuation at its ends."""
        start, end = tokens
        while start < end and not self._worded(start):
            start += 1
        while end > start and not self._worded(end - 1):
            end -= 1
        return start, end

    def _worded(self, token: int) -> bool:
        start, end = self.tokens[token]
        return any(char.isalnum() for char in self.text[start:end])


#: What reads a gold text: its statements and the entities they name.
Reader = Callable[[GoldQuotes], tuple[Sequence[Statement], Sequence[Entity]]]


# ------------------------------------------------------------------------------- reading


def pfsa(lines: Iterable[str]) -> tuple[GoldQuotes, ...]:
    """PFSA-ID's ``token TAB label`` lines (BILOU), one text for each dateline."""
    texts: list[list[list[tuple[str, str]]]] = [[]]
    sentence: list[tuple[str, str]] = []
    for line in [*lines, ""]:
        token, tab, label = line.rstrip("\n").partition("\t")
        if tab:
            sentence.append((token, label.strip()))
            continue
        if sentence:
            if _dateline(sentence) and texts[-1]:
                texts.append([])
            texts[-1].append(sentence)
            sentence = []
    return tuple(_gold(f"pfsa-{n}", text) for n, text in enumerate(texts) if text)


def _dateline(sentence: Sequence[tuple[str, str]]) -> bool:
    head = [token for token, _ in sentence[:9]]
    return "KOMPAS" in head and any(dash in head for dash in ("—", "–", "-"))


def cofenet(lines: Iterable[str]) -> tuple[GoldQuotes, ...]:
    """PolNeAR's sentences as CofeNet has them: JSON lines of tokens and labels (BIO)."""
    found = []
    for n, line in enumerate(lines):
        if line.strip():
            row = json.loads(line)
            pairs = list(zip(row["tokens"], row["labels"], strict=True))
            found.append(_gold(f"polnear-{n}", [pairs]))
    return tuple(found)


def _gold(name: str, sentences: Sequence[Sequence[tuple[str, str]]]) -> GoldQuotes:
    text = ""
    spans: list[Range] = []
    starts: list[int] = []
    labels: list[str] = []
    before, inside = "", False
    for sentence in sentences:
        starts.append(len(spans))
        for n, (token, label) in enumerate(sentence):
            mark = token in _MARKS
            follows = sentence[n + 1][0] if n + 1 < len(sentence) else ""
            closes = mark and (inside or (before in _ENDS and follows[:1].islower()))
            glued = (
                not text
                or closes
                or token in _NO_SPACE_BEFORE
                or before in _NO_SPACE_AFTER
                or before == "open"
            )
            if not glued:
                text += " "
            spans.append((len(text), len(text) + len(token)))
            text += token
            labels.append(label)
            inside = not closes if mark else inside
            before = "open" if mark and inside else token
    return GoldQuotes(
        name=name,
        text=text,
        tokens=tuple(spans),
        sentences=tuple(starts),
        spans=tuple(_labelled(labels)),
    )


def _labelled(labels: Sequence[str]) -> list[GoldSpan]:
    """Spans of BIO or BILOU labels."""
    spans: list[GoldSpan] = []
    kind, start = "", 0
    for k, label in enumerate([*labels, "O"]):
        prefix, _, name = label.partition("-")
        if kind and (prefix in ("O", "B", "U") or name != kind):
            spans.append(GoldSpan(kind=kind, start=start, end=k))
            kind = ""
        if prefix in ("B", "U") or (prefix in ("I", "L") and not kind):
            kind, start = name, k
    return spans


# ------------------------------------------------------------------------------- scoring


def score_pfsa(texts: Iterable[GoldQuotes], read: Reader, misses: int = 0) -> Figures:
    """Figures over PFSA-ID: F1 of CUE (exact) and STATEMENT (exact, overlapping) over
    direct quotations, and the share of found statements whose speaker is right."""
    tally = Tally()
    for text in texts:
        statements, entities = read(text)
        direct = [s for s in statements if s.mode == "direct"]
        said = {text.range(s.start, s.end): s for s in direct}
        cues = {text.range(s.cue.start, s.cue.end) for s in direct if s.cue is not None}
        gold = [text.bare((g.start, g.end)) for g in text.spans if g.kind == "STATEMENT"]
        gold_cues = {
            text.bare((g.start, g.end)) for g in text.spans if g.kind in ("CUE", "CUECOREF")
        }
        _compare(tally, "cue", text, gold_cues, cues, _same)
        _compare(tally, "statement exact", text, set(gold), set(said), _same)
        _compare(tally, "statement overlap", text, set(gold), set(said), _overlap)
        _speakers(tally, text, gold, said, entities)
    return Figures(
        kind="pfsa",
        scores=(
            *_scores(tally, "cue"),
            *_scores(tally, "statement exact"),
            *_scores(tally, "statement overlap"),
            tally.share("speaker right"),
        ),
        misses=tally.first_misses(misses),
    )


def score_cofenet(texts: Iterable[GoldQuotes], read: Reader, misses: int = 0) -> Figures:
    """Figures over PolNeAR: exact F1 of source, cue and content."""
    tally = Tally()
    for text in texts:
        statements, _ = read(text)
        said = [s for s in statements if s.mode != "narration"]
        found = {
            "source": {text.range(x.start, x.end) for s in said for x in s.sources[:1]},
            "cue": {text.range(s.cue.start, s.cue.end) for s in said if s.cue is not None},
            "content": {text.range(s.start, s.end) for s in said},
        }
        for kind, ranges in found.items():
            gold = {text.bare((g.start, g.end)) for g in text.spans if g.kind == kind}
            _compare(tally, kind, text, gold - {(0, 0)}, ranges, _same)
    kinds = ("source", "cue", "content")
    return Figures(
        kind="polnear",
        scores=tuple(score for kind in kinds for score in _scores(tally, kind)),
        misses=tally.first_misses(misses),
    )


def _same(one: Range, other: Range) -> bool:
    return one == other


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _compare(
    tally: Tally,
    name: str,
    text: GoldQuotes,
    gold: set[Range],
    found: set[Range],
    agree: Callable[[Range, Range], bool],
) -> None:
    found = {r for r in found if r[0] < r[1]}
    gold = {r for r in gold if r[0] < r[1]}
    for one in sorted(gold):
        hit = any(agree(one, other) for other in found)
        tally.count(f"{name} recall", hit, text.name, _words(text, one))
    for other in sorted(found):
        hit = any(agree(one, other) for one in gold)
        tally.count(f"{name} precision", hit, text.name, _words(text, other))


def _words(text: GoldQuotes, tokens: Range) -> str:
    """A range in its surroundings, for people to look at."""
    a = text.tokens[max(0, tokens[0] - 6)][0]
    start, end = text.tokens[tokens[0]][0], text.tokens[tokens[1] - 1][1]
    z = text.tokens[min(len(text.tokens) - 1, tokens[1] + 8)][1]
    return f"{text.text[a:start]}[{text.text[start:end]}]{text.text[end:z]}"


def _scores(tally: Tally, name: str) -> tuple[Score, ...]:
    precision, recall = tally.share(f"{name} precision"), tally.share(f"{name} recall")
    return precision, recall, f1(f"{name} F1", precision, recall)


def _speakers(
    tally: Tally,
    text: GoldQuotes,
    gold: Sequence[Range],
    said: dict[Range, Statement],
    entities: Sequence[Entity],
) -> None:
    names = {entity.id: " ".join(entity.names) for entity in entities}
    for one in gold:
        statement = next((s for r, s in said.items() if _overlap(r, one)), None)
        if statement is None:
            continue
        first = max((s for s in text.sentences if s <= one[0]), default=0)
        last = min((s for s in text.sentences if s >= one[1]), default=len(text.tokens))
        wanted = {
            word
            for g in text.spans
            if g.kind in ("PERSON", "AFFILIATION", "ROLE", "PERSONCOREF")
            and first <= g.start < last
            and not one[0] <= g.start < one[1]
            for word in _name_words(text.text[text.tokens[g.start][0] : text.tokens[g.end - 1][1]])
            if word[0].isupper()
        }
        if not wanted:
            continue
        given = {
            word
            for source in statement.sources
            for word in _name_words(f"{source.name} {names.get(source.entity or '', '')}")
        }
        seen = f"{sorted(given)} for {sorted(wanted)}: {_words(text, one)[-160:]}"
        tally.count("speaker right", bool(wanted & given), text.name, seen)


def _name_words(name: str) -> list[str]:
    return [word for word in name.replace("-", " ").split() if len(word) > 2]

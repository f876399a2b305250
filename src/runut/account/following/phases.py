"""Which stage of what a statement tells of: planned, under way, over; sought, found.

What a happening is called stands beside the word of its stage ("evakuasi ... sedang
berjalan", "akan dilantik"); what becomes of somebody stands in a statement that names him.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from runut.account.following import happenings
from runut.account.following.happenings import STAGES
from runut.account.parting import conditions, conjunctions
from runut.account.preparing.propositions import Proposition
from runut.lang.pack import load
from runut.text import words

#: Within so many words behind what calls a happening stands what it befalls.
_OBJECT = 2
#: So near its plan a hedge makes a forecast of it.
_BESIDE = 1
#: In so large a part of the articles stands what a story is about.
_CENTRAL = 0.6
_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A ``stage`` (counted from 0), with its ``code``, of one thing.

    The thing is known by its ``event`` (a stem; "" where it is not called) together with
    ``names`` (entities); by the event alone where the story is about it (``central``). ``of``
    calls it as written, if anything does.
    """

    ladder: str
    event: str
    names: tuple[str, ...]
    stage: int
    code: str
    of: str
    central: bool = False

    @property
    def key(self) -> tuple[str, str, tuple[str, ...]]:
        """What the thing is known by."""
        return self.ladder, self.event, self.names


def told(proposition: Proposition, central: frozenset[str]) -> Iterator[Phase]:
    """The stages that a proposition tells of, ``central`` being what its story is about. What
    is denied, guessed, planned on a condition, or told as having been so before, tells of none;
    but a forecast, whose hedge stands beside the plan ("diperkirakan akan tampil"), is as good as a
    plan."""
    hedged = "hedge" in proposition.marks
    folded, language = proposition.folded, proposition.article.language
    if proposition.passive or not _stage_words(language).isdisjoint(folded):
        for phase in _of_happenings(proposition, central):
            if not hedged or phase.code == "planned":
                yield phase
    if hedged:
        return
    if proposition.called and not _fates(language).isdisjoint(folded):
        yield from _of_named(proposition)


def _of_happenings(proposition: Proposition, central: frozenset[str]) -> Iterator[Phase]:
    """The stages of happenings, sentence by sentence."""
    for sentence in _sentences(proposition):
        yield from _of_happening(sentence, proposition, central)


def central(propositions: Sequence[Proposition]) -> frozenset[str]:
    """Stems of what a story is about: in a title, and in most articles."""
    articles = {p.article.id: p.article for p in propositions}
    stems: dict[str, set[str]] = {id: set() for id in articles}
    for proposition in propositions:
        stems[proposition.article.id] |= happenings.plain(proposition)
    homes = Counter(stem for found in stems.values() for stem in found)
    titled = {
        happenings.meant(word, article.language)
        for article in articles.values()
        for word in words.folded(article.title or "")
    }
    least = max(2.0, _CENTRAL * len(articles))
    return frozenset(stem for stem in titled if homes[stem] >= least)


def _of_happening(
    sentence: Sequence[str], proposition: Proposition, central: frozenset[str]
) -> Iterator[Phase]:
    """The stage of the happening that is called right beside the word of the stage, with each
    name of the sentence; a beginning or end ("yang berakhir ...") with pairs of names too,
    since it is often not called."""
    language = proposition.article.language
    if not words.negations(load(language)).isdisjoint(sentence):
        return
    stage, at = _stage(sentence, language)
    if _guessed(sentence, at if stage == 0 else None, language):
        return
    if at is not None and STAGES[stage] == "planned" and _conditional(sentence, at, proposition):
        return
    names = sorted(term[2:] for term in proposition.terms if term.startswith("e:"))
    if at is None:
        yield from _of_deeds(sentence, proposition, central)
        return
    called = happenings.called(sentence, at, happenings.plain(proposition), language)
    keys: list[tuple[str, tuple[str, ...], str]] = []
    for place in called:
        event = happenings.meant(sentence[place], language)
        if happenings.rare(event, language):
            keys += [(event, (name,), sentence[place]) for name in names]
            keys += [(event, (), sentence[place])] if event in central else []
    if sentence[at] in happenings.table(language, "bounds"):
        keys += [("", pair, "") for pair in combinations(names, 2)]
    for event, by, of in keys:
        yield Phase(
            ladder="happening",
            event=event,
            names=by,
            stage=stage,
            code=STAGES[stage],
            of=of,
            central=event in central,
        )


def _guessed(sentence: Sequence[str], plan: int | None, language: str) -> bool:
    """Whether a sentence supposes: a hedge stands in it elsewhere than beside its ``plan``."""
    hedges = words.hedges(load(language))
    return any(
        word in hedges and (plan is None or abs(at - plan) > _BESIDE)
        for at, word in enumerate(sentence)
    )


def _conditional(sentence: Sequence[str], plan: int, proposition: Proposition) -> bool:
    """Whether something must come about first ("akan disita jika ..."), so that what happens
    elsewhere is not the end of that plan; one told by the word itself is only later."""
    if conjunctions.is_conditional(sentence[plan], proposition.article.language):
        return False
    return conditions.on_one(proposition)


def _of_deeds(
    sentence: Sequence[str], proposition: Proposition, central: frozenset[str]
) -> Iterator[Phase]:
    """The deeds that a sentence without a word of a stage tells as done, with each name in it."""
    language, last = proposition.article.language, len(STAGES) - 1
    for word in happenings.deeds(sentence, proposition):
        event = happenings.meant(word, language)
        if happenings.rare(event, language):
            for name in sorted(proposition.names):
                yield Phase(
                    ladder="happening",
                    event=event,
                    names=(name,),
                    stage=last,
                    code=STAGES[last],
                    of=word,
                    central=event in central,
                )


def _stage(sentence: Sequence[str], language: str) -> tuple[int, int | None]:
    """The stage that words tell, by the first of them that tells one, and where it stands; a
    plan is a plan whatever else stands beside it, and "that plan" tells none."""
    pointing = load(language).words("entities", "pointing")
    pointed = {i for i, word in enumerate(sentence[1:]) if word in pointing}
    for stage, key in enumerate(STAGES):
        telling = happenings.table(language, key)
        told = (i for i, word in enumerate(sentence) if word in telling and i not in pointed)
        at = next(told, None)
        if at is not None:
            return stage, at
    return 0, None


def _of_named(proposition: Proposition) -> Iterator[Phase]:
    """The stages of what becomes of those whom a proposition calls by name, on each ladder of
    which it tells one stage only."""
    language = proposition.article.language
    text = f" {' '.join(proposition.folded)} "
    for ladder, stages in _ladders(language).items():
        met = [
            (stage, phrase)
            for stage, (_, phrases) in enumerate(stages)
            for phrase in phrases
            if f" {phrase} " in text
        ]
        # "belum ditemukan" tells that it is sought, though "ditemukan" stands in it.
        met = [(s, p) for s, p in met if not any(p != q and f" {p} " in f" {q} " for _, q in met)]
        if len({stage for stage, _ in met}) != 1 or _denied(proposition, met[0][1]):
            continue
        stage = met[0][0]
        for name in _subjects(proposition):
            yield Phase(
                ladder=ladder, event="", names=(name,), stage=stage, code=stages[stage][0], of=""
            )


def _subjects(proposition: Proposition) -> list[str]:
    """The entities called by name of whom something may be told: no word of place stands
    before them."""
    places = happenings.table(proposition.article.language, "places")
    return sorted(
        name
        for name in proposition.called
        if places.isdisjoint(words.folded(proposition.text[: proposition.names[name]])[-1:])
    )


def objects(proposition: Proposition, event: str) -> frozenset[str]:
    """The entities named right behind what calls the happening ("mengunjungi Vietnam")."""
    language = proposition.article.language
    spans = words.tokens(proposition.text)
    for at, (start, end) in enumerate(spans):
        if happenings.meant(words.fold(proposition.text[start:end]), language) == event:
            last = spans[min(at + _OBJECT, len(spans) - 1)][0]
            return frozenset(n for n, begun in proposition.names.items() if end < begun <= last)
    return frozenset()


def _denied(proposition: Proposition, phrase: str) -> bool:
    """Whether a negation stands in the statement and not in the phrase itself."""
    negations = words.negations(load(proposition.article.language))
    return proposition.negations > sum(word in negations for word in phrase.split())


def _sentences(proposition: Proposition) -> Iterator[Sequence[str]]:
    """The folded words of each sentence of a proposition, without those that tell how things
    stood before."""
    earlier = load(proposition.article.language).words("updates", "earlier")
    start = proposition.sentence[0]
    lead = words.folded(proposition.article.text[start : proposition.statement.start])
    for text in _END.split(proposition.text):
        folded = words.folded(text)
        if not words.holds((*lead, *folded), map(words.fold, earlier)):
            yield folded
        lead = ()


@cache
def _stage_words(code: str) -> frozenset[str]:
    """The words that tell the stage of a happening."""
    return frozenset[str]().union(*(happenings.table(code, key) for key in STAGES))


@cache
def _fates(code: str) -> frozenset[str]:
    """The first words of the phrases that tell what becomes of somebody."""
    stages = (phrases for ladder in _ladders(code).values() for _, phrases in ladder)
    return frozenset(phrase.split()[0] for phrases in stages for phrase in phrases)


@cache
def _ladders(code: str) -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """The ladders of the pack: the stages of each in order, with the phrases that tell them."""
    table = load(code).table("states").get("ladders", {})
    return {
        name: tuple((stage, tuple(map(words.fold, phrases))) for stage, phrases in stages.items())
        for name, stages in table.items()
    }

"""Why two origins are one.

The same person or body under another form of its name, links of one chain, people and the
body they speak for, an outlet that another credits, copied or word-for-word equal text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from runut.account.preparing.propositions import Proposition
from runut.account.sourcing import affiliations, governments
from runut.account.sourcing.affiliations import short_for
from runut.lang.pack import Pack, codes, load
from runut.records import Copy, Entity, Reason
from runut.text import words

#: So many letters of one name inside another make them one ("Pasal 4 huruf d", "Pasal 4
#: huruf d Perpres 87").
_LETTERS = 8
#: Two people who use so many words in a row, so many of them with content and no names,
#: have them from one text.
_RUN, _CONTENT = 6, 4
#: What is word for word the same shares so many of its letters in a row.
_VERBATIM = 0.95

Kind = Literal["named", "first-hand", "uncredited"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What the origins of one story are judged on.

    ``entities`` by united id; ``copies`` by pair of article ids, in the order of the pair;
    ``witnessed`` are the articles that report a public event as it ran.
    """

    entities: Mapping[str, Entity]
    copies: Mapping[tuple[str, str], Sequence[Copy]]
    witnessed: frozenset[str]


@dataclass(slots=True, kw_only=True)
class Trace:
    """An origin while it is being joined with others.

    ``described`` marks a source that is told by what it is, not by name ("Mendag",
    "pengawas nuklir PBB"): it may be somebody who is named elsewhere.
    """

    key: str
    name: str
    kind: Kind
    entity: str | None
    described: bool
    chain: set[str]
    propositions: list[Proposition]
    reasons: list[Reason]


def why_one(a: Trace, b: Trace, ground: Ground) -> Reason | None:
    """Why two origins are one, or None. ``a`` is the better known of the two."""
    values = {"name": a.name, "other": b.name}
    if a.kind == b.kind == "named":
        code = _named_alike(a, b, ground)
        if code is not None:
            return Reason(code=code, values=values)
    if a.kind == "named" and b.kind != "named" and brand(b.name) in _brands(a, ground):
        return Reason(code="origin.credits-outlet", values={"name": a.name, "outlet": b.name})
    copied = _copied(a, b, ground)
    if copied is not None:
        shown = {"name": a.name, "outlet": b.name, "share": f"{copied:.0%}"}
        return Reason(code="origin.copied", values=shown)
    run = _same_words(a, b)
    if run is not None:
        return Reason(code="origin.same-words", values={**values, "words": run})
    return None


def _named_alike(a: Trace, b: Trace, ground: Ground) -> str | None:
    """The code of the rule by which two named origins are one, or None."""
    identity = (a.key.partition(":")[2], b.key.partition(":")[2])
    if identity[0] in b.chain or identity[1] in a.chain or _overlap(a, b):
        return "origin.same-chain"
    if any(_same_name(x, y) for x in _names(a, ground) for y in _names(b, ground)):
        return "origin.same-name"
    if _brands(a, ground) & _brands(b, ground):
        return "origin.same-name"
    if _one_government(a, b, ground):
        return "origin.same-body"
    if _speaks_for(a, b, ground) or _speaks_for(b, a, ground) or _one_body(a, b, ground):
        return "origin.same-body"
    if _one_house(a, b, ground) or _one_house(b, a, ground):
        return "origin.same-body"
    return None


def _one_house(a: Trace, b: Trace, ground: Ground) -> bool:
    """Whether ``a`` is told by nothing but the calling of a house that speaks with one voice
    ("majelis hakim"), and ``b`` is that, too, or a body of it."""
    if a.entity is not None and not a.described:
        return False
    pack = load(a.propositions[0].article.language)
    house = affiliations.house_alone(a.name, pack)
    other = ground.entities.get(b.entity or "")
    if house is None or (other is not None and other.type == "PER"):
        return False
    return any(house in affiliations.houses_of(name, pack) for name in _names(b, ground))


def _one_government(a: Trace, b: Trace, ground: Ground) -> bool:
    """Whether both are the government of one country."""
    countries = []
    for found in (a, b):
        entity = ground.entities.get(found.entity or "")
        if entity is not None and entity.type == "PER":
            return False
        language = found.propositions[0].article.language
        countries.append(governments.of_country(_names(found, ground), language))
    return countries[0] is not None and countries[0] == countries[1]


def _overlap(a: Trace, b: Trace) -> bool:
    """Whether a statement of one lies within a statement of the other: one speaker tells
    what the other said."""
    return any(
        p.article.id == q.article.id
        and p.statement.start < q.statement.end
        and q.statement.start < p.statement.end
        for p in a.propositions
        for q in b.propositions
    )


def _names(found: Trace, ground: Ground) -> tuple[str, ...]:
    entity = ground.entities.get(found.entity or "")
    return (found.name, *entity.names) if entity else (found.name,)


def _same_name(a: str, b: str) -> bool:
    """Whether two names end in the same two words, or one is written inside the other."""
    mine, theirs = words.folded(a), words.folded(b)
    if min(len(mine), len(theirs)) >= 2 and mine[-2:] == theirs[-2:]:
        return True
    short, long = sorted(("".join(mine), "".join(theirs)), key=len)
    return len(short) >= _LETTERS and short in long


def _speaks_for(person: Trace, body: Trace, ground: Ground) -> bool:
    """Whether a person's office is that of the body ("Menteri Perdagangan" and
    "Kementerian Perdagangan"), or the body bears his name, so that both speak with one
    voice."""
    who = ground.entities.get(person.entity or "")
    what = ground.entities.get(body.entity or "")
    if who is None or who.type != "PER":
        return False
    names = what.names if what else (body.name,)
    surname = words.fold(who.name).split()[-1]
    if any(surname in words.fold(name).split()[:-1] for name in names) and body.entity != who.id:
        return True
    if what is not None and what.type == "PER":
        return False
    pack = load(body.propositions[0].article.language)
    offices = [_office(role, pack) for role in who.roles]
    wanted = [_office(name, pack) for name in names]
    return any(name and any(name <= office for office in offices) for name in wanted)


def _one_body(a: Trace, b: Trace, ground: Ground) -> bool:
    """Whether two people hold offices of one body that is named in both."""
    who, other = (ground.entities.get(found.entity or "") for found in (a, b))
    if who is None or other is None or not who.type == other.type == "PER":
        return False
    pack = load(a.propositions[0].article.language)
    mine, theirs = ([_office(role, pack) for role in one.roles] for one in (who, other))
    if not mine or not theirs:
        return False
    return any(
        named and any(named <= x for x in mine) and any(named <= y for y in theirs)
        for body in ground.entities.values()
        if body.type == "ORG"
        for named in (_office(name, pack) for name in body.names)
    )


def _office(name: str, pack: Pack) -> frozenset[str]:
    """The words of an office or of its body, alike for both ("Menteri Perdagangan",
    "Kementerian Perdagangan")."""
    held = short_for(pack.code)
    folded = (words.fold(name[i:j]) for i, j in words.tokens(name))
    plain = " ".join(held.get(word, word) for word in folded)
    return frozenset(words.content_words(plain, pack))


def _copied(a: Trace, b: Trace, ground: Ground) -> float | None:
    """The likeness of a copied passage that holds statements of both, or None."""
    best: float | None = None
    for one, two in _pairs(a, b):
        low, high = sorted((one.article.id, two.article.id))
        for copy in ground.copies.get((low, high), ()):
            spans = {copy.origin.article: copy.origin, copy.target.article: copy.target}
            if len(spans) == 2 and all(
                _lies_in(p, spans[p.article.id].start, spans[p.article.id].end) for p in (one, two)
            ):
                best = max(best or 0.0, copy.likeness)
    return best


def _lies_in(proposition: Proposition, start: int, end: int) -> bool:
    statement = proposition.statement
    shared = min(statement.end, end) - max(statement.start, start)
    return 2 * shared >= statement.end - statement.start


def _same_words(a: Trace, b: Trace) -> str | None:
    """Words that both use in a row, so many that they come from one text; or None."""
    shared = (_shared_run(one, two) for one, two in _pairs(a, b))
    return next((run for run in shared if run is not None), None)


def one_utterance(a: Proposition, b: Proposition) -> bool:
    """Whether what is said here and there is one utterance: one speaker's, by its very words,
    or word for word the same whoever is named. Formulas of two speakers share words too."""
    if _shared_run(a, b) is None:
        return False
    alike = len(a.letters & b.letters) >= _VERBATIM * min(len(a.letters), len(b.letters))
    return bool(a.speakers & b.speakers) or alike


def _shared_run(a: Proposition, b: Proposition) -> str | None:
    mine = _runs(a.text, a.article.language)
    theirs = _runs(b.text, b.article.language)
    return next((run for run in mine if run in theirs), None)


@lru_cache(maxsize=8192)
def _runs(text: str, language: str) -> Mapping[str, None]:
    """Runs of words of a text in order, each with enough plain words of content."""
    spans = words.tokens(text)
    folded = [words.fold(text[i:j]) for i, j in spans]
    stop = words.stop_words(load(language))
    plain = [
        word not in stop and (at == 0 or text[spans[at][0]].islower())
        for at, word in enumerate(folded)
    ]
    return {
        " ".join(folded[at : at + _RUN]): None
        for at in range(len(folded) - _RUN + 1)
        if sum(plain[at : at + _RUN]) >= _CONTENT
    }


def _pairs(a: Trace, b: Trace) -> Iterator[tuple[Proposition, Proposition]]:
    return ((one, two) for one in a.propositions for two in b.propositions)


@lru_cache(maxsize=1 << 12)
def brand(outlet: str) -> str:
    """An outlet's bare name, without the words that only say what it is: "Kompas.com" and
    "kompas" are one, and so are "Kantor Berita Arus" and "Arus"."""
    name = words.fold(outlet).removeprefix("www.").split(".")[0]
    for generic in _generic():
        name = name.removeprefix(generic).removesuffix(generic).strip() or name
    return name.replace(" ", "")


def _brands(found: Trace, ground: Ground) -> frozenset[str]:
    entity = ground.entities.get(found.entity or "")
    if entity is not None and entity.type == "PER":
        return frozenset()
    names = entity.names if entity else (found.name,)
    return frozenset(brand(name) for name in names)


@cache
def _generic() -> tuple[str, ...]:
    """Phrases of every language that say what an outlet is and not which ("kantor berita")."""
    return tuple(
        words.fold(phrase) for code in codes() for phrase in load(code).words("origins", "generic")
    )

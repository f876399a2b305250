"""Who a speaker's phrase stands for.

A phrase is linked to the entity it names (a person first, else a body); a pronoun or a
description ("badan tersebut") to who spoke, or was named, before it. What cannot be
linked keeps its own words as the name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from runut.records import Role, Source
from runut.statements.cast import Cast
from runut.statements.clauses import Token
from runut.statements.offices import Named, Speaker

#: What goes on behind a noun within its clause.
_CLAUSE = re.compile(r"[^,.;:!?\n\"“”(]{1,120}")


def sources_of(cast: Cast, phrase: Sequence[Token], role: Role = "speaker") -> list[Source]:
    """The sources a phrase names, in order; several when it joins names."""
    words = [t for t in phrase if t.is_word]
    if not words:
        return []
    phrase = phrase[phrase.index(words[0]) :]
    start, end = phrase[0].start, phrase[-1].end
    pronoun = _pronoun(cast, words)
    if pronoun is not None:
        return cast.again(pronoun, words[-1].start, words[-1].end, role)
    role_holder = cast.roles.get(" ".join(t.lower for t in words))
    if role_holder is not None:
        return [role_holder.at(start, end, role)]
    described = _described(cast, words)
    if described is not None:
        return [described.at(start, end, role)]
    if _points(cast, words):
        words, end = words[:-1], words[-2].end
    found = cast.within(start, end)
    people = [
        n
        for n in found
        if n.entity.type == "PER"
        and _speaks(cast, phrase, n)
        and not _tells_which(cast, words, n)
        and not _owns(cast, n, end)
    ]
    if people and not _relational(cast, words, people):
        return _people(cast, phrase, people, role)
    officer = cast.officer(start, words[-1].end) if role == "speaker" else None
    if officer is not None:
        return [officer.at(start, end, role)]
    return _several(cast, words, found, role) or [_body(cast, phrase, words, found, role)]


def _speaks(cast: Cast, phrase: Sequence[Token], named: Named) -> bool:
    """Whether the person is the phrase's own, not one it tells of ("hakim yang
    mengadili Bagas")."""
    for token in reversed(phrase):
        if token.start >= named.start:
            continue
        if token.text == ",":
            return True
        if cast.lex.has("phrase.of_others", token.lower):
            return False
    return True


def _owns(cast: Cast, named: Named, end: int) -> bool:
    """Whether the person only owns who speaks: "Quill's lawyer"."""
    mark = cast.text[named.end : named.end + 2]
    return named.end + 2 < end and cast.lex.has("phrase.possessive", mark)


def _tells_which(cast: Cast, words: Sequence[Token], named: Named) -> bool:
    """Whether a person's name only tells which body speaks: "the Quill campaign"."""
    first, last = words[0], words[-1]
    return (
        cast.lex.has("frame.determiners", first.lower)
        and first.end < named.start <= first.end + 1
        and last.start >= named.end
        and not last.is_capital
        and "," not in cast.text[named.end : last.end]
    )


def _several(
    cast: Cast, words: Sequence[Token], found: Sequence[Named], role: Role
) -> list[Source]:
    """The bodies and places of a phrase that is nothing but their list: "Baik A
    maupun B"."""
    if len(found) < 2:
        return []
    inside = {t.start for t in words for n in found if n.start <= t.start < n.end}
    rest = [t.lower for t in words if t.start not in inside]
    if not rest or not all(cast.lex.has("phrase.joins", word) for word in rest):
        return []
    return [Speaker(n.entity.name, n.entity.id, "body").at(n.start, n.end, role) for n in found]


def _people(cast: Cast, phrase: Sequence[Token], people: list[Named], role: Role) -> list[Source]:
    joined = [n for k, n in enumerate(people) if k == 0 or _joins(cast, people[k - 1].end, n.start)]
    if len(joined) > 1 and len(joined) == len(people):
        chosen = people
    elif _first_is_subject(cast, phrase, people):
        chosen = people[:1]
    else:
        chosen = people[-1:]
    sources = []
    for named in chosen:
        speaker = cast.roles.get(named.entity.name.lower()) or Speaker(
            named.entity.name, named.entity.id, "person"
        )
        sources.append(
            speaker.at(phrase[0].start, phrase[-1].end, role)
            if len(chosen) == 1
            else speaker.at(named.start, named.end, role)
        )
    return sources


def _joins(cast: Cast, start: int, end: int) -> bool:
    between = cast.text[start:end].strip(" ,").lower()
    return cast.lex.has("phrase.joins", between)


def _first_is_subject(cast: Cast, phrase: Sequence[Token], people: list[Named]) -> bool:
    """Whether the first person is who speaks and the rest describes: "Budi, orang
    dekat Prabowo"."""
    after = cast.text[people[0].end : people[0].end + 2].strip()
    return (
        people[0].start <= phrase[0].start + 1
        or (
            after.startswith(",") and len(people) > 1 and not _bare(cast, people[1], phrase[-1].end)
        )
        or len(people) == 1
    )


def _bare(cast: Cast, named: Named, end: int) -> bool:
    return not cast.text[named.end : end].strip(" ,.)") and (
        cast.text[max(0, named.start - 2) : named.start].strip() == ","
    )


def _relational(cast: Cast, words: Sequence[Token], people: list[Named]) -> bool:
    """Whether the person is only whose speaker it is: "juru bicara Putin"."""
    if len(people) != 1 or not cast.lex.has("phrase.relational", words[0].lower):
        return False
    named = people[0]
    short = " " not in cast.text[named.start : named.end]
    ends = named.end >= words[-1].end - 1
    return short and ends and (" " in named.entity.name or len(words) <= 3)


def _body(
    cast: Cast, phrase: Sequence[Token], words: Sequence[Token], found: list[Named], role: Role
) -> Source:
    start, end = words[0].start, _named_end(cast, phrase)
    own = cast.text[start:end].strip(" ,.")
    if role == "via":
        own = _past_kind(cast, own)
    found = [] if _of_a_body(cast, words, found) else [n for n in found if n.start < end]
    if cast.lex.has("phrase.people", words[0].lower) and not words[0].is_capital:
        found = []
    elif cast.lex.has("phrase.people", words[0].lower):
        found = [n for n in found if n.start <= start + 1 and n.end >= end - 1]
    bodies = [n for n in found if n.entity.type == "ORG"]
    writing = cast.lex.has("phrase.writings", words[0].lower)
    if bodies:
        named = bodies[-1] if writing or role == "via" else bodies[0]
        alone = (
            role == "via"
            or named.start <= start + 1
            or cast.lex.has("phrase.bodies", words[0].lower)
        )
        name = named.entity.name if alone or writing else own
        return Speaker(name, named.entity.id, "body").at(start, end, role)
    exact = [n for n in found if n.start <= start + 1 and n.end >= end - 1]
    if exact:
        speaker = Speaker(exact[0].entity.name, exact[0].entity.id, "body")
        return speaker.at(start, end, role)
    return Speaker(cast.fuller(own), None, cast.kind(words)).at(start, end, role)


def _of_a_body(cast: Cast, words: Sequence[Token], found: Sequence[Named]) -> bool:
    """Whether the bodies named only say whose that is which speaks: "aplikasi milik X itu"."""
    pointed = len(words) > 1 and cast.lex.has("phrase.demonstratives", words[-1].lower)
    told = cast.lex.has("phrase.bodies", words[0].lower)
    return pointed and not told and bool(found) and found[0].start > words[0].end


def _past_kind(cast: Cast, own: str) -> str:
    """A medium's name without the word for what it is that stands glued to it
    ("beritaAntara")."""
    kind = next((at for at, char in enumerate(own) if char.isupper()), 0)
    return own[kind:] if cast.lex.has("credit.head", own[:kind]) else own


def _named_end(cast: Cast, phrase: Sequence[Token]) -> int:
    """Where the name in a phrase ends: before a clause between commas that tells of it, and before
    circumstances ("pada Rabu")."""
    for k in range(1, len(phrase) - 1):
        if phrase[k].text == "," and cast.lex.has("frame.relative", phrase[k + 1].lower):
            return phrase[k - 1].end
    if cast.lex.has("phrase.writings", phrase[0].lower):
        return phrase[-1].end
    for k in range(1, len(phrase)):
        token = phrase[k]
        inside = token.is_capital or cast.lex.has("phrase.inside", token.lower)
        if (cast.lex.has("phrase.circumstance", token.lower) and not inside) or (
            token.text == "(" and k + 1 < len(phrase) and phrase[k + 1].text[0].isdigit()
        ):
            return phrase[k - 1].end
    return phrase[-1].end


def _pronoun(cast: Cast, words: Sequence[Token]) -> str | None:
    last = _uncontracted(words[-1].lower)
    if len(words) <= 2 and cast.lex.has("phrase.pronouns", last):
        return last
    first = _uncontracted(words[0].lower)
    if len(words) == 2 and cast.lex.has("frame.determiners", first):
        return None  # "one witness"
    return first if len(words) <= 2 and cast.lex.has("phrase.pronouns", first) else None


def _uncontracted(word: str) -> str:
    """A word without the verb that an apostrophe hangs on it: "she's"."""
    return word.replace("’", "'").partition("'")[0]


def _described(cast: Cast, words: Sequence[Token]) -> Speaker | None:
    if len(words) < 2:
        return cast.last(("person",), words[0].start) if _goes_on(cast, words[0]) else None
    if cast.lex.has("phrase.definite", words[0].lower) and _epithet(cast, words[-1].lower):
        return cast.foremost(words[0].start)
    if not any(cast.lex.has("phrase.demonstratives", word.lower) for word in _tail(words)):
        return None
    head = words[0].lower
    if cast.lex.has("phrase.bodies", head):
        return cast.called(head, words[0].start) or cast.last(("body",), words[0].start)
    if cast.lex.has("phrase.people", head) or cast.lex.has("phrase.members", head):
        return cast.subject(words[0].start)
    return None


def _tail(words: Sequence[Token]) -> Sequence[Token]:
    """The last word, or all in small letters behind the first ("wanita berusia 37 tahun itu pun
    aktif")."""
    small = not any(word.is_capital for word in words[1:])
    return words[1:] if small else words[-1:]


def _goes_on(cast: Cast, noun: Token) -> bool:
    """Whether a bare noun of people goes on into what only somebody known is told by: "kata pria
    yang akrab disapa Didi", "ucap pelatih asal Arunika ini"."""
    if noun.is_capital or not (
        cast.lex.has("phrase.people", noun.lower) or cast.lex.has("phrase.members", noun.lower)
    ):
        return False
    rest = _CLAUSE.match(cast.text, noun.end)
    told = rest[0].lower().split() if rest else []
    if not told or not cast.lex.has("phrase.told_by", told[0]):
        return False
    known = (
        cast.lex.has("phrase.demonstratives", w) or cast.lex.has("phrase.nicknamed", w)
        for w in told
    )
    return any(known)


def _points(cast: Cast, words: Sequence[Token]) -> bool:
    """Whether an office ends in a word that points at whom nobody named ("Bendahara Partai
    Arunika ini")."""
    first, last = words[0], words[-1].lower
    office = first.is_capital and cast.lex.has("phrase.members", first.lower)
    return office and len(words) > 2 and cast.lex.has("phrase.demonstratives", last)


def _epithet(cast: Cast, noun: str) -> bool:
    """Whether a noun stands for somebody named before: "the 27-year-old", "the striker"."""
    age = noun[:1].isdigit() and cast.lex.has("phrase.aged", noun.lstrip("0123456789"))
    return age or cast.lex.has("phrase.epithets", noun)

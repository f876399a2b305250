"""Who a speaker's phrase stands for.

A phrase is linked to the entity it names (a person first, else a body); a pronoun or a
description ("badan tersebut") to who spoke, or was named, before it. What cannot be
linked keeps its own words as the name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from runut.records import Entity, Role, Source
from runut.statements.clauses import Token
from runut.statements.lexicon import Lexicon
from runut.statements.offices import Named, Speaker, holders


@dataclass(slots=True)
class Cast:
    """Those named in one article, and those who spoke so far, latest last."""

    text: str
    lex: Lexicon
    mentions: list[Named]
    starts: list[int]
    spoke: list[Speaker] = field(default_factory=list)
    roles: dict[str, Speaker] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, entities: Sequence[Entity], lex: Lexicon) -> Cast:
        """The cast of an article; only mentions by name are anchors."""
        named = sorted(
            (
                Named(mention.start, mention.end, entity)
                for entity in entities
                for mention in entity.mentions
                if mention.kind == "name"
            ),
            key=lambda found: (found.start, -found.end, found.entity.id),
        )
        cast = cls(text=text, lex=lex, mentions=named, starts=[n.start for n in named])
        cast.roles = holders(text, named, lex)
        return cast

    # ------------------------------------------------------------------ whom it names

    def within(self, start: int, end: int) -> list[Named]:
        """Mentions that lie in ``[start, end)``, in order."""
        i = bisect_left(self.starts, start)
        found = []
        while i < len(self.mentions) and self.mentions[i].start < end:
            if self.mentions[i].end <= end + 1:
                found.append(self.mentions[i])
            i += 1
        return found

    def sources(self, phrase: Sequence[Token], role: Role = "speaker") -> list[Source]:
        """The sources a phrase names, in order; several when it joins names."""
        words = [t for t in phrase if t.is_word]
        if not words:
            return []
        start, end = phrase[0].start, phrase[-1].end
        pronoun = self._pronoun(words)
        if pronoun is not None:
            return self.again(pronoun, words[-1].start, words[-1].end, role)
        role_holder = self.roles.get(" ".join(t.lower for t in words))
        if role_holder is not None:
            return [_source(role_holder, start, end, role)]
        described = self._described(words)
        if described is not None:
            return [_source(described, start, end, role)]
        found = self.within(start, end)
        people = [
            n
            for n in found
            if n.entity.type == "PER"
            and self._speaks(phrase, n)
            and not self._tells_which(words, n)
        ]
        if people and not self._relational(words, people):
            return self._people(phrase, people, role)
        return self._several(words, found, role) or [self._body(phrase, words, found, role)]

    def _speaks(self, phrase: Sequence[Token], named: Named) -> bool:
        """Whether the person is the phrase's own, not one it tells of ("hakim yang
        mengadili Bagas")."""
        for token in reversed(phrase):
            if token.start >= named.start:
                continue
            if token.text == ",":
                return True
            if self.lex.has("phrase.of_others", token.lower):
                return False
        return True

    def _tells_which(self, words: Sequence[Token], named: Named) -> bool:
        """Whether a person's name only tells which body speaks: "the Quill campaign"."""
        first, last = words[0], words[-1]
        return (
            self.lex.has("frame.determiners", first.lower)
            and first.end < named.start <= first.end + 1
            and last.start >= named.end
            and not last.is_capital
            and "," not in self.text[named.end : last.end]
        )

    def _several(self, words: Sequence[Token], found: Sequence[Named], role: Role) -> list[Source]:
        """The bodies and places of a phrase that is nothing but their list: "Baik A
        maupun B"."""
        if len(found) < 2:
            return []
        inside = {t.start for t in words for n in found if n.start <= t.start < n.end}
        rest = [t.lower for t in words if t.start not in inside]
        if not rest or not all(self.lex.has("phrase.joins", word) for word in rest):
            return []
        return [
            _source(Speaker(n.entity.name, n.entity.id, "body"), n.start, n.end, role)
            for n in found
        ]

    def people(self, start: int, end: int) -> list[Source]:
        """The persons named in ``[start, end)``, as speakers."""
        return [
            _source(Speaker(n.entity.name, n.entity.id, "person"), n.start, n.end, "speaker")
            for n in self.within(start, end)
            if n.entity.type == "PER"
        ]

    def _people(self, phrase: Sequence[Token], people: list[Named], role: Role) -> list[Source]:
        joined = [
            n for k, n in enumerate(people) if k == 0 or self._joins(people[k - 1].end, n.start)
        ]
        if len(joined) > 1 and len(joined) == len(people):
            chosen = people
        elif self._first_is_subject(phrase, people):
            chosen = people[:1]
        else:
            chosen = people[-1:]
        sources = []
        for named in chosen:
            speaker = self.roles.get(named.entity.name.lower()) or Speaker(
                named.entity.name, named.entity.id, "person"
            )
            sources.append(
                _source(speaker, phrase[0].start, phrase[-1].end, role)
                if len(chosen) == 1
                else _source(speaker, named.start, named.end, role)
            )
        return sources

    def _joins(self, start: int, end: int) -> bool:
        between = self.text[start:end].strip(" ,").lower()
        return self.lex.has("phrase.joins", between)

    def _first_is_subject(self, phrase: Sequence[Token], people: list[Named]) -> bool:
        """Whether the first person is who speaks and the rest describes: "Budi, orang
        dekat Prabowo"."""
        after = self.text[people[0].end : people[0].end + 2].strip()
        return (
            people[0].start <= phrase[0].start + 1
            or (
                after.startswith(",")
                and len(people) > 1
                and not self._bare(people[1], phrase[-1].end)
            )
            or len(people) == 1
        )

    def _bare(self, named: Named, end: int) -> bool:
        return not self.text[named.end : end].strip(" ,.)") and (
            self.text[max(0, named.start - 2) : named.start].strip() == ","
        )

    def _relational(self, words: Sequence[Token], people: list[Named]) -> bool:
        """Whether the person is only whose speaker it is: "juru bicara Putin"."""
        if len(people) != 1 or not self.lex.has("phrase.relational", words[0].lower):
            return False
        named = people[0]
        short = " " not in self.text[named.start : named.end]
        ends = named.end >= words[-1].end - 1
        return short and ends and (" " in named.entity.name or len(words) <= 3)

    def _body(
        self, phrase: Sequence[Token], words: Sequence[Token], found: list[Named], role: Role
    ) -> Source:
        start, end = words[0].start, self._named_end(phrase)
        own = self.text[start:end].strip(" ,.")
        if role == "via":
            own = self._past_kind(own)
        found = [] if self._of_a_body(words, found) else [n for n in found if n.start < end]
        if self.lex.has("phrase.people", words[0].lower) and not words[0].is_capital:
            found = []
        elif self.lex.has("phrase.people", words[0].lower):
            found = [n for n in found if n.start <= start + 1 and n.end >= end - 1]
        bodies = [n for n in found if n.entity.type == "ORG"]
        writing = self.lex.has("phrase.writings", words[0].lower)
        if bodies:
            named = bodies[-1] if writing or role == "via" else bodies[0]
            alone = (
                role == "via"
                or named.start <= start + 1
                or self.lex.has("phrase.bodies", words[0].lower)
            )
            name = named.entity.name if alone or writing else own
            return _source(Speaker(name, named.entity.id, "body"), start, end, role)
        exact = [n for n in found if n.start <= start + 1 and n.end >= end - 1]
        if exact:
            speaker = Speaker(exact[0].entity.name, exact[0].entity.id, "body")
            return _source(speaker, start, end, role)
        return _source(Speaker(self._fuller(own), None, self._kind(words)), start, end, role)

    def _of_a_body(self, words: Sequence[Token], found: Sequence[Named]) -> bool:
        """Whether the bodies named only say whose that is which speaks: "aplikasi milik X itu"."""
        pointed = len(words) > 1 and self.lex.has("phrase.demonstratives", words[-1].lower)
        told = self.lex.has("phrase.bodies", words[0].lower)
        return pointed and not told and bool(found) and found[0].start > words[0].end

    def _past_kind(self, own: str) -> str:
        """A medium's name without the word for what it is that stands glued to it
        ("beritaAntara")."""
        kind = next((at for at, char in enumerate(own) if char.isupper()), 0)
        return own[kind:] if self.lex.has("credit.head", own[:kind]) else own

    def _named_end(self, phrase: Sequence[Token]) -> int:
        """Where the name in a phrase ends: before circumstances ("pada Rabu")."""
        if self.lex.has("phrase.writings", phrase[0].lower):
            return phrase[-1].end
        for k in range(1, len(phrase)):
            token = phrase[k]
            inside = token.is_capital or self.lex.has("phrase.inside", token.lower)
            if (self.lex.has("phrase.circumstance", token.lower) and not inside) or (
                token.text == "(" and k + 1 < len(phrase) and phrase[k + 1].text[0].isdigit()
            ):
                return phrase[k - 1].end
        return phrase[-1].end

    def _fuller(self, own: str) -> str:
        """A longer name of somebody who spoke, when ``own`` is one word of it."""
        if " " in own or not own[:1].isupper():
            return own
        for speaker in reversed(self.spoke):
            if own in speaker.name.split() and speaker.kind == "person":
                return speaker.name
        return own

    def _kind(self, words: Sequence[Token]) -> str:
        first = words[0].lower
        if self.lex.has("phrase.writings", first):
            return "writing"
        if self.lex.has("phrase.many", first):
            return "many"
        if any(self.lex.has("phrase.bodies", w.lower) for w in words[:2]):
            return "body"
        return "person"

    # ---------------------------------------------------------------- who is meant again

    def _pronoun(self, words: Sequence[Token]) -> str | None:
        last = words[-1].lower
        if len(words) <= 2 and self.lex.has("phrase.pronouns", last):
            return last
        first = words[0].lower
        return first if len(words) <= 2 and self.lex.has("phrase.pronouns", first) else None

    def _described(self, words: Sequence[Token]) -> Speaker | None:
        if len(words) < 2 or not self.lex.has("phrase.demonstratives", words[-1].lower):
            return None
        head = words[0].lower
        if self.lex.has("phrase.bodies", head):
            return self._last(("body",), words[0].start)
        if self.lex.has("phrase.people", head) or self.lex.has("phrase.members", head):
            return self._last(("person",), words[0].start)
        return None

    def again(self, pronoun: str, start: int, end: int, role: Role = "speaker") -> list[Source]:
        """Whom a pronoun at ``[start, end)`` stands for; "" is a clitic's."""
        if self.lex.has("phrase.plural_pronouns", pronoun):
            many = next((s for s in reversed(self.spoke) if s.kind == "many"), None)
            if many is not None:
                return [_source(many, start, end, role)]
        kinds: tuple[str, ...] = ("person",)
        if self.lex.has("phrase.any_pronouns", pronoun):
            kinds = ("person", "body", "many")
        elif not pronoun and self.spoke and self.spoke[-1].kind == "body":
            kinds = ("person", "body")
        speaker = self._last(kinds, start)
        if speaker is None:
            return []
        return [_source(speaker, start, end, role)]

    def _last(self, kinds: tuple[str, ...], before: int) -> Speaker | None:
        for speaker in reversed(self.spoke):
            if speaker.kind in kinds:
                return speaker
        wanted = "PER" if "person" in kinds else "ORG"
        i = bisect_left(self.starts, before) - 1
        while i >= 0:
            if self.mentions[i].entity.type == wanted:
                entity = self.mentions[i].entity
                return Speaker(entity.name, entity.id, "person" if wanted == "PER" else "body")
            i -= 1
        return None

    def heard(self, sources: Sequence[Source], words: Sequence[Token]) -> None:
        """Remember who spoke, so that "katanya" finds them."""
        for source in sources:
            if source.role != "speaker":
                continue
            known = next((s for s in self.spoke if s.name == source.name), None)
            kind = known.kind if known else self._kind_of(source, words)
            if known is not None:
                self.spoke.remove(known)
            self.spoke.append(Speaker(source.name, source.entity, kind))

    def _kind_of(self, source: Source, words: Sequence[Token]) -> str:
        inside = [t for t in words if t.is_word and source.start <= t.start < source.end]
        if inside and self.lex.has("phrase.relational", inside[0].lower):
            return "person"
        for named in self.within(source.start, source.end):
            if named.entity.id == source.entity:
                return "person" if named.entity.type == "PER" else "body"
        return self._kind(inside) if inside else "person"


def _source(speaker: Speaker, start: int, end: int, role: Role) -> Source:
    return Source(name=speaker.name, entity=speaker.entity, role=role, start=start, end=end)

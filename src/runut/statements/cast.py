"""Those named in an article, and those who spoke in it so far."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from runut.lang.pack import Pack
from runut.records import Entity, Role, Source
from runut.statements import genders
from runut.statements.clauses import Token
from runut.statements.lexicon import Lexicon
from runut.statements.offices import Named, Speaker, holders
from runut.text.identifying import posts

#: The end of a product's name, which a firm's has not ("Lindu X9").
_MODEL = re.compile(r"\s(?=\w*\d)(?=\w*[A-Za-z])\w+$")
#: Where a sentence ends, and within so many characters before a name an office stands.
_SENTENCE_ENDS, _LEAD = re.compile(r"[.!?][\"”’]?\s+|\n+"), 80
#: A title stands within so many characters before a name.
_TITLE = 12


@dataclass(slots=True)
class Cast:
    """Those named in one article, and those who spoke so far, latest last."""

    text: str
    lex: Lexicon
    pack: Pack
    mentions: list[Named]
    starts: list[int]
    known: Mapping[str, Entity]
    spoke: list[Speaker] = field(default_factory=list)
    roles: dict[str, Speaker] = field(default_factory=dict)
    heard_at: int = -1
    genders: dict[str, str | None] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, entities: Sequence[Entity], lex: Lexicon, pack: Pack) -> Cast:
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
        cast = cls(
            text=text,
            lex=lex,
            pack=pack,
            mentions=named,
            starts=[n.start for n in named],
            known={n.entity.id: n.entity for n in named},
        )
        cast.roles = holders(text, named, lex, pack)
        return cast

    def within(self, start: int, end: int) -> list[Named]:
        """Mentions that lie in ``[start, end)``, in order."""
        i = bisect_left(self.starts, start)
        found = []
        while i < len(self.mentions) and self.mentions[i].start < end:
            if self.mentions[i].end <= end + 1:
                found.append(self.mentions[i])
            i += 1
        return found

    def people(self, start: int, end: int) -> list[Source]:
        """The persons named in ``[start, end)``, as speakers."""
        return [
            Speaker(n.entity.name, n.entity.id, "person").at(n.start, n.end, "speaker")
            for n in self.within(start, end)
            if n.entity.type == "PER"
        ]

    def is_new(self, source: Source) -> bool:
        """Whether the article names somebody here for the first time."""
        first = next(n for n in self.mentions if n.entity.id == source.entity)
        return first.start == source.start

    def is_person(self, source: Source) -> bool:
        """Whether a source is a person whom the article names."""
        entity = self.known.get(source.entity or "")
        return entity is not None and entity.type == "PER"

    def is_known(self, source: Source, words: Sequence[Token]) -> bool:
        """Whether a source is somebody whom the article names, or a crowd ("residents")."""
        if source.entity in self.known:
            return True
        return self.kind([word for word in words if word.is_word]) == "many"

    def officer(self, start: int, end: int) -> Speaker | None:
        """The person of the article who holds the office told at ``[start, end)``."""
        office = self.text[start:end]
        if not posts.is_one(office, self.pack):
            return None
        people = {id: entity for id, entity in self.known.items() if entity.type == "PER"}
        held = {id: entity.roles for id, entity in people.items() if entity.roles}
        before = {n.entity.id for n in self.mentions[: bisect_left(self.starts, start)]}
        who = posts.holder(office, held, self.pack, introduced=before)
        return Speaker(people[who].name, who, "person") if who is not None else None

    def again(self, pronoun: str, start: int, end: int, role: Role = "speaker") -> list[Source]:
        """Whom a pronoun at ``[start, end)`` stands for; "" is a clitic's. A plural never stands
        for one person: the last of many who spoke, a body that spoke last, or nobody known."""
        if self.lex.has("phrase.plural_pronouns", pronoun):
            last = self.spoke[-1:] if self.spoke[-1:] and self.spoke[-1].kind == "body" else []
            many = [s for s in self.spoke if s.kind == "many"] or last
            return [many[-1].at(start, end, role)] if many else []
        kinds: tuple[str, ...] = ("person",)
        if self.lex.has("phrase.any_pronouns", pronoun):
            kinds = ("person", "body", "many")
        elif not pronoun and self.spoke and self.spoke[-1].kind == "body":
            kinds = ("person", "body")
        speaker = self.last(kinds, start, genders.of_pronoun(pronoun, self.pack))
        if speaker is None:
            return []
        return [speaker.at(start, end, role)]

    def last(
        self, kinds: tuple[str, ...], before: int, gender: str | None = None
    ) -> Speaker | None:
        """Who of these ``kinds`` spoke last, else was named last before an offset; nobody who is
        known to be of another ``gender``."""
        for speaker in reversed(self.spoke):
            if speaker.kind in kinds and self._may_be(speaker, gender):
                return speaker
        wanted = "PER" if "person" in kinds else "ORG"
        for at in range(bisect_left(self.starts, before) - 1, -1, -1):
            entity = self.mentions[at].entity
            if entity.type != wanted or _MODEL.search(entity.name):
                continue
            found = Speaker(entity.name, entity.id, "person" if wanted == "PER" else "body")
            if self._may_be(found, gender):
                return found
        return None

    def subject(self, before: int) -> Speaker | None:
        """The person with whose name or office the sentence before an offset opens, unless
        somebody spoke since; else who spoke or was named last."""
        for at in range(bisect_left(self.starts, before) - 1, -1, -1):
            named = self.mentions[at]
            between = self.text[named.end : before]
            if named.start <= self.heard_at or len(_SENTENCE_ENDS.findall(between)) > 1:
                break
            quoted = between.count('"') % 2 or between.count("”") > between.count("“")
            if named.entity.type == "PER" and self._opens(named) and not quoted:
                return Speaker(named.entity.name, named.entity.id, "person")
        return self.last(("person",), before)

    def _opens(self, named: Named) -> bool:
        """Whether a sentence opens with a name, or with capitals that lead to it."""
        lead = _SENTENCE_ENDS.split(self.text[max(0, named.start - _LEAD) : named.start])[-1]
        return all(word[:1].isupper() for word in lead.split())

    def _may_be(self, speaker: Speaker, gender: str | None) -> bool:
        """Whether nothing tells that a speaker is not of a ``gender``; None is any."""
        if gender is None or speaker.kind != "person":
            return True
        key = speaker.entity or speaker.name
        if key not in self.genders:
            self.genders[key] = self._gender(speaker)
        return self.genders[key] in (None, gender)

    def _gender(self, speaker: Speaker) -> str | None:
        entity = self.known.get(speaker.entity or "")
        if entity is None:
            return genders.of_phrase(speaker.name.split(), self.pack)
        starts = (named.start for named in self.mentions if named.entity is entity)
        lines = (self.text[max(0, at - _TITLE) : at].rpartition("\n")[2] for at in starts)
        titles = [word.rstrip(".") for line in lines for word in line.split()[-1:]]
        return genders.of_person(entity.names, entity.roles, titles, self.pack)

    def called(self, head: str, before: int) -> Speaker | None:
        """The body named last before an offset one of whose names begins with its kind ``head``:
        "yayasan itu" is "Yayasan Lentera"."""
        for named in reversed(self.mentions[: bisect_left(self.starts, before)]):
            entity = named.entity
            heads = (name.split()[0].lower() for name in entity.names)
            if entity.type == "ORG" and head in heads:
                return Speaker(entity.name, entity.id, "body")
        return None

    def heard(self, sources: Sequence[Source], words: Sequence[Token]) -> None:
        """Remember who spoke, so that "katanya" finds them."""
        for source in sources:
            if source.role != "speaker":
                continue
            self.heard_at = max(self.heard_at, source.start)
            known = next((s for s in self.spoke if s.name == source.name), None)
            kind = known.kind if known else self._kind_of(source, words)
            if known is not None:
                self.spoke.remove(known)
            self.spoke.append(Speaker(source.name, source.entity, kind))

    def speaks(self, source: Source) -> bool:
        """Whether who spoke is somebody, and no writing or measurement."""
        known = next((s for s in reversed(self.spoke) if s.name == source.name), None)
        return known is not None and known.kind != "writing"

    def fuller(self, own: str) -> str:
        """A longer name of somebody who spoke, when ``own`` is one word of it."""
        if " " in own or not own[:1].isupper():
            return own
        for speaker in reversed(self.spoke):
            if own in speaker.name.split() and speaker.kind == "person":
                return speaker.name
        return own

    def kind(self, words: Sequence[Token]) -> str:
        """What kind of speaker (`Speaker.kind`) the words of a phrase speak of."""
        first = words[0].lower
        if self.personal(words):
            return "person"
        if self.lex.has("phrase.crowds", self._noun(words)):
            return "many"
        if self.lex.has("phrase.writings", first):
            return "writing"
        if self.lex.has("phrase.many", first):
            return "many"
        if any(self.lex.has("phrase.bodies", w.lower) for w in words[:2]):
            return "body"
        return "person"

    def personal(self, words: Sequence[Token]) -> bool:
        """Whether the noun of a phrase is one for a person: "the club's coach"."""
        noun = self._noun(words)
        return self.lex.has("phrase.personal", noun) or self.lex.has("phrase.epithets", noun)

    def _noun(self, words: Sequence[Token]) -> str:
        """The last word of a phrase before what only describes it."""
        ends = (k for k in range(1, len(words)) if self.lex.has("phrase.stop", words[k].lower))
        return words[next(ends, len(words)) - 1].lower

    def foremost(self, before: int) -> Speaker | None:
        """The person who spoke last, else the last before an offset whose name opens a
        sentence, as the name does of whom a passage tells."""
        spoke = next((s for s in reversed(self.spoke) if s.kind == "person"), None)
        if spoke is not None:
            return spoke
        for named in reversed(self.mentions[: bisect_left(self.starts, before)]):
            opens = self.text[: named.start].rstrip(" ")[-1:] in ("", "\n", ".", "?", "!")
            if named.entity.type == "PER" and opens:
                return Speaker(named.entity.name, named.entity.id, "person")
        return self.last(("person",), before)

    def _kind_of(self, source: Source, words: Sequence[Token]) -> str:
        inside = [t for t in words if t.is_word and source.start <= t.start < source.end]
        relational = bool(inside) and self.lex.has("phrase.relational", inside[0].lower)
        # "A" and "his" lead to anybody: to a lawyer as to a court.
        plain = relational and self.lex.has("frame.determiners", inside[0].lower)
        if relational and (not plain or self.personal(inside)):
            return "person"
        for named in self.within(source.start, source.end):
            if named.entity.id == source.entity:
                return "person" if named.entity.type == "PER" else "body"
        return self.kind(inside) if inside and (plain or not relational) else "person"

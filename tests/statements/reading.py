"""Makes statements out of a case's text, with entities the case file names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from runut.lang.pack import load
from runut.records import Article, Entity, Mention, Statement
from runut.statements.find import find
from runut.text import sentences
from runut.text.identifying import roles
from tests.text.articles import article as plain


def article(text: str, language: str = "id") -> Article:
    spans = sentences.split(text, load(language))
    return replace(plain(text, language=language, sentences=spans), outlet="Harian Samudra")


def entities(
    text: str, names: Mapping[str, Sequence[str]], language: str = "id"
) -> tuple[Entity, ...]:
    """Entities by type: a full name, and each of its words that stands alone; a person with the
    offices beside the name."""
    found = []
    taken: set[int] = set()
    for kind, full in names.items():
        for name in full:
            parts = [name, *(w for w in name.split() if kind == "PER" and len(w) > 3)]
            mentions = []
            for part in parts:
                for match in re.finditer(rf"(?<!\w){re.escape(part)}(?!\w)", text):
                    if taken.isdisjoint(range(*match.span())):
                        taken.update(range(*match.span()))
                        mentions.append(Mention(article="a", start=match.start(), end=match.end()))
            if mentions:
                entity = Entity(
                    id=name,
                    name=name,
                    type=kind,
                    names=(name,),
                    roles=_offices(text, mentions, language) if kind == "PER" else (),
                    mentions=tuple(mentions),
                )
                found.append(entity)
    return tuple(found)


def _offices(text: str, mentions: Sequence[Mention], language: str) -> tuple[str, ...]:
    pack = load(language)
    floors = [max(text.rfind("\n", 0, m.start), text.rfind(". ", 0, m.start)) for m in mentions]
    held = {
        office
        for mention, floor in zip(mentions, floors, strict=True)
        for office in (
            roles.before(text, mention.start, mention.end, floor + 1, pack),
            roles.after(text, mention.end, len(text), pack),
        )
    }
    return tuple(sorted(office for office in held if office))


def statements(
    text: str, language: str = "id", names: Mapping[str, Sequence[str]] | None = None
) -> tuple[Statement, ...]:
    given = article(text, language)
    return find(given, entities(text, names or {}, language), (), (), load(language))


def shown(text: str, found: Sequence[Statement]) -> list[str]:
    """Statements as the case files write them: ``mode stance sources :: words``."""
    lines = []
    for s in found:
        if s.mode == "narration":
            continue
        chain = " < ".join(x.name for x in s.sources if x.role == "speaker")
        via = " ".join(f"<- {x.name}" for x in s.sources if x.role == "via")
        sources = " ".join(part for part in (chain, via) if part) or "-"
        lines.append(f"{s.mode} {s.stance} {sources} :: {text[s.start : s.end]}")
    return lines

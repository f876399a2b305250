"""Source chains as provenance, in PROV-JSON (W3C Member Submission, 2013).

Of "Yuri Ushakov <- Interfax <- detikcom" each arrow is a quotation: what the article holds was
quoted from what the agency sent, which was quoted from what the speaker said. Each is an
entity attributed to its own agent; of those nearer to the origin than the page, Runut knows
that they were, and not their words. A copied passage is derived from the one it copies.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from runut.export.linked.names import (
    article_iri,
    claim_iri,
    outlet_iri,
    source_iri,
    statement_iri,
    text_hash,
)
from runut.identity import urn
from runut.records import Account, Article, Copy, Entity, Passage, Statement

PREFIXES = {
    "uuid": "urn:uuid:",
    "wikidata": "http://www.wikidata.org/entity/",
    "runut": "https://runut.example/terms#",
}
_KINDS = {"PER": "prov:Person", "ORG": "prov:Organization"}


def document(accounts: Iterable[Account]) -> dict[str, Any]:
    """The provenance of all statements of the accounts."""
    chains = _Chains()
    for account in accounts:
        chains.add(account)
    return {"prefix": PREFIXES, **{kind: found for kind, found in chains.kinds() if found}}


@dataclass
class _Chains:
    """Gathers the parts of a PROV-JSON document; what is said twice stands once."""

    entities: dict[str, Any] = field(default_factory=dict)
    agents: dict[str, Any] = field(default_factory=dict)
    attributed: dict[str, Any] = field(default_factory=dict)
    derived: dict[str, Any] = field(default_factory=dict)
    members: dict[str, Any] = field(default_factory=dict)

    def kinds(self) -> tuple[tuple[str, dict[str, Any]], ...]:
        """The parts by their names in PROV-JSON."""
        return (
            ("entity", self.entities),
            ("agent", self.agents),
            ("wasAttributedTo", self.attributed),
            ("wasDerivedFrom", self.derived),
            ("hadMember", self.members),
        )

    def add(self, account: Account) -> None:
        """Add what an account knows."""
        named = {entity.id: entity for entity in account.entities}
        articles = {article.id: article for article in account.articles}
        for article in account.articles:
            self._article(article)
        for statement in account.statements:
            self._statement(statement, articles[statement.article], named)
        for copy in account.copies:
            self._copy(copy)
        for claim in account.claims:
            own = _short(claim_iri(account.story.id, claim.id))
            self.entities[own] = {
                "prov:type": _name("runut:Claim"), "runut:standing": claim.standing
            }  # fmt: skip
            for id in claim.statements:
                self._member(own, _short(statement_iri(id)))

    def _article(self, article: Article) -> None:
        own = _short(article_iri(article.id))
        found: dict[str, Any] = {
            "prov:type": _name("prov:Collection"),
            "prov:label": article.title or article.outlet,
            "runut:article": article.id,
            "runut:sha256": text_hash(article),
        }
        if article.url:
            found["prov:location"] = article.url
        if article.published:
            found["runut:published"] = article.published
        self.entities[own] = found
        self._attributed(own, self._outlet(article.outlet))

    def _statement(self, statement: Statement, article: Article, named: dict[str, Entity]) -> None:
        own = _short(statement_iri(statement.id))
        self.entities[own] = {
            "prov:type": _name("runut:Statement"),
            "prov:value": article.text[statement.start : statement.end],
            "runut:start": statement.start,
            "runut:end": statement.end,
            "runut:mode": statement.mode,
            "runut:stance": statement.stance,
        }
        self._member(_short(article_iri(article.id)), own)
        if not statement.sources:
            self._attributed(own, self._outlet(article.outlet))
        nearer = own
        # From the page outwards: those it came through, then those who said it, who may be
        # several together.
        for source in sorted(statement.sources, key=lambda source: source.role == "speaker"):
            entity = named.get(source.entity or "")
            agent = _short(source_iri(source, named))
            kind = _KINDS.get(entity.type) if entity else None
            self._agent(agent, entity.name if entity else source.name, kind)
            said = _short(urn("said", statement.id, agent))
            self.entities[said] = {"prov:type": _name(f"runut:{source.role}")}
            self._attributed(said, agent)
            self._derived(nearer, said, "prov:Quotation")
            if source.role == "via":
                nearer = said

    def _copy(self, copy: Copy) -> None:
        target, origin = map(self._passage, (copy.target, copy.origin))
        self._derived(target, origin, "runut:Copy", **{"runut:likeness": copy.likeness})

    def _passage(self, passage: Passage) -> str:
        """A passage of its own: of two articles each may have copied something of the other."""
        span = (str(passage.start), str(passage.end))
        own = _short(urn("passage", passage.article, *span))
        self.entities[own] = {
            "prov:type": _name("runut:Passage"),
            "runut:start": passage.start,
            "runut:end": passage.end,
        }
        self._member(_short(article_iri(passage.article)), own)
        return own

    def _outlet(self, outlet: str) -> str:
        agent = _short(outlet_iri(outlet))
        self._agent(agent, outlet, "prov:Organization")
        return agent

    def _agent(self, agent: str, label: str, kind: str | None) -> None:
        found: dict[str, Any] = {"prov:label": label}
        if kind:
            found["prov:type"] = _name(kind)
        self.agents.setdefault(agent, found)

    def _attributed(self, entity: str, agent: str) -> None:
        self.attributed[_blank("a", entity, agent)] = {"prov:entity": entity, "prov:agent": agent}

    def _derived(self, later: str, earlier: str, kind: str, **more: Any) -> None:
        self.derived[_blank("d", later, earlier)] = {
            "prov:generatedEntity": later,
            "prov:usedEntity": earlier,
            "prov:type": _name(kind),
            **more,
        }

    def _member(self, whole: str, part: str) -> None:
        self.members[_blank("m", whole, part)] = {"prov:collection": whole, "prov:entity": part}


def _short(iri: str) -> str:
    """An IRI as a qualified name."""
    for prefix, beginning in PREFIXES.items():
        if iri.startswith(beginning):
            return f"{prefix}:{iri.removeprefix(beginning)}"
    raise ValueError(iri)


def _name(qualified: str) -> dict[str, str]:
    return {"$": qualified, "type": "prov:QUALIFIED_NAME"}


def _blank(kind: str, *ends: str) -> str:
    """A name for a relation: the same for the same ends."""
    return f"_:{kind}{urn(kind, *ends).removeprefix('urn:uuid:')}"

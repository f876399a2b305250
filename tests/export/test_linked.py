"""Linked data: the words are found again, references lead somewhere, formats keep their rules."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

import jsonschema
import pytest

from runut.export.linked import jsonld, ninjs, provenance, web_annotations
from runut.records import Account, Source
from tests.export.sample import FIRST, SECOND, account

_URN = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _relayed() -> Account:
    """The account with a statement that came through an agency, and a Wikidata item."""
    whole = account()
    agency = Source(name="Kawat", entity=None, role="via", start=0, end=3)
    second = replace(whole.statements[2], sources=(*whole.statements[2].sources, agency))
    entity = replace(whole.entities[0], wikidata="Q42")
    statements = (*whole.statements[:2], second, *whole.statements[3:])
    return replace(whole, statements=statements, entities=(entity,))


ACCOUNTS = (account(), _relayed())


def _read(document: object) -> Any:
    return json.loads(json.dumps(document))


# ------------------------------------------------------------------- web annotations


@pytest.mark.parametrize("whole", ACCOUNTS, ids=["plain", "relayed"])
def test_both_selectors_find_the_words_in_the_text_of_that_hash(whole: Account) -> None:
    texts = {sha256(text.encode()).hexdigest(): text for text in (FIRST, SECOND)}
    items = _read(web_annotations.document([whole]))["first"]["items"]
    assert len(items) == len(whole.statements)
    for item, statement in zip(items, whole.statements, strict=True):
        text = texts[item["target"]["source"]["sha256"]]
        position, quote = item["target"]["selector"]
        assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        assert text[position["start"] : position["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.count(around) == 1
        assert text.index(around) + len(quote["prefix"]) == statement.start


def test_a_passage_told_twice_is_still_found_where_it_stands() -> None:
    whole = account()
    twice = f"{FIRST} {FIRST} Selesai."
    start = len(FIRST) + 1 + FIRST.index("Ada 40")
    second = replace(whole.statements[1], start=start, end=start + len("Ada 40 kios yang terbakar"))
    article = replace(whole.articles[0], text=twice)
    doubled = replace(whole, articles=(article, whole.articles[1]), statements=(second,))
    (item,) = _read(web_annotations.document([doubled]))["first"]["items"]
    _, quote = item["target"]["selector"]
    around = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert twice.count(around) == 1
    assert twice.index(around) + len(quote["prefix"]) == start


def test_an_annotation_keeps_the_rules_of_the_model() -> None:
    """Web Annotation Data Model, sections 3.1, 3.2.5, 4.3, 5: what must be there."""
    found = _read(web_annotations.document([_relayed()]))
    assert found["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert found["type"] == "AnnotationCollection"
    assert found["total"] == len(found["first"]["items"])
    assert found["first"]["type"] == "AnnotationPage"
    ids = [item["id"] for item in found["first"]["items"]]
    assert len(set(ids)) == len(ids) and all(map(_URN.fullmatch, ids))
    for item in found["first"]["items"]:
        assert item["type"] == "Annotation"
        assert item["target"]["source"]["id"]
        for body in item.get("body", ()):
            assert body["type"] == "SpecificResource"
            assert body["source"]
            assert body["purpose"] in {"identifying", "linking"}
    speakers = [body["source"] for body in found["first"]["items"][2]["body"][:2]]
    assert speakers[0]["id"] == "http://www.wikidata.org/entity/Q42"
    assert speakers[1]["label"] == "Kawat"


# ------------------------------------------------------------------------ schema.org

#: The properties that schema.org gives to each type used here, of those that are used.
_OF_SCHEMA_ORG = {
    "NewsArticle": "identifier headline url datePublished inLanguage version author publisher "
    "mentions",
    "Quotation": "text inLanguage spokenByCharacter isPartOf",
    "Claim": "text inLanguage appearance firstAppearance author",
    "Person": "name alternateName",
    "Organization": "name alternateName",
    "NewsMediaOrganization": "name",
    "Place": "name alternateName",
    "Thing": "name",
}


@pytest.mark.parametrize("whole", ACCOUNTS, ids=["plain", "relayed"])
def test_every_property_belongs_to_its_type_and_every_reference_leads_to_a_node(
    whole: Account,
) -> None:
    found = _read(jsonld.document([whole]))
    assert found["@context"][0] == "https://schema.org"
    nodes = {node["@id"]: node for node in found["@graph"]}
    assert len(nodes) == len(found["@graph"])
    for node in nodes.values():
        known = {"@type", "@id", *_OF_SCHEMA_ORG[node["@type"]].split()}
        assert {key for key in node if not key.startswith("runut:")} <= known
    for reference in _references(found["@graph"]):
        assert reference in nodes


def _references(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _references(each)
    elif isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value["@id"]
        for each in value.values():
            yield from _references(each)


def test_quotes_and_claims_are_the_words_of_the_articles() -> None:
    nodes = _read(jsonld.document([account()]))["@graph"]
    (quote,) = [node for node in nodes if node["@type"] == "Quotation"]
    assert quote["text"] == FIRST[quote["runut:start"] : quote["runut:end"]]
    claims = [node for node in nodes if node["@type"] == "Claim"]
    assert [claim["runut:standing"] for claim in claims] == ["updated", "single", "disputed"]
    assert all(claim["text"] in FIRST or claim["text"] in SECOND for claim in claims)
    assert not any(FIRST in str(node) for node in nodes)


def test_the_same_account_twice_is_there_once() -> None:
    assert jsonld.document([account(), account()]) == jsonld.document([account()])


# ------------------------------------------------------------------------ provenance

_PROV = {
    "type": "object",
    "required": ["prefix", "entity", "agent", "wasAttributedTo"],
    "additionalProperties": False,
    "properties": {
        "prefix": {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}},
        "entity": {"type": "object", "propertyNames": {"pattern": r"^(uuid|wikidata):"}},
        "agent": {"type": "object", "propertyNames": {"pattern": r"^(uuid|wikidata):"}},
        "wasAttributedTo": {"$ref": "#/$defs/relations"},
        "wasDerivedFrom": {"$ref": "#/$defs/relations"},
        "hadMember": {"$ref": "#/$defs/relations"},
    },
    "$defs": {"relations": {"type": "object", "propertyNames": {"pattern": "^_:"}}},
}
_ENDS = {
    "wasAttributedTo": {"prov:entity": "entity", "prov:agent": "agent"},
    "wasDerivedFrom": {"prov:generatedEntity": "entity", "prov:usedEntity": "entity"},
    "hadMember": {"prov:collection": "entity", "prov:entity": "entity"},
}


@pytest.mark.parametrize("whole", ACCOUNTS, ids=["plain", "relayed"])
def test_provenance_keeps_the_rules_and_its_ends_are_there(whole: Account) -> None:
    found = _read(provenance.document([whole]))
    jsonschema.validate(found, _PROV)
    for kind, ends in _ENDS.items():
        for relation in found[kind].values():
            for end, where in ends.items():
                assert relation[end] in found[where]


def test_nothing_is_derived_from_itself_however_far() -> None:
    found = _read(provenance.document([_relayed()]))["wasDerivedFrom"].values()
    earlier: dict[str, set[str]] = {}
    for relation in found:
        earlier.setdefault(relation["prov:generatedEntity"], set()).add(relation["prov:usedEntity"])
    for start in earlier:
        seen: set[str] = set()
        todo = set(earlier[start])
        while todo:
            assert start not in todo
            seen |= todo
            todo = {further for each in todo for further in earlier.get(each, ())} - seen


def test_a_chain_leads_from_the_page_through_the_agency_to_the_speaker() -> None:
    found = _read(provenance.document([_relayed()]))
    by_words = {entity.get("prov:value"): name for name, entity in found["entity"].items()}

    def agents(entity: str) -> set[str]:
        relations = found["wasAttributedTo"].values()
        those = [each["prov:agent"] for each in relations if each["prov:entity"] == entity]
        return {found["agent"][agent]["prov:label"] for agent in those}

    def before(entity: str) -> str:
        relations = found["wasDerivedFrom"].values()
        (one,) = [e["prov:usedEntity"] for e in relations if e["prov:generatedEntity"] == entity]
        return str(one)

    relay = before(by_words["46 kios terbakar"])
    assert agents(relay) == {"Kawat"}
    assert agents(before(relay)) == {"Bima Raksana"}
    direct = before(by_words["Ada 40 kios yang terbakar"])
    assert agents(direct) == {"Bima Raksana"}
    assert agents(by_words["ada korban <jiwa>"]) == {"dua.example"}


# ----------------------------------------------------------------------------- ninjs

_NAMED = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: {"type": "string"} for name in ("name", "rel", "uri")},
    },
}
#: Of ninjs 2.1, the properties used here, with what it says of each.
_NINJS: dict[str, Any] = {
    "type": "object",
    "required": ["uri"],
    "additionalProperties": False,
    "properties": {
        "uri": {"type": "string", "format": "uri"},
        "standard": {
            "type": "object",
            "additionalProperties": False,
            "properties": {name: {"type": "string"} for name in ("name", "version", "schema")},
        },
        "type": {"const": "text"},
        "representationtype": {"enum": ["full", "partial"]},
        "version": {"type": "string"},
        "versioncreated": {"type": "string", "pattern": r"T\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$"},
        "language": {"type": "string"},
        "by": {"type": "string"},
        "headlines": {"type": "array", "items": {"required": ["value"]}},
        "bodies": {
            "type": "array",
            "items": {
                "required": ["value"],
                "additionalProperties": False,
                "properties": {
                    **{name: {"type": "string"} for name in ("role", "contenttype", "value")},
                    **{name: {"type": "number"} for name in ("charcount", "wordcount")},
                },
            },
        },
        "people": _NAMED,
        "organisations": _NAMED,
        "places": _NAMED,
        "infosources": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {name: {"type": "string"} for name in ("name", "role", "uri")},
            },
        },
        "altids": {"type": "array", "items": {"required": ["role", "value"]}},
    },
}


@pytest.mark.parametrize("whole", ACCOUNTS, ids=["plain", "relayed"])
def test_articles_as_ninjs(whole: Account) -> None:
    first, second = _read(ninjs.items(whole))
    for item in (first, second):
        jsonschema.validate(item, _NINJS)
        assert _URN.fullmatch(item["uri"])
    assert first["bodies"][0]["value"] == FIRST
    assert first["versioncreated"] == "2025-05-04T21:10:00+07:00"
    assert "versioncreated" not in second  # only the day is known
    assert [person["name"] for person in first["people"]] == ["Bima Raksana"]
    assert {source["name"] for source in second["infosources"]} >= {"dua.example", "Bima Raksana"}

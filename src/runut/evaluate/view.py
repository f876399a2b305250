"""One account document, indexed by what scorers ask of it.

The document is the JSON contract (`runut.export.shapes`), so anybody's export can be
scored, not only ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from runut.evaluate.anchors import Places, covers, overlap, squash
from runut.evaluate.gold import Anchor
from runut.records import Passage

#: Characters on each side of a statement in which a timeline's word is sought.
SURROUNDINGS = 300

Statement = Mapping[str, Any]


class View:
    """Looks from an annotator's anchors to statements and claims of ``document``.

    ``ids`` gives the document's article id for the annotator's.
    """

    def __init__(self, document: Mapping[str, Any], ids: Mapping[str, str]) -> None:
        self.document = document
        self.ids = ids
        self._places = Places(document["articles"], ids)
        self._texts = {article["id"]: article["text"] for article in document["articles"]}
        self._statements = {told["id"]: told for told in document["statements"]}
        self._by_article: dict[str, list[Statement]] = {}
        for told in document["statements"]:
            self._by_article.setdefault(told["article"], []).append(told)
        self._names = {entity["id"]: entity["names"] for entity in document["entities"]}
        self._claims: dict[str, set[str]] = {}
        for claim in document["claims"]:
            for id in claim["statements"]:
                self._claims.setdefault(id, set()).add(claim["id"])
        self._found: dict[Anchor, Passage | None] = {}

    def place(self, anchor: Anchor) -> Passage | None:
        """Where the anchor stands in the cleaned text, or None when it is gone."""
        if anchor not in self._found:
            self._found[anchor] = self._places.find(anchor)
        return self._found[anchor]

    def told_in(self, article: str) -> list[Statement]:
        """The statements of an article, named by the annotator's id."""
        return self._by_article.get(self.ids.get(article, ""), [])

    def covering(self, anchor: Anchor) -> list[Statement]:
        """Statements that cover the anchor, the one that shares most of it first."""
        place = self.place(anchor)
        if place is None:
            return []
        found = [told for told in self._by_article.get(place.article, ()) if covers(told, place)]

        def shared(told: Statement) -> int:
            return overlap(told["start"], told["end"], place.start, place.end)

        return sorted(found, key=lambda told: (-shared(told), told["start"], told["end"]))

    def claims(self, anchor: Anchor) -> frozenset[str]:
        """Ids of the claims whose statements cover the anchor."""
        ids = (self._claims.get(told["id"], set()) for told in self.covering(anchor))
        return frozenset().union(*ids)

    def held(self, anchors: Iterable[Anchor], statements: Iterable[str]) -> int:
        """How many of ``anchors`` are covered by one of the named statements."""
        named = frozenset(statements)
        return sum(any(told["id"] in named for told in self.covering(anchor)) for anchor in anchors)

    def source_names(self, told: Statement) -> list[str]:
        """Every name of every source of a statement."""
        names: list[str] = []
        for source in told["sources"]:
            names.append(source["name"])
            names.extend(self._names.get(source["entity"], ()))
        return names

    def words(self, told: Statement) -> str:
        """The text of a statement."""
        text: str = self._texts[told["article"]]
        return text[told["start"] : told["end"]]

    def around(self, statement: str) -> str:
        """A statement's surroundings without white space, in lower case; "" if unknown."""
        told = self._statements.get(statement)
        if told is None:
            return ""
        text = self._texts[told["article"]]
        start = max(0, told["start"] - SURROUNDINGS)
        return squash(text[start : told["end"] + SURROUNDINGS])[0].casefold()

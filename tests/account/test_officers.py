"""Speakers told by office in one article and by name in another."""

from __future__ import annotations

import pytest

from runut.account.sourcing import officers
from runut.records import Entity, Source
from runut.text.identifying.union import United

RAKA = Entity(
    id="raka",
    name="Raka Wiguna",
    type="PER",
    names=("Raka Wiguna", "Raka"),
    roles=("Kapolres Lembayung AKBP", "AKBP"),
    mentions=(),
)
DEWI = Entity(
    id="dewi",
    name="Dewi Larasati",
    type="PER",
    names=("Dewi Larasati",),
    roles=("Menteri Perdagangan",),
    mentions=(),
)
OTHER = Entity(
    id="other",
    name="Sinta Harjo",
    type="PER",
    names=("Sinta Harjo",),
    roles=("Kapolres Lembayung",),
    mentions=(),
)
POLICE = Entity(id="polres", name="Polres Lembayung", type="ORG", names=("Polres Lembayung",))

CASES = [
    ("Kapolres Lembayung", None, (RAKA, DEWI), "raka"),
    ("Mendag", None, (RAKA, DEWI), "dewi"),
    # A name that its own article was not read to name, apart and hanging together.
    ("Kabag Humas Polres Lembayung Raka Wiguna", "polres", (RAKA, POLICE), "raka"),
    ("Menteri PerdaganganDewi Larasati", None, (RAKA, DEWI), "dewi"),
    # Two who hold it in the story; an office without its place in an article that names nobody.
    ("Kapolres Lembayung", None, (RAKA, OTHER), None),
    ("Kapolres", None, (RAKA, DEWI), None),
    # Whose speaker somebody is, is not he; nor is a body, nor a list torn apart.
    ("juru bicara Raka Wiguna", None, (RAKA, DEWI), None),
    ("istri Raka Wiguna", None, (RAKA, DEWI), None),
    ("Polres Lembayung", "polres", (RAKA, POLICE), "polres"),
    ("Menteri Perdagangan yang", None, (RAKA, DEWI), None),
]


@pytest.mark.parametrize(("name", "entity", "story", "who"), CASES)
def test_who_is_meant(
    name: str, entity: str | None, story: tuple[Entity, ...], who: str | None
) -> None:
    meant = officers.of(United(entities=story, renamed={}), "id")
    source = Source(name=name, entity=entity, role="speaker", start=0, end=len(name))
    assert meant(source).entity == who
    assert meant(meant(source)) == meant(source)


def test_a_medium_stays_what_it_is() -> None:
    meant = officers.of(United(entities=(RAKA,), renamed={}), "id")
    source = Source(name="Kapolres Lembayung", entity=None, role="via", start=0, end=18)
    assert meant(source) is source

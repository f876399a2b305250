"""Places of a story under the word for what they are in two languages."""

from __future__ import annotations

import pytest

from runut.records import Entity, Mention
from runut.text.identifying.union import unite


def places(*names: str) -> list[str]:
    """The names of the entities that articles with one place each come to."""
    told = [
        (
            Entity(
                id=f"e{n}",
                name=name,
                type="LOC",
                names=(name,),
                mentions=(Mention(article=f"a{n}", start=0, end=len(name)),),
            ),
        )
        for n, name in enumerate(names)
    ]
    return sorted("/".join(sorted(entity.names)) for entity in unite(told, {}).entities)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Selat Wairinding", "Wairinding Strait"),
        ("Gunung Serayu", "Mount Serayu"),
        ("Pulau Karangsia", "Karangsia Island"),
    ],
)
def test_one_place_in_two_languages(one: str, two: str) -> None:
    assert len(places(one, two)) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Selat Karangsia", "Karangsia Island"),
        ("Selat Wairinding", "Selat Karangsia"),
        ("Wairinding", "Wairinding Strait"),
    ],
)
def test_two_places_stay_two(one: str, two: str) -> None:
    assert len(places(one, two)) == 2

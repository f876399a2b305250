"""Pictures of an account: what is drawn stands where it should, and doubt is drawn too."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from runut.export.drawing.bands import bands
from runut.export.drawing.chart import chart
from runut.export.drawing.flow import flow
from runut.export.drawing.strip import strip
from runut.export.wording import Wording
from runut.records import Copy, Figure, Happening, Passage, Point
from tests.export.sample import account

ID = Wording(language="id")


def _figure(*points: tuple[float, str | None]) -> Figure:
    return Figure(
        of="orang mengungsi",
        unit=None,
        points=tuple(
            Point(value=value, as_of=when, statement="s1", origin="Bima") for value, when in points
        ),
    )


def test_later_values_stand_further_right_and_larger_ones_higher() -> None:
    drawn = chart(_figure((3, "2025-05-04T10:00"), (9, "2025-05-04T12:00"), (12, "2025-05-05")), ID)
    assert drawn
    xs, ys = [dot.x for dot in drawn.dots], [dot.y for dot in drawn.dots]
    assert xs == sorted(xs) and ys == sorted(ys, reverse=True)
    assert drawn.line.count(",") == 3
    assert [dot.newest for dot in drawn.dots] == [False, False, True]


def test_a_vague_time_is_drawn_as_long_as_it_is_vague() -> None:
    drawn = chart(_figure((3, "2025-05-04T06:00"), (9, "2025-05-04T~morning")), ID)
    assert drawn
    sharp, vague = drawn.dots
    assert vague.to_x - vague.from_x > 20 * (sharp.to_x - sharp.from_x)
    assert vague.from_x < vague.x < vague.to_x


@pytest.mark.parametrize(
    "points",
    [
        (),
        ((3, "2025-05-04"),),
        ((3, "2025-05-04"), (3, "2025-05-05")),
        ((3, "2025-05-04"), (4, "2025-05-04")),
        ((3, None), (4, "2025-05-04")),
        ((3, "T08:00"), (4, "../2025-05-04")),
    ],
)
def test_too_little_makes_no_chart(points: tuple[tuple[float, str | None], ...]) -> None:
    assert chart(_figure(*points), ID) is None


def test_values_below_nothing_stay_in_the_picture() -> None:
    drawn = chart(_figure((-3, "2025-05-04"), (4, "2025-05-05")), ID)
    assert drawn
    assert all(0 < dot.y <= drawn.base for dot in drawn.dots)


def _happening(when: str, *, planned: bool = False) -> Happening:
    return Happening(when=when, precision="day", statements=("s1",), text=when, planned=planned)


def test_what_is_far_from_the_articles_is_counted_at_the_ends() -> None:
    whole = replace(
        account(),
        timeline=(
            _happening("1998"),
            _happening("2025-05-04T10:00"),
            _happening("2025-05-04T~night"),
            _happening("2025-05-05", planned=True),
            _happening("2031-01", planned=True),
        ),
    )
    drawn = strip(whole, ID)
    assert drawn
    assert (drawn.earlier, drawn.later) == (1, 1)
    assert sorted(event.entry or 0 for event in drawn.events) == [1, 2, 3]
    assert len(drawn.published) == len(whole.articles)
    assert all(0 < event.y < drawn.base for event in drawn.events)


def test_happenings_at_one_time_stand_on_rows_of_their_own() -> None:
    whole = replace(account(), timeline=tuple(_happening("2025-05-04T10:00") for _ in range(4)))
    drawn = strip(whole, ID)
    assert drawn
    assert len({event.y for event in drawn.events}) == 4


def test_sources_lead_from_speaker_to_outlet() -> None:
    drawn = flow(account(), ID)
    assert drawn
    assert {(node.role, node.full) for node in drawn.nodes} == {
        ("speaker", "Bima Raksana"),
        ("outlet", "satu.example"),
        ("outlet", "dua.example"),
    }
    assert len(drawn.strands) == 2
    assert all(strand.shared for strand in drawn.strands)
    assert (("Bima Raksana", "satu.example"), 1) in drawn.chains


def test_nobody_credited_makes_no_picture_of_sources() -> None:
    whole = account()
    bare = tuple(replace(each, sources=()) for each in whole.statements)
    assert flow(replace(whole, statements=bare), ID) is None


def test_each_copied_character_is_shown_once_by_its_earliest_article() -> None:
    whole = account()
    first, second = whole.articles
    third = replace(second, id="a3")
    copies = tuple(
        Copy(
            origin=Passage(article=origin, start=0, end=end - start),
            target=Passage(article="a3", start=start, end=end),
            likeness=1.0,
            reasons=(),
        )
        for origin, start, end in ((second.id, 0, 30), (first.id, 10, 20))
    )
    drawn = bands(replace(whole, articles=(first, second, third), copies=copies), ID)
    assert drawn
    assert [bar.letter for bar in drawn.bars] == ["A", "B", "C"]
    assert [band.letter for band in drawn.bars[-1].bands] == ["B", "A", "B"]
    edges = [(band.x, band.x + band.width) for band in drawn.bars[-1].bands]
    assert all(one[1] <= other[0] + 0.2 for one, other in pairwise(edges))

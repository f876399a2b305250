from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from runut.evaluate.bare import bare_article
from runut.export.marked import Marked, Piece, Stretch, paragraphs


def told(
    text: str, stretches: list[Stretch], seams: tuple[int, ...] = ()
) -> tuple[tuple[Piece, ...], ...]:
    return paragraphs(replace(bare_article("a", text, "id"), seams=seams), stretches)


def test_a_seam_is_shown_once_wherever_a_mark_begins() -> None:
    [[before, marked]] = told("dariAntara", [(4, 10, "s")], (4,))
    assert (before, flat((marked,))) == ("dari", "\N{THIN SPACE}Antara")
    assert told("dariAntara", [], (4,)) == (("dari\N{THIN SPACE}Antara",),)


def flat(pieces: tuple[Piece, ...]) -> str:
    return "".join(p if isinstance(p, str) else flat(p.pieces) for p in pieces)


def marks(pieces: tuple[Piece, ...]) -> list[Marked]:
    found = []
    for piece in pieces:
        if isinstance(piece, Marked):
            found += [piece, *marks(piece.pieces)]
    return found


def test_a_stretch_is_marked_where_it_stands() -> None:
    [[before, marked, after]] = told("satu dua tiga", [(5, 8, "s")])
    assert (before, after) == ("satu ", " tiga")
    assert marked == Marked(id="s", first=True, last=True, pieces=("dua",))


def test_stretches_nest() -> None:
    [[outer]] = told("satu dua tiga", [(0, 13, "o"), (5, 8, "i")])
    assert isinstance(outer, Marked)
    assert [mark.id for mark in marks((outer,))] == ["o", "i"]


def test_a_stretch_over_two_paragraphs_is_marked_in_both() -> None:
    first, second = told("satu dua\ntiga", [(5, 13, "s")])
    [one], [two] = marks(first), marks(second)
    assert (one.first, one.last) == (True, False)
    assert (two.first, two.last) == (False, True)


def test_empty_lines_are_no_paragraphs() -> None:
    assert told("\n  \na\n\n", []) == (("a",),)


SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ab: (min(ab), max(ab))),
    max_size=12,
)


@given(st.text(alphabet="ab \n", max_size=40), SPANS)
def test_no_letter_is_lost_or_doubled(text: str, spans: list[tuple[int, int]]) -> None:
    stretches = [(start, end, str(n)) for n, (start, end) in enumerate(spans)]
    shown = [flat(pieces) for pieces in told(text, stretches)]
    assert shown == [line for line in text.split("\n") if line.strip()]


@given(st.text(alphabet="ab \n", max_size=40), SPANS)
def test_a_mark_begins_once_at_most(text: str, spans: list[tuple[int, int]]) -> None:
    stretches = [(start, end, str(n)) for n, (start, end) in enumerate(spans)]
    begun = [m.id for pieces in told(text, stretches) for m in marks(pieces) if m.first]
    assert len(begun) == len(set(begun))


def test_a_stretch_begins_once_also_where_another_covers_its_beginning() -> None:
    one, other = (0, 8, "time"), (4, 16, "told")
    (found,) = told("Sabtu pagi hujan", [one, other])
    marks = [piece for piece in found if not isinstance(piece, str)]
    assert [(mark.id, mark.first, mark.last) for mark in marks] == [
        ("time", True, True),
        ("told", True, True),
    ]

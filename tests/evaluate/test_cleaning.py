import pytest

from runut.evaluate.cleaning import bodies, shingles


def test_equal_bodies_score_one() -> None:
    figures = bodies({"p": "satu dua tiga empat lima"}, {"p": "satu dua, tiga empat; lima"})
    assert figures["body F1"] == 1


def test_a_body_with_more_loses_precision_only() -> None:
    figures = bodies({"p": "a b c d e"}, {"p": "a b c d e f g"})
    assert figures["body recall"] == 1
    assert figures["body precision"] == pytest.approx(2 / 4)


def test_an_empty_body_has_no_precision_but_costs_recall() -> None:
    figures = bodies({"p": "a b c d e", "q": "f g h i"}, {"p": "a b c d e"}, misses=1)
    assert figures["body precision"] == 1
    assert figures["body recall"] == 0.5
    assert figures.misses[0].place == "q"


def test_short_texts_are_one_shingle_and_empty_ones_none() -> None:
    assert shingles("dua kata") == {("dua", "kata"): 1}
    assert not shingles(" ... ")

import json

import pytest

from runut.evaluate import accounts, gold
from runut.evaluate.anchors import Places, needed
from runut.evaluate.figures import Figures
from runut.export.documents import account_document
from tests.export.sample import account

IDS = {"g1": "a1", "g2": "a2"}

PERFECT = {
    "label": "pasar",
    "articles": ["g1", "g2"],
    "same_claim": [
        {
            "name": "kiosks burnt",
            "in": [["g1", "Ada 40 kios yang terbakar"], ["g2", "46 kios terbakar"]],
        },
        {"name": "when it burnt", "in": [["g1", "Api membakar Pasar Selubung"]]},
    ],
    "not_same_claim": [[["g1", "Api membakar Pasar Selubung"], ["g2", "46 kios terbakar"]]],
    "statements": [
        {
            "in": "g1",
            "text": "Ada 40 kios yang terbakar",
            "mode": "direct",
            "source": "Kapten Bima",
            "stance": "asserts",
        },
        {
            "in": "g2",
            "text": "46 kios terbakar",
            "mode": "indirect",
            "source": "Bima Raksana",
            "stance": "asserts",
        },
        {"in": "g2", "text": "ada korban <jiwa>", "mode": "indirect", "stance": "denies"},
    ],
    "complete_for": [{"article": "g1"}, {"article": "g2"}],
    "conflicts": [
        {
            "name": "how many",
            "kind": "number",
            "in": [["g1", "Ada 40 kios yang terbakar"], ["g2", "46 kios terbakar"]],
            "values": ["40", "46"],
        }
    ],
    "updates": [
        {"name": "how many", "in": [["g1", "Ada 40 kios"], ["g2", "46 kios terbakar"]]},
    ],
    "origins": [
        {
            "name": "kiosks burnt",
            "in": [["g1", "Ada 40 kios yang terbakar"], ["g2", "46 kios terbakar"]],
            "origins": ["Bima Raksana"],
            "independent": False,
        }
    ],
    "first_hand": [],
    "copied": [{"from": ["g2", "Kapten Bima Raksana"], "to": ["g1", "Api membakar Pasar"]}],
    "timeline": [{"date": "2025-05-04", "about": "pasar selubung", "in": "g1"}],
    "not_body": [["g1", "Baca juga: lain"]],
}


def score(changes: dict[str, object], misses: int = 0) -> Figures:
    labelled = gold.account(json.dumps({**PERFECT, **changes}).encode(), "pasar.json")
    document = account_document(account(), "en")
    return accounts.figures([accounts.tally(document, labelled, IDS)], misses)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("anchors kept", 1),
        ("claims precision", 1),
        ("claims recall", 1),
        ("claims F1", 1),
        ("look-alikes joined", 0),
        ("statements precision", 1),
        ("statements recall", 1),
        ("source right", 1),
        ("mode right", 1),
        ("stance right", 1),
        ("conflicts found", 1),
        ("conflicts shown", 1),
        ("updates found", 1),
        ("origins joined", 1),
        ("origins right", 1),
        ("copies found", 1),
        ("first-hand marked", None),
        ("furniture left", 0),
        ("timeline found", 1),
    ],
)
def test_an_account_that_is_right(name: str, value: float | None) -> None:
    assert score({})[name] == value


def test_pairs_of_two_groups_that_share_a_claim_cost_precision() -> None:
    groups = [
        {"name": "one", "in": [["g1", "Ada 40 kios yang terbakar"]]},
        {"name": "other", "in": [["g2", "46 kios terbakar"]]},
    ]
    figures = score({"same_claim": groups}, misses=5)
    assert figures["claims precision"] == 0
    assert figures["claims recall"] is None
    assert [miss.score for miss in figures.misses] == ["claims precision"]


def test_pairs_of_one_article_are_not_asked() -> None:
    group = {
        "name": "one",
        "in": [["g1", "Ada 40 kios yang terbakar"], ["g1", "Api membakar Pasar Selubung"]],
    }
    assert score({"same_claim": [group]})["claims recall"] is None


def test_narration_does_not_find_a_statement() -> None:
    told = [{"in": "g1", "text": "Api membakar Pasar Selubung", "mode": "indirect"}]
    figures = score({"statements": told, "complete_for": []})
    assert figures["statements recall"] == 0
    assert figures["statements precision"] is None


def test_a_statement_nobody_labelled_costs_precision_only_where_labels_are_complete() -> None:
    told = PERFECT["statements"][:1]
    complete = [{"article": "g1"}]
    assert score({"statements": told})["statements precision"] == pytest.approx(1 / 3)
    figures = score({"statements": told, "complete_for": complete})
    assert figures["statements precision"] == 1


@pytest.mark.parametrize(
    ("source", "right"),
    [("Bima", 1), ("RAKSANA, kapten", 1), ("Kepala BPBD", 0)],
)
def test_a_source_needs_one_word_in_common(source: str, right: int) -> None:
    told = [{"in": "g1", "text": "Ada 40 kios", "mode": "direct", "source": source}]
    assert score({"statements": told})["source right"] == right


def test_a_lost_article_loses_what_it_held() -> None:
    labelled = gold.account(json.dumps(PERFECT).encode(), "pasar.json")
    document = account_document(account(), "en")
    figures = accounts.figures([accounts.tally(document, labelled, {"g1": "a1"})])
    assert figures["claims recall"] == 0
    assert figures["anchors kept"] is not None
    assert figures["anchors kept"] < 1


def test_confirmed_is_right_only_where_the_gold_says_independent() -> None:
    [origin] = PERFECT["origins"]
    figures = score({"origins": [{**origin, "independent": True}]}, misses=1)
    assert figures["origins joined"] == 1
    assert figures["origins right"] == 0


def test_furniture_that_stayed_is_a_share_to_keep_low() -> None:
    assert (
        score({"not_body": [["g1", "kata Kapten"], ["g1", "Baca juga"]]})["furniture left"] == 0.5
    )


@pytest.mark.parametrize(("length", "asked"), [(2, 2), (5, 4), (15, 8), (24, 12), (70, 12)])
def test_how_much_of_an_anchor_must_be_covered(length: int, asked: int) -> None:
    assert needed(length) == asked


def test_anchors_ignore_white_space_and_stand_first_where_repeated() -> None:
    article = {"id": "a", "text": "Satu dua.\n\u00a0Satu\u200b dua."}
    place = Places([article], {"g": "a"}).find(("g", "Satudua ."))
    assert place is not None
    assert article["text"][place.start : place.end] == "Satu dua."


def test_misses_are_kept_on_request_only() -> None:
    wrong = [[["g1", "Ada 40 kios yang terbakar"], ["g2", "46 kios terbakar"]]]
    assert score({"not_same_claim": wrong}).misses == ()
    [miss] = score({"not_same_claim": wrong}, misses=3).misses
    assert (miss.score, miss.place) == ("look-alikes joined", "pasar")

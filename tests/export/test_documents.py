import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from runut.export.documents import account_document, collection_document
from runut.export.schema import account_schema
from runut.records import Saga
from tests.export.sample import FIRST, account

PUBLISHED = Path(__file__).parents[2] / "docs" / "reference" / "account.schema.json"

VALIDATOR = jsonschema.Draft202012Validator(account_schema())


def test_the_published_schema_is_the_one_the_code_makes() -> None:
    assert json.loads(PUBLISHED.read_text("utf-8")) == account_schema(), (
        "run: python -m runut.export.schema > docs/reference/account.schema.json"
    )


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(account_schema())


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_account_fits_the_schema(language: str) -> None:
    VALIDATOR.validate(json.loads(json.dumps(account_document(account(), language))))


def test_a_collection_fits_the_schema() -> None:
    document = collection_document(
        [account()], [Saga(id="g1", title="Pasar", stories=("f00d", "beef"))], "id"
    )
    VALIDATOR.validate(json.loads(json.dumps(document)))
    assert document["sagas"] == [{"id": "g1", "title": "Pasar", "stories": ["f00d", "beef"]}]


@pytest.mark.parametrize(
    "part", ["story", "articles", "entities", "statements", "claims", "conflicts", "copies"]
)
def test_a_missing_part_is_refused(part: str) -> None:
    document = account_document(account(), "id")
    del document[part]
    assert not VALIDATOR.is_valid(document)


def test_a_wrong_standing_is_refused_and_a_further_key_is_not() -> None:
    document = account_document(account(), "id")
    document["claims"][0]["note"] = "later versions may say more"
    assert VALIDATOR.is_valid(document)
    document["claims"][0]["standing"] = "proven"
    assert not VALIDATOR.is_valid(document)


def test_an_impossible_publication_time_is_refused() -> None:
    document = account_document(account(), "id")
    document["articles"][0]["published"] = "Rabu 19 Juni"
    assert not VALIDATOR.is_valid(document)


def test_spans_slice_the_exported_text() -> None:
    document = account_document(account(), "id")
    texts = {article["id"]: article["text"] for article in document["articles"]}
    said = [texts[s["article"]][s["start"] : s["end"]] for s in document["statements"]]
    assert said[1] == "Ada 40 kios yang terbakar"
    assert texts["a1"] == FIRST


def test_reasons_carry_code_values_and_a_sentence() -> None:
    [reason] = account_document(account(), "en")["story"]["reasons"]
    assert reason["code"] == "story.same-names"
    assert reason["values"] == {"names": "Pasar Selubung"}
    assert "Pasar Selubung" in reason["text"]


def test_a_copy_says_from_and_to() -> None:
    [copy] = account_document(account(), "id")["copies"]
    assert copy["from"] == {"article": "a1", "start": 0, "end": 27}
    assert copy["to"]["article"] == "a2"


def test_a_table_row_keeps_its_place() -> None:
    whole = account()
    row = replace(whole.articles[0], path="news.jsonl#12")
    document = account_document(replace(whole, articles=(row, whole.articles[1])), "id")
    assert document["articles"][0]["path"] == "news.jsonl#12"

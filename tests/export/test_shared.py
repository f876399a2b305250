"""Every export of the shared texts fits the schema, and every span slices."""

import json
from pathlib import Path

import jsonschema
import pytest

from runut import Collection
from runut.export.documents import collection_document
from runut.export.page import page
from runut.export.schema import account_schema
from tests.shared import SHARED, needs_shared


@needs_shared
@pytest.mark.parametrize("what", ["pages", "gold/id/articles-accounts.jsonl.gz"])
def test_real_articles_export_well(what: str, tmp_path: Path) -> None:
    assert SHARED is not None
    with Collection(tmp_path / "real.db") as collection:
        added = collection.add([str(SHARED / what)])
        assert not added.rejected
        accounts = tuple(collection.accounts())
        document = collection_document(accounts, collection.sagas(), "id")
    validator = jsonschema.Draft202012Validator(account_schema())
    validator.validate(json.loads(json.dumps(document)))
    for account in document["stories"]:
        check_spans(account)
    largest = max(accounts, key=lambda account: len(account.articles))
    assert "export." not in page(largest, "en")


def check_spans(account: dict) -> None:  # type: ignore[type-arg]
    texts = {article["id"]: article["text"] for article in account["articles"]}
    statements = {told["id"]: told for told in account["statements"]}
    for article in account["articles"]:
        for span in article["sentences"]:
            assert article["text"][span["start"] : span["end"]].strip()
    for told in statements.values():
        assert 0 <= told["start"] < told["end"] <= len(texts[told["article"]])
    for entity in account["entities"]:
        for at in entity["mentions"]:
            assert texts[at["article"]][at["start"] : at["end"]]
    for entry in account["timeline"]:
        said = [statements[id] for id in entry["statements"]]
        assert entry["text"] in [texts[s["article"]][s["start"] : s["end"]] for s in said]
    for copy in account["copies"]:
        for side in (copy["from"], copy["to"]):
            assert texts[side["article"]][side["start"] : side["end"]]

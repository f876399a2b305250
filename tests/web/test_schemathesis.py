"""Whatever is asked of the API, it answers as it says, and never with a fault of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from runut.web.app import application
from tests.web import site

_OURS = {**site.OURS, "host": "127.0.0.1:8765"}


@schemathesis.serializer("application/x-ndjson", "text/uri-list")
def lines(context: object, value: object) -> bytes:
    return f"{value}\n".encode("utf-8", "replace")


#: Tests are made of the description when this module is loaded; the collection comes later.
_FOLDER = TemporaryDirectory(prefix="runut-tests-")
_APP = application(Path(_FOLDER.name) / "news.db")


@pytest.fixture(scope="module", autouse=True)
def collection() -> Iterator[None]:
    site.filled(Path(_FOLDER.name), 6)
    yield
    _APP.state.collections.close()
    _FOLDER.cleanup()


schema = schemathesis.openapi.from_asgi("/api/openapi.json", _APP, headers=_OURS)


@schema.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_the_api_answers_as_it_says(case: schemathesis.Case) -> None:
    answer = case.call(headers=_OURS)
    case.validate_response(
        answer,
        checks=[
            not_a_server_error,
            status_code_conformance,
            content_type_conformance,
            response_schema_conformance,
        ],
    )

"""The description of the API (OpenAPI 3.1), made from what it does.

``python -m runut.web.api`` prints it; ``docs/reference/openapi.json`` holds what it
prints, and a test keeps both in step.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from http import HTTPStatus
from importlib import resources
from importlib.metadata import version
from typing import Any

from msgspec.json import schema_components

from runut.export.schema import DIALECT, plain_names
from runut.web import problems
from runut.web.api.shapes import ProblemShape
from runut.web.operations import Operation

_ABOUT = (
    "Many news reports in, one sourced account out. Every statement, quote, figure and date "
    "slices back, by half-open character offsets counted in Unicode code points, to the text of "
    "one article version; every judgement carries its reasons. Keys may be added in later "
    "versions; those named here stay."
)
#: Whoever comes with a parameter that is wrong, or without the token, is told so.
_ALWAYS = (400, 401)


def description(operations: Sequence[Operation]) -> dict[str, Any]:
    """The whole description."""
    shapes = tuple(_shapes(operations))
    schemas, components = schema_components(shapes, ref_template="#/components/schemas/{name}")
    schema_of = dict(zip(map(repr, shapes), schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations:
        path = operation.path.replace(":path}", "}")
        paths.setdefault(path, {})[operation.method.lower()] = _described(operation, schema_of)
    return plain_names(
        {
            "openapi": "3.1.0",
            "info": {
                "title": "Runut",
                "version": version("runut"),
                "description": _ABOUT,
                "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            },
            "jsonSchemaDialect": DIALECT,
            "paths": paths,
            "components": {
                "schemas": dict(sorted(components.items())),
                "securitySchemes": {
                    "bearer": {"type": "http", "scheme": "bearer"},
                    "login": {"type": "http", "scheme": "basic"},
                },
            },
            # Without a token, looking is free on the machine itself.
            "security": [{}, {"bearer": []}, {"login": []}],
        }
    )


def _shapes(operations: Sequence[Operation]) -> Iterator[Any]:
    """Every type whose schema is needed, each once."""
    found: dict[str, Any] = {repr(ProblemShape): ProblemShape}
    for operation in operations:
        taken = operation.takes.schemas.values() if operation.takes else ()
        for shape in (*operation.answers.values(), *taken):
            if not isinstance(shape, dict):
                found.setdefault(repr(shape), shape)
    yield from found.values()


def _described(operation: Operation, schema_of: dict[str, Any]) -> dict[str, Any]:
    example = _examples().get(operation.id, {})
    answers: dict[str, Any] = {}
    for status, shape in operation.answers.items():
        content: dict[str, Any] = {"schema": schema_of[repr(shape)]}
        if "answer" in example:
            content["example"] = example["answer"]
        answers[str(status)] = {
            "description": HTTPStatus(status).phrase,
            "content": {"application/json": content},
        }
    if operation.method == "GET":
        answers["304"] = {"description": "Not changed since the answer with that ETag"}
    for status in sorted({*_ALWAYS, *operation.refusals} - set(operation.answers)):
        answers[str(status)] = _refusal(status, schema_of)
    found: dict[str, Any] = {
        "operationId": operation.id,
        "summary": operation.about.split(". ")[0].split(": ")[0].rstrip("."),
        "description": operation.about,
        "parameters": [parameter.described() for parameter in operation.declared],
        "responses": dict(sorted(answers.items())),
    }
    if operation.takes is not None:
        found["requestBody"] = _body(operation, schema_of, example.get("request"))
    return found


def _refusal(status: int, schema_of: dict[str, Any]) -> dict[str, Any]:
    return {
        "description": HTTPStatus(status).phrase,
        "content": {problems.MEDIA_TYPE: {"schema": schema_of[repr(ProblemShape)]}},
    }


def _body(operation: Operation, schema_of: dict[str, Any], example: object) -> dict[str, Any]:
    assert operation.takes is not None
    content: dict[str, Any] = {}
    for media_type, shape in operation.takes.schemas.items():
        schema = shape if isinstance(shape, dict) else schema_of[repr(shape)]
        content[media_type] = {"schema": schema}
        if example is not None and media_type == "application/json":
            content[media_type]["example"] = example
    return {"description": operation.takes.about, "required": True, "content": content}


def _examples() -> dict[str, Any]:
    """An answer, and where something is sent a request, of each operation."""
    text = resources.files(__package__).joinpath("examples.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found

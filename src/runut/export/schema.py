"""The published JSON Schema of accounts, made from `runut.export.shapes`.

``python -m runut.export.schema`` prints it; ``docs/reference/account.schema.json`` holds
what it prints, and a test keeps both in step.
"""

from __future__ import annotations

import json
import re
from typing import Any

from msgspec.json import schema_components

from runut.export.shapes import AccountShape, CollectionShape

#: The dialect the schema is written in.
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def account_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one account, or of a collection of them.

    A document is an account when it has ``story`` and a collection when it has
    ``stories``. All keys of the contract are required; other keys are allowed.
    """
    (account, collection), parts = schema_components(
        (AccountShape, CollectionShape), ref_template="#/$defs/{name}"
    )
    schema: dict[str, Any] = {
        "$schema": DIALECT,
        "title": "Runut account",
        "description": (
            "The account of one story, or a collection of accounts. Spans are half-open "
            "character offsets, counted in Unicode code points, into articles[].text of the "
            "named article. Keys may be added in later versions; those named here stay."
        ),
        "if": {"required": ["stories"]},
        "then": collection,
        "else": account,
        "$defs": dict(sorted(parts.items())),
    }
    return plain_names(schema)


def plain_names(schema: dict[str, Any]) -> dict[str, Any]:
    """The parts by the names of the things, not of our classes: "Claim", not "ClaimShape"."""
    renamed: dict[str, Any] = json.loads(re.sub(r"(\w)Shape\b", r"\1", json.dumps(schema)))
    return renamed


def main() -> None:
    """Print the schema as it is published."""
    print(json.dumps(account_schema(), ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()

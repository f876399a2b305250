"""Answers of the use cases as plain data for ``--json``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from runut.lang.messages import explain
from runut.records import Reason


def document(value: Any, language: str) -> Any:
    """Records as dicts with the names of their fields; a reason also as a sentence.

    The account has a published form of its own: `runut.export.documents`.
    """
    if isinstance(value, Reason):
        return {
            "code": value.code,
            "values": dict(value.values),
            "text": explain(value, language),
        }
    if is_dataclass(value):
        return {
            field.name: document(getattr(value, field.name), language) for field in fields(value)
        }
    if isinstance(value, Mapping):
        return {key: document(item, language) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [document(item, language) for item in value]
    return value

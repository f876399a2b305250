"""Cases as data: files in the folder ``cases`` beside a test."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest


def read(test: str, name: str) -> Any:
    """The cases of the file ``name`` beside the module ``test`` (its ``__file__``): a table of
    TOML, or a list of the lines of JSON."""
    text = (Path(test).parent / "cases" / name).read_text("utf-8")
    if name.endswith(".jsonl"):
        return [json.loads(line) for line in text.splitlines()]
    return tomllib.loads(text)


def marked(case: dict[str, Any], id: str) -> Any:
    """A case as a parameter. One with ``known_failure``, which may say why, has to fail until
    it is mended."""
    known = case.get("known_failure")
    reason = known if isinstance(known, str) else "known failure"
    return pytest.param(case, id=id, marks=[pytest.mark.xfail(reason=reason)] if known else [])

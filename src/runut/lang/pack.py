"""Language packs: everything a language needs, as data.

A pack is a folder of TOML tables beside this module, named by its ISO 639-1 code
(``lang/id/times.toml``). Stages ask for a table by name and compile it once; adding a
language means adding a folder, not code. Every table names its source and licence in a
``[about]`` section.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from runut.errors import PackError

_ROOT = files("runut.lang")
#: The pack read when an article's own language has none.
FALLBACK = "id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One language's data. Equal and hashable by ``code``, so stages can cache by it."""

    code: str

    def table(self, name: str) -> Mapping[str, Any]:
        """The TOML table ``name`` of this pack; an empty one if the pack has no such file.

        Raises `PackError` when the file is not TOML.
        """
        return _table(self.code, name)

    def words(self, name: str, key: str) -> tuple[str, ...]:
        """The list of strings under ``key`` of table ``name``; empty if absent."""
        return _words(self.code, name, key)

    def resource(self, name: str) -> Traversable:
        """A data file of the pack that is no TOML table, such as a model."""
        return _ROOT / self.code / name


@cache
def _table(code: str, name: str) -> Mapping[str, Any]:
    file = _ROOT / code / f"{name}.toml"
    if not file.is_file():
        return {}
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"lang/{code}/{name}.toml: {error}") from error


@cache
def _words(code: str, name: str, key: str) -> tuple[str, ...]:
    found = _table(code, name).get(key, ())
    if isinstance(found, str) or not all(isinstance(word, str) for word in found):
        raise PackError(f"lang/{code}/{name}.toml: {key} must be a list of strings")
    return tuple(found)


@cache
def codes() -> tuple[str, ...]:
    """Codes of the packs that are shipped, sorted."""
    return tuple(
        sorted(
            entry.name
            for entry in _ROOT.iterdir()
            if entry.is_dir() and (entry / "pack.toml").is_file()
        )
    )


@cache
def load(code: str) -> Pack:
    """The pack of a language code; the fall-back pack when there is none for it."""
    return Pack(code=code if code in codes() else FALLBACK)

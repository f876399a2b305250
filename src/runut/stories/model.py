"""The fitted weights, as data: logistic models that a person can read.

`links.toml` beside this module holds three, "link" (of two articles), "context" (of a
link among its neighbours) and "group" (of two groups of articles), made by `tools/fit_links.py`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

_FILE = "links.toml"


@cache
def weights(model: str) -> tuple[float, Mapping[str, float]]:
    """The constant and the weights by name of a model."""
    table = tomllib.loads((files("runut.stories") / _FILE).read_text("utf-8"))[model]
    named = {name: float(value) for name, value in table["weights"].items()}
    return float(table["constant"]), named


@cache
def threshold(name: str) -> float:
    """A threshold: "faint", "join" or "gather"."""
    table = tomllib.loads((files("runut.stories") / _FILE).read_text("utf-8"))
    return float(table["thresholds"][name])


def likelihoods(
    model: str,
    columns: Mapping[str, npt.NDArray[np.float64]],
    more: Mapping[str, float] = MappingProxyType({}),
) -> npt.NDArray[np.float64]:
    """`likelihood` of many, whose values are given in columns, added up in the same order."""
    constant, named = weights(model)
    total = constant + sum(weight * columns[name] for name, weight in named.items())
    total = total + sum(weight * columns[name] for name, weight in more.items())
    return np.asarray(1 / (1 + np.exp(-np.clip(total, -30.0, 30.0))), dtype=np.float64)


def likelihood(
    model: str, values: Mapping[str, float], more: Mapping[str, float] = MappingProxyType({})
) -> float:
    """The probability that ``model`` gives to ``values``; ``more`` weights add to its own."""
    constant, named = weights(model)
    total = constant + sum(weight * values[name] for name, weight in named.items())
    total += sum(weight * values[name] for name, weight in more.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))

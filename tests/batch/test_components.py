"""Components of a graph by stars and at once are the same, and are components."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.batch import components
from runut.batch.course import Course
from runut.engines import rows
from runut.engines.one_machine import OneMachine
from runut.engines.protocol import same

pytest.importorskip("pyarrow", reason="needs the extra: pip install 'runut[batch]'")

NODES = st.integers(0, 30).map(lambda number: f"{number:02}")
EDGES = st.lists(st.tuples(NODES, NODES), max_size=40)


def labels(edges: list[tuple[str, str]], at_once: int) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(components, "AT_ONCE", at_once)
        out = Path(folder)
        for number in range(2):
            rows.write(out / f"{number}", (components.edge(*e) for e in edges[number::2]))
        course = Course(OneMachine(), out, "code", lambda progress: None)
        found = components.label(course, "test", ["0", "1"], 3, same)
        return {r.key: r.value.decode() for name in found for r in rows.read(out / name)}


def plain(edges: list[tuple[str, str]]) -> dict[str, str]:
    """By looking until nothing changes."""
    label = {node: node for edge in edges for node in edge}
    changed = True
    while changed:
        changed = False
        for a, b in edges:
            least = min(label[a], label[b])
            changed |= label[a] != least or label[b] != least
            label[a] = label[b] = least
    return {node: least for node, least in label.items() if node != least}


@settings(max_examples=25, deadline=None)
@given(EDGES)
def test_stars_find_the_components(edges: list[tuple[str, str]]) -> None:
    assert labels(edges, 0) == labels(edges, 1_000) == plain(edges)


def test_a_long_chain_takes_few_turns() -> None:
    chain = [(f"{n:03}", f"{n + 1:03}") for n in range(200)]
    assert labels(chain[::3] + chain[1::3] + chain[2::3], 0) == plain(chain)

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest

from runut.lang.pack import load
from runut.text.naming import network, tagger
from runut.text.naming.network import Network, Read

ID = load("id")
LABELS = ("O", "B-PER", "I-PER")
WORDS = (["w=arya", "s=Xx"], ["w=datang"], ["w=,", "s=,"])


@pytest.fixture
def small() -> Network:
    chance = np.random.default_rng(3)

    def drawn(*shape: int) -> network.Numbers:
        return chance.standard_normal(shape).astype(np.float32)

    return Network(
        labels=LABELS,
        table=drawn(50, 4),
        into=drawn(20, 6),
        into_added=drawn(6),
        out=drawn(6, 3),
        out_added=drawn(3),
    )


def by_hand(net: Network, window: list[list[str]]) -> np.ndarray:
    """What a network says of the middle of a window of words, none of which is beyond."""
    vectors = []
    for features in window:
        rows = network.rows_of(features, 49) if features else [49]
        vectors.append(sum(net.table[row] for row in rows) / np.sqrt(len(rows)))
    hidden = np.maximum(np.concatenate(vectors) @ net.into + net.into_added, 0)
    return hidden @ net.out + net.out_added


def test_words_are_read_in_their_windows(small: Network) -> None:
    read = Read(small)
    a, b, c = (read.word(features) for features in WORDS)
    found = read.scores([0, 0, a, b, c, 0, 0, 0, 0, c, a, b, a, 0], [3, 3])
    assert found.shape == (6, 3)
    wanted = [[], [], WORDS[0], WORDS[1], WORDS[2]]
    assert np.allclose(found[0], by_hand(small, wanted), atol=1e-5)
    wanted = [[], WORDS[2], WORDS[0], WORDS[1], WORDS[0]]
    assert np.allclose(found[4], by_hand(small, wanted), atol=1e-5)


def test_words_met_later_change_nothing(small: Network) -> None:
    early, late = Read(small), Read(small)
    numbers = [early.word(features) for features in WORDS]
    first = late.word(WORDS[0])
    alone = late.scores([0, 0, first, 0, 0], [1])
    again = [first, *(late.word(features) for features in WORDS[1:])]
    assert numbers == again
    row = [0, 0, *numbers, 0, 0]
    assert np.array_equal(early.scores(row, [3]), late.scores(row, [3]))
    assert np.array_equal(alone, late.scores([0, 0, first, 0, 0], [1]))


def test_a_packed_network_is_nearly_itself_with_labels_in_any_order(small: Network) -> None:
    content = network.pack(small)
    assert content == network.pack(replace(small))
    back = network.unpack(content, LABELS)
    step = np.abs(small.table).max(axis=0) / 127
    assert (np.abs(back.table - small.table) <= step / 2 + 1e-6).all()
    for each in fields(Network):
        if each.name not in ("labels", "table"):
            assert np.array_equal(getattr(back, each.name), getattr(small, each.name))
    turned = network.unpack(content, LABELS[::-1])
    window = np.ones((1, 20), np.float32)
    assert np.allclose(turned.told(window), back.told(window)[:, ::-1])


def test_the_shipped_one_has_the_labels_of_the_model() -> None:
    model, beside = tagger._model("id"), tagger._network("id")
    assert model is not None
    assert beside is not None
    assert beside.labels == model.labels
    assert len(ID.resource("names.network").read_bytes()) < 1_000_000

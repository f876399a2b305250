"""A conditional random field over the pieces of a sentence: which belong to a name.

The model (Lafferty et al. 2001) and its features follow the usual recipe for names: the word, its
shape and ends, its neighbours, and what the gazetteer and the pack's lists say of them. Only
pieces near a capital letter are tagged, since names bear one; features are made once a word and
kept. Words that stand between the same neighbours share a cluster (Brown et al. 1992; Miller,
Guinness & Zamanian 2004), which tells something of those that were never labelled. What a small
`network` says of each piece is added, and what the places of one word say is brought together
(`recurring`). A pack may let the rules for `capitals` tell the field what they think of each piece.
``tools/train_names.py`` and ``tools/train_english_names.py`` train the models that packs ship as
``names.model``, ``tools/make_clusters.py`` makes clusters.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, pairwise

from runut.lang.pack import Pack, load
from runut.text.naming import capitals, network, packed, recurring
from runut.text.naming.crf import Field, Spelled, Weighed
from runut.text.naming.gazetteer import gazetteer
from runut.text.naming.network import REACH
from runut.text.naming.word_marks import FARTHEST, RUN_REACH, Said, Words

#: The types of name that are tagged.
TYPES = ("PER", "ORG", "LOC")
_NAME_OF_MODEL = "names.model"
_NAME_OF_NETWORK = "names.network"
#: How much the network counts beside the field (decision 28).
_BESIDE = 0.1
#: How many words are remembered with what they weigh: 30 KB of numbers a hundred.
_WORDS_KEPT = 1 << 15


def windows(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Stretches ``[start, end)`` of pieces that can hold names: those with a capital and
    one piece to either side, joined where they meet."""
    start = end = -1
    for at, word in enumerate(words):
        first = word[0]
        if first.islower() or not (first.isupper() or (first.isdigit() and not word[-1].isdigit())):
            continue
        if start < 0 or at - 1 > end:
            if start >= 0:
                yield start, end
            start = max(0, at - 1)
        end = min(len(words), at + (4 if "-" in words[at + 1 : at + 2] else 2))
    if start >= 0:
        yield start, end


def features(
    words: Sequence[str], pack: Pack, start: int, end: int, ruled: Sequence[str] = ()
) -> list[list[str]]:
    """The features of the pieces ``[start, end)`` of a sentence, whose pieces the rules for
    capitals label ``ruled``, where the pack asks for them."""
    spelled = Spelled()
    numbers, sizes, _ = _features(words, Words(pack.code, spelled), start, end, ruled)
    row = iter(numbers)
    return [spelled.features(islice(row, size)) for size in sizes]


def tag(sentences: Sequence[Sequence[str]], pack: Pack) -> list[list[tuple[int, int, str]]]:
    """Names among the pieces of each sentence of an article as ``(first, end, type)``, in
    order; none when the pack ships no model."""
    found: list[list[tuple[int, int, str]]] = [[] for _ in sentences]
    stretches = [(n, *ends) for n, words in enumerate(sentences) for ends in windows(words)]
    model = _model(pack.code)
    if model is None or not stretches:
        return found
    said, weighed, read = _kept(pack.code, model)
    ruled = capitals.labels(sentences, pack) if capitals.is_asked(pack) else None
    numbers: list[int] = []
    sizes: list[int] = []
    vectors: list[int] = []
    places: list[recurring.Key] = []
    for n, start, end in stretches:
        told = ruled[n] if ruled is not None else ()
        more, of_pieces, around = _features(sentences[n], said, start, end, told)
        numbers += more
        sizes += of_pieces
        vectors += around
        places += recurring.keys(sentences[n], start, end)
    scores = weighed.scores(numbers, sizes)
    lengths = [end - start for _, start, end in stretches]
    if read is not None:
        scores += _BESIDE * read.scores(vectors, lengths)
    scores = recurring.together(scores, places)
    tags = model.best(scores, lengths)
    for (n, start, _), row in zip(stretches, tags, strict=True):
        found[n].extend(spans(row, start))
    return found if ruled is None else list(map(_with_events, found, ruled))


def _with_events(
    names: list[tuple[int, int, str]], ruled: Sequence[str]
) -> list[tuple[int, int, str]]:
    """The names of a sentence with the events that the rules find, of which no field knows."""
    events = [event for event in spans(ruled) if event[2] == "EVENT"]
    apart = [
        name
        for name in names
        if not any(name[0] < event[1] and event[0] < name[1] for event in events)
    ]
    return sorted((*apart, *events))


def _features(
    words: Sequence[str], said: Words, start: int, end: int, ruled: Sequence[str] = ()
) -> tuple[list[int], list[int], list[int]]:
    """The features of the pieces ``[start, end)`` of a sentence by their numbers, how many
    numbers each piece has, and the vectors of the pieces and of `REACH` more on either side."""
    left, right = max(0, start - REACH), min(len(words), end + REACH)
    row = list(map(said.__getitem__, words[left:right]))
    known = _known_marks(words, said, row, left)
    beside = [
        word.beside.get(after.shape) or said.beside(word, after.shape)
        for word, after in pairwise(row)
    ]
    runs = _runs(row, said, start - left, end - left)
    last = len(row) - 1
    numbers: list[int] = []
    sizes: list[int] = []
    for here in range(start - left, end - left):
        before = len(numbers)
        numbers.append(row[here].here)
        if here > 1:
            numbers.append(row[here - 2].two_after)
        if here:
            _, shapes, word = beside[here - 1]
            numbers += (row[here - 1].after, shapes, word)
        else:
            numbers.append(said.first)
        if here < last:
            numbers += (row[here + 1].before, beside[here][0])
            if here + 1 < last:
                numbers.append(row[here + 2].two_before)
        else:
            numbers.append(said.last)
        if here in known:
            numbers += known[here]
        if here in runs:
            numbers += runs[here]
        if ruled:
            numbers.append(said.ruled(ruled[left + here]))
        sizes.append(len(numbers) - before)
    vectors = [one.vector for one in row]
    short = REACH - (start - left), REACH - (right - end)
    return numbers, sizes, [0] * short[0] + vectors + [0] * short[1]


def has_model(pack: Pack) -> bool:
    """Whether the pack ships a trained model."""
    return _model(pack.code) is not None


def spans(tags: Sequence[str], start: int = 0) -> Iterator[tuple[int, int, str]]:
    """Names in a row of BIO tags whose first stands at piece ``start``."""
    first, kind = -1, ""
    for at, label in enumerate((*tags, "O"), start):
        if first >= 0 and label != f"I-{kind}":
            yield first, at, kind
            first = -1
        if label != "O" and first < 0:
            first, kind = at, label[2:]


def _known_marks(
    words: Sequence[str], said: Words, row: Sequence[Said], start: int
) -> defaultdict[int, list[int]]:
    """What the known names in a ``row``, whose first piece is the sentence's ``start``, tell of
    its pieces and of those beside them ("B-LOC", "I-LOC", ...)."""
    told: defaultdict[int, list[int]] = defaultdict(list)
    past = 0
    for at in [at for at, one in enumerate(row) if one.begins]:
        if at < past:
            continue
        found = gazetteer(said.code).match(words, start + at, listed=False)
        if found is None:
            continue
        size, known = found
        past = at + size
        for here in range(at, past):
            behind, itself, ahead = said.known(f"{'B' if here == at else 'I'}-{known.kind}")
            told[here - 1].append(ahead)
            told[here].append(itself)
            told[here + 1].append(behind)
    return told


def _runs(row: Sequence[Said], said: Words, start: int, end: int) -> dict[int, list[int]]:
    """What the run of capitals around each of the pieces ``[start, end)`` of a row that bear one
    says of it: the word it begins with ("Kementerian", "Jalan"), and those before and after."""
    told: dict[int, list[int]] = {}
    begin = at = 0
    while at < end:
        begin = at
        while at < len(row) and row[at].capital:
            at += 1
        for here in range(max(begin, start), min(at, end)):
            first, last = max(begin, here - RUN_REACH), min(at, here + RUN_REACH)
            of = row[first].run or said.run(row[first])
            length = said.lengths[min(last - first, RUN_REACH - 1)]
            numbers = [of.far[min(here - first, FARTHEST)], length, of.head]
            if first:
                numbers.append((row[first - 1].run or said.run(row[first - 1])).before)
                if first > 1:
                    numbers.append((row[first - 2].run or said.run(row[first - 2])).two_before)
            if last < len(row):
                numbers.append((row[last].run or said.run(row[last])).after)
            told[here] = numbers
        at += 1
    return told


@cache
def _model(code: str) -> Field | None:
    model = load(code).resource(_NAME_OF_MODEL)
    return packed.unpack(model.read_bytes()) if model.is_file() else None


@cache
def _network(code: str) -> network.Network | None:
    """The network that stands beside the pack's model, with its labels in the model's order."""
    shipped, model = load(code).resource(_NAME_OF_NETWORK), _model(code)
    if model is None or not shipped.is_file():
        return None
    return network.unpack(shipped.read_bytes(), model.labels)


class _Kept(threading.local):
    """What a thread keeps of the words it has met, by language."""

    def __init__(self) -> None:
        self.by_code: dict[str, tuple[Words, Weighed, network.Read | None]] = {}


_KEPT = _Kept()


def _kept(code: str, model: Field) -> tuple[Words, Weighed, network.Read | None]:
    """What is kept of a language's words: not more than there is room for."""
    kept = _KEPT.by_code.get(code)
    if kept is None or len(kept[0]) > _WORDS_KEPT:
        weighed, beside = Weighed(model), _network(code)
        read = network.Read(beside) if beside is not None else None
        kept = _KEPT.by_code[code] = Words(code, weighed, read), weighed, read
    return kept

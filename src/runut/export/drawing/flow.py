"""Through whom the words of a story came, as a picture: speakers, then agencies and media,
then the outlets that printed them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from runut.export.telling import Telling
from runut.export.wording import Wording
from runut.records import Account

WIDTH = 960.0
_ROW, _BOX = 34.0, 26.0
_TOP = 30.0
#: Left edge and width of each column, with and without a column between.
_THREE = ((0.0, 300.0), (390.0, 220.0), (700.0, 260.0))
_TWO = ((0.0, 340.0), (0.0, 0.0), (640.0, 320.0))
#: So many speakers are drawn; the others are counted.
_SPEAKERS = 14
#: Longer names are cut; the whole name is told beside.
_LONGEST = 36

Chain = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A speaker, an agency or medium, or an outlet. ``full`` is its whole name, None for the
    box of all speakers that are not drawn."""

    label: str
    full: str | None
    role: str
    x: float
    y: float
    width: float
    height: float = _BOX


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """So many statements went from one node to another; ``path`` is SVG's."""

    path: str
    thick: float
    what: str
    #: How many outlets carry the speaker, when more than one: these strands stand out.
    shared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """The picture, and what it shows as a list: chains, nearest to the words first, with how
    many statements came that way."""

    nodes: tuple[Node, ...]
    strands: tuple[Strand, ...]
    chains: tuple[tuple[Chain, int], ...]
    columns: tuple[tuple[str, float], ...]
    height: float
    width: float = WIDTH


def flow(account: Account, wording: Wording) -> Flow | None:
    """The picture of an account's source chains; None where nobody is credited."""
    counted = _chains(account, wording)
    if not counted:
        return None
    order = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    speakers = _ranked(counted)
    drawn = set(speakers[:_SPEAKERS])
    rest = wording("more", n=len(speakers) - len(drawn)) if len(speakers) > len(drawn) else None
    edges: Counter[tuple[tuple[str, str], tuple[str, str]]] = Counter()
    carried: dict[str, set[str]] = {}
    for (speaker, via, outlet), n in counted.items():
        steps = []
        if speaker:
            name = speaker if speaker in drawn else ""
            steps.append(("speaker", name))
            if name:
                carried.setdefault(name, set()).add(outlet)
        if via:
            steps.append(("via", via))
        steps.append(("outlet", outlet))
        for one, other in pairwise(steps):
            edges[one, other] += n
    lists = {
        "speaker": [*speakers[:_SPEAKERS], *([""] if rest else [])],
        "via": _by_weight(via for (_, via, _) in counted.elements() if via),
        "outlet": _outlets(account, counted, wording),
    }
    nodes, height = _placed(lists, rest)
    return Flow(
        nodes=tuple(nodes.values()),
        strands=tuple(
            _strand(nodes[one], nodes[other], n, shared=len(carried.get(one[1], ())) > 1)
            for (one, other), n in sorted(edges.items(), key=lambda each: -each[1])
        ),
        chains=tuple((tuple(filter(None, chain)), n) for chain, n in order),
        columns=tuple(
            (role, column[0])
            for role, column in zip(lists, _columns(lists), strict=True)
            if lists[role]
        ),
        height=height,
    )


def _chains(account: Account, wording: Wording) -> Counter[tuple[str, str, str]]:
    """(speaker, agency or medium, outlet) of every credited statement; empty where unknown."""
    telling = Telling(account, wording)
    counted: Counter[tuple[str, str, str]] = Counter()
    for statement in account.statements:
        if not statement.sources:
            continue
        outlet = telling.outlet(statement.article)
        via = next((telling.full(s) for s in statement.sources if s.role == "via"), "")
        names = [telling.full(s) for s in statement.sources if s.role == "speaker"] or [""]
        for name in dict.fromkeys(names):
            if name or via != outlet:
                counted[name, "" if via == outlet else via, outlet] += 1
    counted.pop(("", "", ""), None)
    return counted


def _ranked(counted: Counter[tuple[str, str, str]]) -> list[str]:
    """Speakers by how many outlets carry them, then by how many statements."""
    outlets: dict[str, set[str]] = {}
    statements: Counter[str] = Counter()
    for (speaker, _, outlet), n in counted.items():
        if speaker:
            outlets.setdefault(speaker, set()).add(outlet)
            statements[speaker] += n
    return sorted(outlets, key=lambda name: (-len(outlets[name]), -statements[name], name))


def _by_weight(names: Iterable[str]) -> list[str]:
    counted = Counter(names)
    return sorted(counted, key=lambda name: (-counted[name], name))


def _outlets(
    account: Account, counted: Counter[tuple[str, str, str]], wording: Wording
) -> list[str]:
    there = {outlet for (_, _, outlet) in counted}
    every = dict.fromkeys(each.outlet or wording("outlet.unknown") for each in account.articles)
    return [outlet for outlet in every if outlet in there]


def _columns(lists: dict[str, list[str]]) -> tuple[tuple[float, float], ...]:
    return _THREE if lists["via"] else _TWO


def _placed(
    lists: dict[str, list[str]], rest: str | None
) -> tuple[dict[tuple[str, str], Node], float]:
    # Agencies and media stand below the outlets, so that the words that reached an outlet
    # straight from the speaker do not run through them.
    above = {"via": min(len(lists["outlet"]), max(0, len(lists["speaker"]) - len(lists["via"])))}
    nodes = {}
    for (role, names), (x, width) in zip(lists.items(), _columns(lists), strict=True):
        for number, name in enumerate(names, above.get(role, 0)):
            nodes[role, name] = Node(
                label=_cut(name) if name else rest or "",
                full=name or None,
                role=role,
                x=x,
                y=_TOP + number * _ROW,
                width=width,
            )
    return nodes, max(node.y for node in nodes.values()) + _ROW


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def _strand(one: Node, other: Node, n: int, *, shared: bool) -> Strand:
    x, y = one.x + one.width, one.y + one.height / 2
    to_x, to_y = other.x, other.y + other.height / 2
    bend = (to_x - x) / 2
    return Strand(
        path=f"M{x:g},{y:g} C{x + bend:g},{y:g} {to_x - bend:g},{to_y:g} {to_x:g},{to_y:g}",
        thick=round(min(7.0, 1.0 + 0.8 * (n - 1)), 1),
        what=f"{one.full or one.label} → {other.full or other.label}: {n}",
        shared=shared,
    )

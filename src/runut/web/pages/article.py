"""An article's page: its text with names, times, figures and statements shown on demand, what
was set aside, and its versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.responses import Response

from runut.export.dates import when_words
from runut.export.marked import Stretch, paragraphs
from runut.records import Account, Claim, Reading, Standing, Statement
from runut.web.pages.frame import Screen, page
from runut.web.words import Words

#: What can be shown in a text, in the order of the boxes; the first is shown at once.
KINDS = ("statements", "sources", "names", "times", "figures")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """What a marked stretch of the text is: its kind, what it means, where more is.

    For a statement, ``anchor`` is its place on the page, ``standing`` how the claim it
    belongs to stands, ``claim`` that claim's id."""

    kind: str
    meaning: str
    href: str | None = None
    anchor: str | None = None
    standing: Standing | None = None
    claim: str | None = None


def markings(
    reading: Reading, account: Account | None, screen: Screen
) -> tuple[list[Stretch], dict[str, Marking]]:
    """The stretches of an article's text that can be marked, and what each is."""
    stretches: list[Stretch] = []
    found: dict[str, Marking] = {}
    kinds = (
        _statements(reading, account, screen.say),
        _names(reading, screen),
        _times(reading, screen.say),
        _figures(reading, screen.say),
    )
    for marks in kinds:
        for start, end, marking in marks:
            key = f"{marking.kind}-{start}-{end}-{marking.anchor or ''}"
            if key not in found and end > start:
                stretches.append((start, end, key))
                found[key] = marking
    return stretches, found


_Found = Iterator[tuple[int, int, Marking]]


def claims_of(account: Account | None) -> dict[str, Claim]:
    """The claim that each statement belongs to."""
    if account is None:
        return {}
    return {told: claim for claim in account.claims for told in claim.statements}


def _statements(reading: Reading, account: Account | None, say: Words) -> _Found:
    claims = claims_of(account)
    # An account tells parts of statements apart from the whole ones.
    parts = account.statements if account else ()
    told = {each.id: each for each in (*reading.statements, *parts)}
    for statement in told.values():
        if statement.article != reading.article.id:
            continue
        claim = claims.get(statement.id)
        yield (
            statement.start,
            statement.end,
            Marking(
                kind="statement",
                meaning=_chain(statement, say),
                anchor=f"s-{statement.id}",
                standing=claim.standing if claim else None,
                claim=claim.id if claim else None,
            ),
        )


def _chain(statement: Statement, say: Words) -> str:
    """Mode, stance and source chain of a statement: "quote · denies · X ← Reuters"."""
    sources = " ← ".join(dict.fromkeys(source.name for source in statement.sources))
    stance = "" if statement.stance == "asserts" else say(f"stance.{statement.stance}")
    return " · ".join(filter(None, (say(f"mode.{statement.mode}"), stance, sources)))


def _names(reading: Reading, screen: Screen) -> _Found:
    for entity in reading.entities:
        type = screen.say.or_plain(f"type.{entity.type}", entity.type)
        for mention in entity.mentions:
            yield (
                mention.start,
                mention.end,
                Marking(
                    kind="name",
                    meaning=f"{entity.name} · {type}",
                    href=screen.href("/who", name=entity.name)
                    if entity.type in ("PER", "ORG")
                    else None,
                ),
            )


def _times(reading: Reading, say: Words) -> _Found:
    for time in reading.times:
        yield (
            time.start,
            time.end,
            Marking(kind="time", meaning=f"{when_words(time.value, say)} · {time.value}"),
        )


def _figures(reading: Reading, say: Words) -> _Found:
    for quantity in reading.quantities:
        low = say.figure(quantity.value, quantity.unit)
        value = low if quantity.high is None else f"{low} – {say.number(quantity.high)}"
        meaning = " ".join(filter(None, (say.bounded(value, quantity.bound), quantity.of or "")))
        yield (quantity.start, quantity.end, Marking(kind="figure", meaning=meaning))


@page
def article(screen: Screen) -> Response:
    """One version of an article. ``show`` names what is marked in its text."""
    with screen.request.app.state.collections.lend() as collection:
        found = collection.browse.article(screen.request.path_params["article"])
        newest = next((line for line in found.versions if line.current), None)
        account = collection.account(found.story) if found.story else None
    reading = found.reading
    asked = screen.request.query_params.getlist("show")
    stretches, marks = markings(reading, account, screen)
    told = reading.article
    return screen.render(
        "article.html",
        article=told,
        outlet=told.outlet or screen.say("outlet.unknown"),
        title=told.title or screen.say("untitled"),
        when=when_words(told.published, screen.say),
        text=paragraphs(told, stretches),
        marks=marks,
        story=account.story if account else None,
        newest=None if newest is None or newest.id == told.id else newest.id,
        versions=found.versions,
        kinds=KINDS,
        shown=[kind for kind in KINDS if kind in asked] or list(KINDS[:1]),
        furniture=[(line.text, screen.say.because(line.reason)) for line in told.furniture],
        when_words=lambda value: when_words(value, screen.say, short=True),
    )

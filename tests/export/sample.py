"""A small account made by hand, with every kind of thing an account can hold."""

from __future__ import annotations

from runut.records import (
    Account,
    Article,
    Claim,
    Conflict,
    Copy,
    Entity,
    Figure,
    Furniture,
    Happening,
    Mark,
    Mention,
    Origin,
    Passage,
    Point,
    Quantity,
    Reason,
    Side,
    Source,
    Span,
    Statement,
    Story,
    Time,
)

FIRST = (
    "Api membakar Pasar Selubung, Minggu (4/5) malam. "
    '"Ada 40 kios yang terbakar," kata Kapten Bima Raksana.'
)
SECOND = "Kapten Bima Raksana menyebut 46 kios terbakar. Pengelola membantah ada korban <jiwa>."


def _at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def _article(id: str, text: str, *, outlet: str, published: str, **more: object) -> Article:
    return Article(
        id=id,
        key=f"url:https://{outlet}/{id}",
        page=f"page-{id}",
        path=f"pages/{id}.txt",
        url=f"https://{outlet}/{id}",
        outlet=outlet,
        title=f"Kebakaran Pasar Selubung & <{id}>",
        authors=("Rara Wening",),
        published=published,
        language="id",
        text=text,
        sentences=(
            _at(text, text[: text.index(". ") + 1]),
            _at(text, text[text.index(". ") + 2 :]),
        ),
        furniture=(Furniture(text="Baca juga: lain", reason=Reason(code="clean.see-also")),),
    )


def _statement(id: str, article: str, text: str, words: str, **more: object) -> Statement:
    span = _at(text, words)
    base: dict[str, object] = {
        "mode": "narration",
        "stance": "asserts",
        "cue": None,
        "sources": (),
        "times": (),
        "quantities": (),
        "marks": (),
        "rule": "narration",
    }
    base.update(more)
    return Statement(id=id, article=article, start=span.start, end=span.end, **base)  # type: ignore[arg-type]


def _bima(text: str) -> Source:
    span = _at(text, "Kapten Bima Raksana")
    return Source(name="Bima Raksana", entity="e1", role="speaker", start=span.start, end=span.end)


def _kiosks(text: str, words: str, value: float) -> Quantity:
    span = _at(text, words)
    return Quantity(start=span.start, end=span.end, value=value, of="kios")


def statements() -> tuple[Statement, ...]:
    sunday = _at(FIRST, "Minggu (4/5) malam")
    denial = _at(SECOND, "membantah")
    return (
        _statement(
            "s1",
            "a1",
            FIRST,
            "Api membakar Pasar Selubung, Minggu (4/5) malam",
            times=(
                Time(
                    start=sunday.start,
                    end=sunday.end,
                    value="2025-05-04T~night",
                    anchor="article",
                    precision="part-of-day",
                ),
            ),
        ),
        _statement(
            "s2",
            "a1",
            FIRST,
            "Ada 40 kios yang terbakar",
            mode="direct",
            cue=_at(FIRST, "kata"),
            sources=(_bima(FIRST),),
            quantities=(_kiosks(FIRST, "40", 40.0),),
            rule="quote.cue-after",
        ),
        _statement(
            "s3",
            "a2",
            SECOND,
            "46 kios terbakar",
            mode="indirect",
            cue=_at(SECOND, "menyebut"),
            sources=(_bima(SECOND),),
            quantities=(_kiosks(SECOND, "46", 46.0),),
            rule="reported.cue",
        ),
        _statement(
            "s4",
            "a2",
            SECOND,
            "ada korban <jiwa>",
            mode="indirect",
            stance="denies",
            cue=denial,
            marks=(Mark(kind="negation", start=denial.start, end=denial.end),),
            rule="reported.cue",
        ),
    )


def _origin(name: str, kind: str, *articles: str) -> Origin:
    return Origin(
        name=name,
        kind=kind,  # type: ignore[arg-type]
        entity="e1" if name == "Bima Raksana" else None,
        articles=articles,
        reasons=(Reason(code="origin.named", values={"name": name}),),
    )


def _claims() -> tuple[Claim, ...]:
    bima = _origin("Bima Raksana", "named", "a1", "a2")
    return (
        Claim(
            id="c1",
            statement="s3",
            statements=("s2", "s3"),
            articles=2,
            outlets=2,
            origins=(bima,),
            standing="updated",
            reasons=(Reason(code="standing.updated", values={"what": "40, 46"}),),
        ),
        Claim(
            id="c2",
            statement="s1",
            statements=("s1",),
            articles=1,
            outlets=1,
            origins=(_origin("satu.example", "first-hand", "a1"),),
            standing="single",
            reasons=(),
        ),
        Claim(
            id="c3",
            statement="s4",
            statements=("s4",),
            articles=1,
            outlets=1,
            origins=(_origin("", "uncredited", "a2"),),
            standing="disputed",
            reasons=(),
        ),
    )


def _entities() -> tuple[Entity, ...]:
    mentions = tuple(
        Mention(article=id, start=at.start, end=at.end)
        for id, at in (("a1", _at(FIRST, "Bima Raksana")), ("a2", _at(SECOND, "Bima Raksana")))
    )
    return (
        Entity(
            id="e1",
            name="Bima Raksana",
            type="PER",
            names=("Bima Raksana", "Bima"),
            roles=("Kapten",),
            mentions=mentions,
        ),
    )


def account() -> Account:
    """Two articles of one fire: a figure that grew, a denial, a copy, an uncredited claim."""
    return Account(
        story=Story(
            id="f00d",
            title="Kebakaran Pasar Selubung & <a1>",
            articles=("a1", "a2"),
            first="2025-05-04T21:10:00+07:00",
            last="2025-05-05",
            reasons=(Reason(code="story.same-names", values={"names": "Pasar Selubung"}),),
            saga=None,
        ),
        outlets=2,
        origins=2,
        places=(),
        people=("e1",),
        articles=(
            _article("a1", FIRST, outlet="satu.example", published="2025-05-04T21:10:00+07:00"),
            _article("a2", SECOND, outlet="dua.example", published="2025-05-05"),
        ),
        entities=_entities(),
        statements=statements(),
        claims=_claims(),
        conflicts=(
            Conflict(
                id="x1",
                kind="number",
                question="kios terbakar",
                sides=(
                    Side(value="40", statements=("s2",), origins=("Bima Raksana",)),
                    Side(value="46", statements=("s3",), origins=("Bima Raksana",)),
                ),
                reasons=(
                    Reason(code="conflict.number", values={"a": "40", "b": "46", "of": "kios"}),
                ),
            ),
        ),
        figures=(
            Figure(
                of="kios",
                unit=None,
                points=(
                    Point(value=40.0, as_of="2025-05-04", statement="s2", origin="Bima Raksana"),
                    Point(value=46.0, as_of="2025-05-05", statement="s3", origin="Bima Raksana"),
                ),
            ),
        ),
        timeline=(
            Happening(
                when="2025-05-04T~night",
                precision="part-of-day",
                statements=("s1",),
                text="Api membakar Pasar Selubung, Minggu (4/5) malam",
            ),
        ),
        copies=(
            Copy(
                origin=Passage(article="a1", start=0, end=27),
                target=Passage(article="a2", start=0, end=27),
                likeness=0.92,
                reasons=(Reason(code="copy.passage"),),
            ),
        ),
    )

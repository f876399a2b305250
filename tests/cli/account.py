"""A small account written by hand, with one thing of every kind that a screen shows."""

from __future__ import annotations

import re

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
    Origin,
    Passage,
    Point,
    Reason,
    Side,
    Source,
    Span,
    Statement,
    Story,
)

FIRST = (
    "Feri KM Sinar Rejeki tenggelam di Selat Tanjung Biru pada Selasa (4/3) pukul 02.45 WITA. "
    'Tiga orang meninggal dunia. "Kami masih mencari tujuh penumpang," kata Kepala Basarnas '
    "Tanjung Biru, Rahmat Wibisono."
)
SECOND = (
    "Kapal feri itu tenggelam pada Selasa malam, menurut warga. Lima orang meninggal dunia, "
    "kata Basarnas. Operator PT Laut Makmur membantah kapal kelebihan muatan."
)


def span_of(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def _sentences(text: str) -> tuple[Span, ...]:
    return tuple(Span(start=m.start(), end=m.end()) for m in re.finditer(r".+?\.(?=\s|$)", text))


def _article(id: str, outlet: str, title: str, published: str, text: str) -> Article:
    return Article(
        id=id,
        key=f"{outlet}/{title}",
        page=f"page-{id}",
        path=f"clippings/{id}.txt",
        url=None,
        outlet=outlet,
        title=title,
        authors=("Ayu Lestari",),
        published=published,
        language="id",
        text=text,
        sentences=_sentences(text),
        furniture=(
            Furniture(text="Baca juga", reason=Reason(code="clean.phrase", values={"x": "y"})),
        ),
    )


ARTICLES = (
    _article("a1" * 8, "Kabar Biru", "Feri Tenggelam", "2025-03-04T09:10:00+08:00", FIRST),
    _article("b2" * 8, "Suara Selat", "Feri Karam [Foto]", "2025-03-04T16:30:00+08:00", SECOND),
)


def _statement(id: str, article: int, words: str, mode: str, *sources: Source) -> Statement:
    text = ARTICLES[article].text
    start, end = span_of(text, words)
    return Statement(
        id=id,
        article=ARTICLES[article].id,
        start=start,
        end=end,
        mode=mode,  # type: ignore[arg-type]
        stance="denies" if "kelebihan" in words else "asserts",
        cue=None,
        sources=sources,
        times=(),
        quantities=(),
        marks=(),
        rule="by-hand",
    )


def _source(article: int, words: str, name: str, entity: str | None, role: str) -> Source:
    start, end = span_of(ARTICLES[article].text, words)
    return Source(
        name=name,
        entity=entity,
        role=role,  # type: ignore[arg-type]
        start=start,
        end=end,
    )


STATEMENTS = (
    _statement("s1", 0, "Feri KM Sinar Rejeki tenggelam di Selat Tanjung Biru", "narration"),
    _statement("s2", 0, "Tiga orang meninggal dunia", "narration"),
    _statement(
        "s3",
        0,
        "Kami masih mencari tujuh penumpang,",
        "direct",
        _source(0, "Rahmat Wibisono", "Rahmat Wibisono", "e1", "speaker"),
    ),
    _statement("s7", 1, "menurut warga", "narration"),
    _statement("s4", 1, "Kapal feri itu tenggelam pada Selasa malam", "indirect"),
    _statement(
        "s5",
        1,
        "Lima orang meninggal dunia",
        "indirect",
        _source(1, "Basarnas", "Basarnas", "e2", "speaker"),
    ),
    _statement(
        "s6",
        1,
        "kapal kelebihan muatan",
        "indirect",
        _source(1, "PT Laut Makmur", "PT Laut Makmur", None, "speaker"),
    ),
)


def _claim(id: str, standing: str, statements: tuple[str, ...], *origins: Origin) -> Claim:
    articles = {s.article for s in STATEMENTS if s.id in statements}
    return Claim(
        id=id,
        statement=statements[0],
        statements=statements,
        articles=len(articles),
        outlets=len(articles),
        origins=origins,
        standing=standing,  # type: ignore[arg-type]
        reasons=(Reason(code="cli-test.words", values={"words": "tenggelam"}),),
    )


def _origin(name: str, kind: str, article: int) -> Origin:
    return Origin(
        name=name,
        kind=kind,  # type: ignore[arg-type]
        entity=None,
        articles=(ARTICLES[article].id,),
        reasons=(Reason(code="cli-test.origin", values={"name": name}),),
    )


def account() -> Account:
    """Two invented articles on a ferry that sank, with a conflict, a figure, a copy."""
    basarnas = _origin("Basarnas", "named", 1)
    rahmat = _origin("Rahmat Wibisono", "named", 0)
    return Account(
        story=Story(
            id="3f2a9c1b00000000",
            title="Feri Tenggelam di Selat Tanjung Biru",
            articles=tuple(article.id for article in ARTICLES),
            first=ARTICLES[0].published,
            last=ARTICLES[1].published,
            reasons=(Reason(code="cli-test.story", values={"names": "Tanjung Biru"}),),
            saga="77aa000000000000",
        ),
        outlets=2,
        origins=3,
        places=(),
        people=("e1",),
        articles=ARTICLES,
        entities=(
            Entity(
                id="e1",
                name="Rahmat Wibisono",
                type="PER",
                names=("Rahmat Wibisono", "Rahmat"),
                roles=("Kepala Basarnas Tanjung Biru",),
            ),
            Entity(id="e2", name="Basarnas", type="ORG", names=("Basarnas",)),
        ),
        statements=STATEMENTS,
        claims=(
            _claim(
                "c1", "confirmed", ("s1", "s4"), rahmat, _origin("Suara Selat", "first-hand", 1)
            ),
            _claim("c2", "updated", ("s2", "s5"), basarnas),
            _claim("c3", "single", ("s3",), rahmat),
            _claim("c5", "single", ("s7",), _origin("Suara Selat", "uncredited", 1)),
            _claim("c4", "disputed", ("s6",), _origin("Suara Selat", "uncredited", 1)),
        ),
        conflicts=(
            Conflict(
                id="k1",
                kind="time",
                question="tenggelam",
                sides=(
                    Side(
                        value="2025-03-04T02:45", statements=("s1",), origins=("Rahmat Wibisono",)
                    ),
                    Side(value="2025-03-04T~night", statements=("s4",), origins=("Suara Selat",)),
                ),
                reasons=(Reason(code="cli-test.conflict", values={}),),
            ),
        ),
        figures=(
            Figure(
                of="orang meninggal dunia",
                unit=None,
                points=(
                    Point(value=3, as_of="2025-03-04T09:10", statement="s2", origin="Kabar Biru"),
                    Point(value=5, as_of="2025-03-04T16:30", statement="s5", origin="Basarnas"),
                ),
            ),
        ),
        timeline=(
            Happening(
                when="2025-03-04T02:45",
                precision="minute",
                statements=("s1",),
                text="Feri KM Sinar Rejeki tenggelam di Selat Tanjung Biru",
            ),
            Happening(
                when="2025-03-04T~night", precision="part", statements=("s4",), text="Kapal karam"
            ),
            Happening(
                when="2025-04", precision="month", statements=("s6",), text="sidang", planned=True
            ),
        ),
        copies=(
            Copy(
                origin=Passage(article=ARTICLES[0].id, start=0, end=20),
                target=Passage(article=ARTICLES[1].id, start=0, end=20),
                likeness=0.9,
                reasons=(Reason(code="cli-test.copy", values={}),),
            ),
        ),
    )

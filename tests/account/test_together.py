"""What stands around two statements, and third articles, say whether they are one claim."""

from __future__ import annotations

import pytest

from runut.account.build import prepared
from runut.account.matching import claims, entitled, likeness, together
from runut.account.preparing.propositions import Proposition
from runut.identity import content_id
from tests.account.stories import account, article, read

DAYS = [f"2025-03-0{day}T10:00:00+07:00" for day in range(1, 5)]


def rows(*texts: str) -> dict[tuple[str, str], dict[str, float]]:
    """The features of every compared pair of a story's statements, by how they begin."""
    outlets = [article(f"Kabar {at}", text, DAYS[at]) for at, text in enumerate(texts)]
    told = prepared(read(outlets))
    weighed = likeness.weigh(told)
    compared = claims.compare(weighed)
    found: dict[tuple[str, str], dict[str, float]] = {}
    seen = together.Seen(weighed, compared)
    for one in compared:
        a, b = (told[place].text.split()[0] for place in one.pair)
        row = dict(zip(together.FEATURES, seen.features(one), strict=True))
        found[a, b] = found[b, a] = row
    return found


def test_the_weights_name_every_feature() -> None:
    weights = together.weights()
    assert list(weights.by_feature) == list(together.FEATURES)
    assert 0 < weights.threshold < 1


BRIDGE = "Jembatan Cimawar ambruk diterjang banjir bandang."
BEFORE = "Hujan lebat mengguyur lereng Gunung Sariwangi sejak Senin malam."
ELSEWHERE = "Pasar Margakarya kembali dibuka pedagang sayur."


def test_what_stands_beside_two_statements_speaks_for_them() -> None:
    other = "Ambruknya jembatan memutus jalan antardesa."
    alike = rows(f"{BEFORE} {BRIDGE}", f"{BEFORE} {other}")["Jembatan", "Ambruknya"]
    apart = rows(f"{BEFORE} {BRIDGE}", f"{ELSEWHERE} {other}")["Jembatan", "Ambruknya"]
    assert alike["beside"] > 0.9
    assert apart["beside"] < 0.2


def test_what_a_third_article_tells_speaks_for_two_statements() -> None:
    one, other = BRIDGE, "Ambruknya jembatan memutus jalan antardesa."
    third = "Jembatan Cimawar ambruk dan memutus jalan."
    assert rows(one, other)["Jembatan", "Ambruknya"]["through"] == 0.0
    texts = (f"{one} {ELSEWHERE}", f"{BEFORE} {other}", third)
    outlets = [article(f"Kabar {at}", text, DAYS[at]) for at, text in enumerate(texts)]
    weighed = likeness.weigh(prepared(read(outlets)))
    compared = claims.compare(weighed)
    through = together.FEATURES.index("through")
    seen = together.Seen(weighed, compared)
    assert max(seen.features(one)[through] for one in compared) > 0.3


def test_scores_lie_between_0_and_1_and_do_not_hang_on_the_order_of_articles() -> None:
    texts = (f"{BEFORE} {BRIDGE}", f"{BRIDGE} {ELSEWHERE}", f"{ELSEWHERE} {BEFORE}")
    outlets = [article(f"Kabar {at}", text, DAYS[at]) for at, text in enumerate(texts)]
    found = []
    for order in (outlets, outlets[::-1]):
        weighed = likeness.weigh(prepared(read(order)))
        compared = claims.compare(weighed)
        seen = together.Seen(weighed, compared)
        assert all(0 <= seen.score(one) <= seen.most(one) <= 1 for one in compared)
        found.append({one.pair: seen.score(one) for one in compared})
    assert found[0] == found[1]


def one_claim(first: str, second: str) -> bool:
    """Whether two sentences of two outlets share a claim."""
    outlets = [article("Satu", first, DAYS[0]), article("Dua", second, DAYS[1])]
    found = account(outlets)
    home = {statement.id: statement.article for statement in found.statements}
    return any(len({home[id] for id in claim.statements}) > 1 for claim in found.claims)


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        # A negation beside the matter, of what the other does not speak of.
        (
            "Jangan sungkan bertanya, posko kesehatan Margakarya buka 24 jam untuk warga.",
            "Posko kesehatan Margakarya buka 24 jam untuk warga.",
            True,
        ),
        # A negation of what the other tells.
        (
            "Posko kesehatan Margakarya tidak buka 24 jam untuk warga.",
            "Posko kesehatan Margakarya buka 24 jam untuk warga.",
            False,
        ),
        (
            "Polisi belum menetapkan tersangka pembakaran pasar Margakarya.",
            "Polisi menetapkan tersangka pembakaran pasar Margakarya.",
            False,
        ),
    ],
)
def test_only_a_negation_of_what_the_other_tells_keeps_two_apart(
    first: str, second: str, one: bool
) -> None:
    assert one_claim(first, second) is one


def told(text: str, language: str) -> Proposition:
    """The first proposition of a text."""
    first, *_ = prepared(read([article("Satu", text, DAYS[0], language)]))
    assert first.article.id == content_id("Satu", DAYS[0], text)
    return first


@pytest.mark.parametrize(
    ("first", "second", "language", "apart"),
    [
        (
            "Satgas Air berwenang menyegel sumur ilegal.",
            "Satgas Air telah menyegel 340 sumur ilegal.",
            "id",
            True,
        ),
        (
            "Satgas Air berwenang menyegel sumur ilegal.",
            "Satgas Air sudah lama berwenang menyegel sumur ilegal.",
            "id",
            False,
        ),
        (
            "Satgas Air menyegel sumur ilegal.",
            "Satgas Air telah menyegel 340 sumur ilegal.",
            "id",
            False,
        ),
        (
            "The water board has the authority to seal wells.",
            "Inspectors of the water board have sealed 340 wells.",
            "en",
            True,
        ),
    ],
)
def test_what_somebody_may_do_is_not_what_was_done(
    first: str, second: str, language: str, apart: bool
) -> None:
    a, b = told(first, language), told(second, language)
    assert entitled.may_and_did(a, b) is entitled.may_and_did(b, a) is apart

"""What is written alike is compared once, and still belongs together."""

from __future__ import annotations

from runut.account.build import prepared
from runut.account.matching import claims, likeness
from runut.copies import align
from runut.records import Article, Reading
from tests.account.stories import account, article, read

_TEXTS = (
    "Tanggul Way Rimba jebol pada Senin dini hari. Sebanyak 312 rumah di Wanasari terendam. "
    'Kepala BPBD Wanasari Hendra Wiratama berkata, "Warga sudah mengungsi ke balai desa."',
    "Sebanyak 312 rumah terendam di Wanasari setelah tanggul Way Rimba jebol, Senin dini hari. "
    "Menurut Hendra Wiratama, warga sudah mengungsi ke balai desa.",
)


def _articles(count: int) -> list[Article]:
    """So many outlets that carry one of two texts."""
    return [
        article(f"Kabar {n}", _TEXTS[n % 2], f"2025-03-03T{n // 60:02d}:{n % 60:02d}:00+07:00")
        for n in range(count)
    ]


def _readings(count: int) -> list[Reading]:
    return read(_articles(count))


def _comparisons(count: int) -> int:
    return len(claims.compare(likeness.weigh(prepared(_readings(count)))))


def test_comparisons_grow_with_the_articles_and_not_with_their_square() -> None:
    few, many = _comparisons(20), _comparisons(160)
    assert many <= 10 * few


def test_copies_of_one_report_are_traced_to_the_first_few() -> None:
    crowd = 2 * align.CROWD
    found = align.copies(_articles(crowd))
    assert 0 < len(found) <= crowd * align.FIRST * 4
    targets = {copy.target.article for copy in found}
    assert len(targets) >= crowd - 4  # all but the first of each text, at least


def test_a_hundred_copies_of_a_sentence_are_one_claim() -> None:
    found = account(_articles(130))
    widest = max(found.claims, key=lambda claim: claim.articles)
    assert (widest.articles, widest.outlets) == (130, 130)
    assert widest.standing == "echoed"


def test_a_sentence_twice_in_one_article_is_not_folded() -> None:
    sentence = "Sebanyak 312 rumah terendam di Wanasari."
    text = f"Air surut. {sentence} {sentence}"
    articles = [article(outlet, text, "2025-03-03") for outlet in ("Kabar Satu", "Warta Dua")]
    weighed = likeness.weigh(prepared(read(articles)))
    for alike in weighed.folded.alike.values():
        homes = [weighed.propositions[place].article.id for place in alike]
        assert len(homes) == len(set(homes))

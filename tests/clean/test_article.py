"""The article as a record: identity, metadata, rejections, and the words kept."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import runut.clean as cleaner
from runut.clean.article import clean
from runut.clean.pieces import pieces, squeezed
from runut.clean.repeats import Repeats
from runut.lang.messages import say
from runut.lang.pack import codes, load
from runut.records import Article, Page, Rejected

TEXT = "Jembatan gantung di Sagara dibuka lagi pada Senin pagi. Warga senang dan lega."


def row(text: str = TEXT, number: int | None = 3, **fields: str) -> Page:
    return Page(
        id="r",
        form="row",
        content=b"{}",
        path="berita.csv",
        row=number,
        url=fields.get("url"),
        fields={"text": text, **fields},
    )


def cleaned(page: Page) -> Article:
    found = clean(page, Repeats())
    assert isinstance(found, Article), found
    return found


def test_fields_of_a_table() -> None:
    article = cleaned(
        row(
            title=" Jembatan  Sagara ",
            url="https://www.detik.com/jabar/d-1?utm_source=x",
            date="Senin, 04 Mei 2026 09:30 WIB",
            outlet="detik.com",
            authors="Ida Bunga -detikJabar",
        )
    )
    assert article.title == "Jembatan Sagara"
    assert article.url == "https://www.detik.com/jabar/d-1"
    assert article.key == "url:detik.com/jabar/d-1"
    assert article.outlet == "detikcom"
    assert article.authors == ("Ida Bunga",)
    assert article.published == "2026-05-04T09:30:00+07:00"
    assert article.path == "berita.csv#3"
    assert (article.language, article.sentences, article.version) == ("", (), 1)


def test_the_outlet_is_no_author_but_its_team_is() -> None:
    assert cleaned(row(outlet="liputan6.com", authors="Liputan6.com")).authors == ()
    assert cleaned(row(outlet="detik.com", authors="Tim detikcom")).authors == ("Tim detikcom",)
    assert cleaned(row(authors="Ida Bunga/Leo Mau dan Rahmat Tolo")).authors == (
        "Ida Bunga",
        "Leo Mau",
        "Rahmat Tolo",
    )


def test_the_same_article_has_the_same_id_wherever_it_stands() -> None:
    one, two = cleaned(row(title="A")), cleaned(row(title="A", number=9))
    assert one.id == two.id
    assert one.key == two.key
    assert cleaned(row(title="B")).id != one.id


def test_versions_share_a_key() -> None:
    url = "https://contoh.id/a"
    one, two = cleaned(row(url=url)), cleaned(row(text=TEXT + " Baru.", url=url))
    assert one.key == two.key
    assert one.id != two.id
    first = row(title="A", date="2026-05-04", outlet="Warta")
    later = row(text=TEXT + " Baru.", title="A", date="2026-05-04", outlet="Warta")
    assert cleaned(first).key == cleaned(later).key


def test_untitled_articles_of_one_day_are_not_versions() -> None:
    one = cleaned(row(date="2026-05-04", outlet="Warta"))
    other = row(text="Pasar ikan di Sagara terbakar pada Minggu malam.", date="2026-05-04")
    assert one.key != cleaned(other).key


def test_a_date_in_the_opening_when_nothing_else_dates_it() -> None:
    text = "Jembatan Sagara dibuka lagi, Senin (4/5/2026), setelah tiga bulan diperbaiki dinas."
    assert cleaned(row(text)).published == "2026-05-04"
    assert cleaned(row(text, date="2026-05-05")).published == "2026-05-05"


@pytest.mark.parametrize("date", ["31 Februari 2026", "2026-13-45", "30/02/2026 10:00 WIB"])
def test_a_date_that_does_not_exist(date: str) -> None:
    found = clean(row(date=date), Repeats())
    assert isinstance(found, Rejected)
    assert found.place == "berita.csv#3"
    assert found.reason.code == "clean.no-such-date"
    assert found.reason.values["date"] in date


def test_a_strange_date_is_no_reason_to_lose_an_article() -> None:
    assert cleaned(row(date="baru saja")).published is None


def test_binary_and_empty_pages() -> None:
    for content, code in ((b"\x89PNG\x00\x01", "clean.binary"), (b" \n ", "clean.no-body")):
        found = clean(Page(id="p", form="plain", content=content, path="a.txt"), Repeats())
        assert isinstance(found, Rejected)
        assert (found.place, found.reason.code) == ("a.txt", code)


def test_a_headline_alone_is_kept() -> None:
    article = cleaned(row("SCROLL TO CONTINUE WITH CONTENT", title="Jembatan Sagara Dibuka"))
    assert article.text == ""
    assert article.title == "Jembatan Sagara Dibuka"


def test_white_space_is_made_plain() -> None:
    text = (
        "Jembatan\u00a0Sagara\u200b  dibuka\tlagi.\r\n\r\n\ufeffWarga\u2028senang sekali hari ini."
    )
    assert cleaned(row(text)).text == "Jembatan Sagara dibuka lagi.\nWarga\nsenang sekali hari ini."


def test_halves_of_letters_are_survived() -> None:
    assert cleaned(row(TEXT + " \ud83d")).text.encode("utf-8")


def test_every_reason_has_its_sentence_in_every_language() -> None:
    source = "".join(path.read_text("utf-8") for path in Path(cleaner.__file__).parent.glob("*.py"))
    kinds = set(re.findall(r'as_furniture\(\s*"([a-z-]+)"', source))
    kinds |= set(re.findall(r'piece\.split\([^"]*"([a-z-]+)"', source))
    kinds |= {rule["reason"] for code in codes() for rule in load(code).table("furniture")["rule"]}
    reasons = {f"furniture.{kind}" for kind in kinds}
    reasons |= set(re.findall(r'"(clean\.[a-z-]+)"', source))
    assert len(reasons) > 25
    for reason in reasons:
        for code in codes():
            assert say(reason, code) != reason, reason


LINES = st.sampled_from(
    [
        "JAKARTA, KOMPAS.com - Jembatan itu dibuka lagi setelah tiga bulan diperbaiki dinas.",
        "Baca juga: Jembatan Lain Ditutup",
        "Advertisement",
        "Senin, 04 Mei 2026 09:30 WIB",
        "Ida Bunga",
        "Editor",
        "Jembatan Sagara Dibuka Lagi",
        "Warga senang.Mereka menyeberang sejak subuh, kata kepala desa. (Antara)",
        "“Sekarang aman,”kata Rahmat di lokasi, Senin pagi, seusai memeriksa tali baja yang baru.",
        "(ida/leo)",
        "Halaman 2 dari 2",
        "TERPOPULER",
        "***",
        "Suara Warga",
        "Jembatan itu panjangnya 120 meter. Warga di jembatan (AFP)",
    ]
)


@settings(max_examples=150)
@given(st.lists(LINES | st.text(max_size=60), max_size=14), st.sampled_from(["plain", "row"]))
def test_body_and_furniture_explain_the_whole_page(lines: list[str], form: str) -> None:
    text = "\n".join(lines)
    content = text.encode("utf-8", "replace")
    page = (
        Page(id="p", form="plain", content=content)
        if form == "plain"
        else row(content.decode("utf-8").strip(), title="T")
    )
    found = clean(page, Repeats())
    if isinstance(found, Rejected):
        return
    whole = "".join(piece.text for piece in pieces(content.decode("utf-8")))
    told = found.text + "".join(line.text for line in found.furniture)
    assert Counter(squeezed(told)) == Counter(squeezed(whole))
    assert clean(page, Repeats()) == found

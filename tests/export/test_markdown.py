from dataclasses import replace

import pytest

from runut.export.markdown import report
from tests.export.sample import account


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_report_has_every_part(language: str) -> None:
    made = report(account(), language)
    assert made.startswith("# Kebakaran Pasar Selubung & \\<a1\\>\n")
    assert made.count("\n## ") == 7
    assert "export." not in made
    assert "| 40 | 46 |" in made
    assert "**46**" in made


def test_quotes_are_quoted_and_reports_are_not() -> None:
    made = report(account(), "en")
    assert "“Ada 40 kios yang terbakar”" in made
    assert "“46 kios terbakar”" not in made
    assert "*denied:* ada korban" in made


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("# satu *dua* _tiga_", r"\# satu \*dua\* \_tiga\_"),
        ("[tautan](http://a.example)", r"\[tautan\](http://a.example)"),
        ("1. bukan daftar", r"1\. bukan daftar"),
        ("- bukan daftar", r"\- bukan daftar"),
        ("dua\nbaris", "dua baris"),
        ("a | b", r"a \| b"),
        ("--- bukan garis", r"\--- bukan garis"),
        ("=== bukan judul", r"\=== bukan judul"),
        ("$5 dan $6", r"\$5 dan \$6"),
        ("&amp; tetap & begitu", r"\&amp; tetap & begitu"),
        ("1.973 orang", "1.973 orang"),
        ("layar \x1b[31mmerah \u202ebalik", "layar \ufffd\\[31mmerah \ufffdbalik"),
    ],
)
def test_texts_are_not_markup(title: str, shown: str) -> None:
    whole = account()
    made = report(replace(whole, story=replace(whole.story, title=title)), "id")
    assert made.splitlines()[0] == f"# {shown}"


def test_an_account_with_nothing_but_articles_can_be_reported() -> None:
    bare = replace(
        account(), claims=(), conflicts=(), figures=(), timeline=(), copies=(), statements=()
    )
    assert report(bare, "en").count("\n## ") == 1


def test_the_other_stories_of_a_saga_are_named() -> None:
    other = replace(account().story, id="beef", title="Pasar dibangun lagi", first="2025-06-01")
    made = report(account(), "en", (other,))
    assert made.endswith("- Jun 1, 2025 Pasar dibangun lagi (beef)\n")

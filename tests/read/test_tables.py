from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.read.columns import as_text, assign, fields, fold
from runut.read.files import How, pages
from runut.records import Page, Rejected, Unchanged


def table(tmp_path: Path, name: str, content: str | bytes, **columns: str) -> list[Page | Rejected]:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = pages([str(path)], How(columns=columns))
    return [page for page in found if not isinstance(page, Unchanged)]


def said(found: list[Page | Rejected]) -> list[dict[str, str]]:
    return [dict(page.fields) for page in found if isinstance(page, Page)]


@pytest.mark.parametrize(
    "header",
    [
        "title,text,url,date,outlet,authors",
        "judul,isi,link,tanggal,sumber,penulis",
        "headline,isi_berita,url,published_at,publisher,author",
        "Judul,Isi Berita,Tautan,Tanggal Publikasi,Domain,Penulis",
        "TITLE;BODY;LINK;PUBLISHED;SOURCE;AUTHOR",
        "headline|content|url|tanggal_publikasi|outlet|author",
    ],
)
def test_known_column_names_and_delimiters(tmp_path: Path, header: str) -> None:
    delimiter = next(mark for mark in ",;|" if mark in header)
    cells = ["Jembatan", "Dibuka lagi.", "https://contoh.id/a", "2026-05-04", "Warta", "Ida"]
    found = table(tmp_path, "a.csv", f"{header}\n{delimiter.join(cells)}\n")
    names = ["title", "text", "url", "date", "outlet", "authors"]
    assert said(found) == [dict(zip(names, cells, strict=True))]


def test_a_mapping_wins_over_the_names(tmp_path: Path) -> None:
    content = "judul,isi,ringkasan\nJembatan,Isi panjang.,Isi pendek.\n"
    assert said(table(tmp_path, "a.csv", content, text="ringkasan"))[0]["text"] == "Isi pendek."
    found = table(tmp_path, "b.csv", "a;b\nJembatan;Isi.\n", title="a", text="B")
    assert said(found) == [{"title": "Jembatan", "text": "Isi."}]


def test_a_mapping_to_no_column_is_told(tmp_path: Path) -> None:
    (found,) = table(tmp_path, "a.csv", "judul,isi\nJembatan,Isi.\n", text="konten")
    assert isinstance(found, Rejected)
    assert found.reason.code == "read.no-text-column"
    assert found.reason.values["columns"] == "judul, isi"


def test_quotes_line_breaks_and_marks(tmp_path: Path) -> None:
    content = (
        '\ufeffjudul,isi\r\n"Jembatan, ""Sagara""","Baris satu.\nBaris dua; dan koma, juga."\r\n'
    )
    assert said(table(tmp_path, "a.csv", content)) == [
        {"title": 'Jembatan, "Sagara"', "text": "Baris satu.\nBaris dua; dan koma, juga."}
    ]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_charsets(tmp_path: Path, charset: str) -> None:
    content = "judul,isi\nKafé “Señora”,Buka – lagi… setiap hari.\n" * 1
    assert said(table(tmp_path, "a.csv", content.encode(charset))) == [
        {"title": "Kafé “Señora”", "text": "Buka – lagi… setiap hari."}
    ]


def test_broken_bytes_late_in_a_table(tmp_path: Path) -> None:
    content = ("judul,isi\n" + "“Jembatan”,Dibuka.\n" * 9000).encode() + b"Jembatan,Caf\xff.\n"
    rows = said(table(tmp_path, "a.csv", content))
    assert len(rows) == 9001
    assert rows[-1]["text"] == "Caf\ufffd."


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_charsets_of_json_lines(tmp_path: Path, charset: str) -> None:
    row = {"judul": "Kafé “Señora”", "isi": "Buka lagi."}
    content = (json.dumps(row, ensure_ascii=False) + "\n") * 3
    rows = said(table(tmp_path, "a.jsonl", content.encode(charset)))
    assert rows == [{"title": "Kafé “Señora”", "text": "Buka lagi."}] * 3


def test_a_broken_line_is_told_by_its_own_number(tmp_path: Path) -> None:
    content = '{"isi": "a"}\n\n{"isi": x}\n'
    broken = table(tmp_path, "a.jsonl", content)[-1]
    assert isinstance(broken, Rejected)
    assert broken.place.endswith("#3")
    assert (broken.reason.values["line"], broken.reason.values["column"]) == ("3", "9")


def test_a_late_foreign_letter_still_tells_the_charset(tmp_path: Path) -> None:
    content = "judul,isi\n" + "Jembatan,Dibuka.\n" * 2000 + "Jembatan,“Señora”.\n"
    assert said(table(tmp_path, "a.csv", content.encode("cp1252")))[-1]["text"] == "“Señora”."


def test_rows_too_long_too_short_and_without_text(tmp_path: Path) -> None:
    content = "judul,isi\nA,Isi.,lebih\nB\nC,\nD,Isi.\n\nE,Isi.\n"
    found = table(tmp_path, "a.csv", content)
    told = [(f.place.rpartition("#")[2], f.reason.code) for f in found if isinstance(f, Rejected)]
    assert told == [
        ("1", "read.too-many-cells"),
        ("2", "read.row-without-text"),
        ("3", "read.row-without-text"),
    ]
    assert [row["title"] for row in said(found)] == ["D", "E"]


def test_json_values_of_every_kind(tmp_path: Path) -> None:
    row = {
        "headline": "Jembatan",
        "body": ["Satu.", "Dua."],
        "author": [{"@type": "Person", "name": "Ida"}, "Leo"],
        "publisher": {"name": "Warta"},
        "published": 1750212000,
        "url": None,
        "active": True,
    }
    (page,) = table(tmp_path, "a.json", json.dumps(row))
    assert isinstance(page, Page)
    assert page.fields == {
        "title": "Jembatan",
        "text": "Satu., Dua.",
        "authors": "Ida, Leo",
        "outlet": "Warta",
        "date": "1750212000",
    }
    assert json.loads(page.content) == row


@pytest.mark.parametrize(
    ("content", "taken", "told"),
    [
        ('[{"text": "a"}, 7, {"text": "b"}]', 2, ["read.row-no-object"]),
        ('[{"text": "a"} {"text": "b"}]', 1, ["read.broken-json"]),
        ('{"text": "a"}\n{"text": "b"}', 2, []),
        ('[{"text": "a"}, {"text": ', 1, ["read.broken-json"]),
        ("[" * 100_000, 0, ["read.broken-json"]),
        ('{"nama": "Ida"}', 0, ["read.row-without-text"]),
        ('[{"text": "a"},]', 1, []),
    ],
)
def test_json_files(tmp_path: Path, content: str, taken: int, told: list[str]) -> None:
    found = table(tmp_path, "a.json", content)
    assert len(said(found)) == taken
    assert [f.reason.code for f in found if isinstance(f, Rejected)] == told


def test_a_break_is_told_by_line_and_column(tmp_path: Path) -> None:
    found = table(tmp_path, "a.json", '[{"text": "a"},\n {"text": x}]')
    broken = found[-1]
    assert isinstance(broken, Rejected)
    assert (broken.reason.values["line"], broken.reason.values["column"]) == ("2", "11")


def test_columns() -> None:
    assert fold(" Tanggal-Publikasi ") == "tanggal_publikasi"
    assert assign(["Title", "judul", "isi"], {}) == {"title": "Title", "text": "isi"}
    assert fields({"title": " ", "text": "a"}, {}) == {"text": "a"}
    assert as_text(3.5) == "3.5"
    assert as_text({"x": 1}) == ""


@given(st.binary(max_size=300), st.sampled_from(["a.json", "a.jsonl", "a.csv", "a.txt", "a.gz"]))
def test_any_bytes_end_well(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str
) -> None:
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(content)
    for found in pages([str(path)]):
        assert found.place

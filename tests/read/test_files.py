from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import pytest

from runut.lang.messages import explain
from runut.read.files import How, pages
from runut.records import Page, Rejected, Unchanged

ROW = {"judul": "Jembatan Sagara", "isi": "Jembatan dibuka lagi.", "tanggal": "2026-05-04"}
LINE = json.dumps(ROW) + "\n"


def read(*what: object, **more: object) -> list[Page | Rejected]:
    stdin = more.pop("stdin", None)
    found = pages([str(w) for w in what], How(**more), stdin=stdin)  # type: ignore[arg-type]
    return [page for page in found if not isinstance(page, Unchanged)]


def good(found: list[Page | Rejected]) -> list[Page]:
    return [page for page in found if isinstance(page, Page)]


def codes(found: list[Page | Rejected]) -> list[tuple[str, str]]:
    return [(f.place, f.reason.code) for f in found if isinstance(f, Rejected)]


# ------------------------------------------------------------------------ what is found


def test_a_folder_is_read_whole_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text("dua")
    (tmp_path / "1.txt").write_text("satu")
    (tmp_path / ".hidden").write_text("x")
    found = good(read(tmp_path))
    assert [page.path for page in found] == [f"{tmp_path}/1.txt", f"{tmp_path}/b/2.txt"]
    assert [page.path for page in good(read(f"{tmp_path}/"))] == [page.path for page in found]


def test_paths_stay_as_they_were_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "1.txt").write_text("satu")
    monkeypatch.chdir(tmp_path)
    assert [page.path for page in good(read("x"))] == ["x/1.txt"]
    assert [page.path for page in good(read("./x/1.txt"))] == ["./x/1.txt"]
    assert [page.path for page in good(read("."))] == ["./x/1.txt"]


def test_globs(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.html"):
        (tmp_path / name).write_text("isi")
    assert len(good(read(tmp_path / "*.txt"))) == 2
    assert codes(read(tmp_path / "*.csv")) == [(f"{tmp_path}/*.csv", "read.no-match")]
    (tmp_path / "d[1].txt").write_text("isi")
    assert len(good(read(tmp_path / "d[1].txt"))) == 1


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a.txt", "Jembatan dibuka.", "plain"),
        ("a.html", "<p>Jembatan</p>", "html"),
        ("a.htm", "<p>Jembatan</p>", "html"),
        ("a.txt", "<!DOCTYPE html><html><p>Jembatan</p></html>", "html"),
        ("a", "Jembatan dibuka.", "plain"),
        ("a", "<html><p>Jembatan</p></html>", "html"),
        ("a", LINE, "row"),
        ("a", json.dumps([ROW]), "row"),
        ("a.json", json.dumps([ROW]), "row"),
        ("a.json", json.dumps(ROW, indent=2), "row"),
        ("a.json", json.dumps({"count": 1, "articles": [ROW]}), "row"),
        ("a.jsonl", LINE, "row"),
        ("a.ndjson", LINE, "row"),
        ("a.csv", "judul,isi\nJembatan,Dibuka lagi.\n", "row"),
        ("a.tsv", "judul\tisi\nJembatan\tDibuka lagi.\n", "row"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_forms(tmp_path: Path, name: str, content: str, form: str, packed: bool) -> None:
    data = content.encode()
    path = tmp_path / (name + ".gz" if packed else name)
    path.write_bytes(gzip.compress(data) if packed else data)
    (page,) = read(path)
    assert isinstance(page, Page)
    assert page.form == form
    assert page.row == (1 if form == "row" else None)
    assert page.content == data or form == "row"


def test_gzip_is_told_by_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(gzip.compress(LINE.encode()))
    assert good(read(tmp_path / "a.jsonl"))[0].fields["title"] == "Jembatan Sagara"


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"Jembatan dibuka.", "plain"),
        (LINE.encode() * 2, "row"),
        (gzip.compress(LINE.encode(), mtime=0), "row"),
    ],
    ids=["plain", "rows", "packed rows"],
)
def test_standard_input(content: bytes, form: str) -> None:
    found = good(read("-", stdin=io.BytesIO(content)))
    assert {page.form for page in found} == {form}
    assert found[0].path is None
    assert found[0].place in {"-", "-#1"}


# --------------------------------------------------------------------------------- ids


def test_the_same_content_has_the_same_id_wherever_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("isi")
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"isi"))
    (tmp_path / "c.txt").write_text("lain")
    one, two, other = good(read(tmp_path))
    assert one.id == two.id != other.id
    (tmp_path / "d.jsonl").write_text(LINE + LINE)
    rows = good(read(tmp_path / "d.jsonl"))
    assert rows[0].id == rows[1].id
    assert [row.row for row in rows] == [1, 2]


# ----------------------------------------------------------------------------- bad input


def test_every_bad_input_is_a_clear_line_and_the_rest_goes_in(tmp_path: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00")
    (tmp_path / "broken.jsonl").write_text(LINE + '{"judul": "x", \n' + LINE)
    (tmp_path / "cut.txt.gz").write_bytes(gzip.compress(os.urandom(9000))[:4000])
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(LINE.encode() * 5000)[:-12])
    (tmp_path / "damaged.gz").write_bytes(b"\x1f\x8b\x08\x00" + b"\xff" * 99)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text("Jembatan dibuka lagi.")
    (tmp_path / "half.json").write_text(json.dumps([ROW, ROW])[:-30])
    (tmp_path / "news.xml").write_text("<rss/>")
    (tmp_path / "no-text.csv").write_text("nama,umur\nIda,30\n")
    found = read(tmp_path, tmp_path / "missing.txt", "https://contoh.id/a")
    told = dict(codes(found))
    here = f"{tmp_path}/"
    assert told.pop(f"{here}cut.jsonl.gz", "read.truncated-gzip") == "read.truncated-gzip"
    assert told == {
        f"{here}binary.txt": "read.binary",
        f"{here}broken.jsonl#2": "read.broken-json",
        f"{here}cut.txt.gz": "read.truncated-gzip",
        f"{here}damaged.gz": "read.broken-gzip",
        f"{here}empty.txt": "read.empty-file",
        f"{here}half.json#2": "read.broken-json",
        f"{here}news.xml": "read.no-rows",
        f"{here}no-text.csv": "read.no-text-column",
        f"{here}missing.txt": "read.missing",
        "https://contoh.id/a": "read.no-addresses-here",
    }
    taken = {page.place.removeprefix(here) for page in good(found)}
    assert {"broken.jsonl#1", "broken.jsonl#3", "good.txt", "half.json#1"} <= taken
    for rejected in found:
        if isinstance(rejected, Rejected):
            for language in ("id", "en"):
                sentence = explain(rejected.reason, language)
                assert "{" not in sentence.replace('{"', "")
                assert rejected.reason.code not in sentence


def test_rows_before_the_cut_of_an_archive_go_in(tmp_path: Path) -> None:
    lines = "".join(json.dumps({**ROW, "nomor": os.urandom(40).hex()}) + "\n" for _ in range(900))
    packed = gzip.compress(lines.encode())
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    found = read(tmp_path)
    assert len(good(found)) > 100
    assert codes(found) == [(f"{tmp_path}/a.jsonl.gz", "read.truncated-gzip")]


def test_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "open.txt").write_text("Jembatan dibuka lagi.")
    real = Path.iterdir

    def iterdir(self: Path) -> object:
        if self == closed:
            raise PermissionError(13, "Permission denied")
        return real(self)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    found = read(tmp_path)
    assert codes(found) == [(str(closed), "read.no-permission")]
    assert len(good(found)) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_rights_of_the_system(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    assert codes(read(tmp_path)) == [(str(closed), "read.no-permission")]


def test_empty_places(tmp_path: Path) -> None:
    assert codes(read(tmp_path)) == [(str(tmp_path), "read.empty-folder")]
    for name, content in (("a.json", "[]"), ("a.jsonl", "\n \n"), ("a.csv", "judul,isi\n")):
        (tmp_path / name).write_text(content)
        assert codes(read(tmp_path / name)) in (
            [(f"{tmp_path}/{name}", "read.no-rows")],
            [(f"{tmp_path}/{name}", "read.empty-file")],
        )
    assert codes(read("-")) == [("-", "read.no-stdin")]
    assert codes(read("-", stdin=io.BytesIO(b""))) == [("-", "read.empty-file")]


def test_too_large(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x" * 2000)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"x" * 1_000_000))
    (tmp_path / "c.jsonl").write_text(json.dumps({**ROW, "isi": "x" * 3000}) + "\n" + LINE)
    found = read(tmp_path, max_bytes=1000)
    assert codes(found) == [
        (f"{tmp_path}/a.txt", "read.too-large"),
        (f"{tmp_path}/b.txt.gz", "read.too-large"),
        (f"{tmp_path}/c.jsonl#1", "read.too-large"),
    ]
    assert [page.place for page in good(found)] == [f"{tmp_path}/c.jsonl#2"]


def test_a_link_that_goes_in_circles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Jembatan dibuka lagi.")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert len(good(read(tmp_path))) == 1


def test_a_folders_notes_are_passed_over_but_read_when_named(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Catatan tentang folder ini.")
    (tmp_path / "satu.txt").write_text("Artikel pertama.")
    assert [page.path for page in pages([str(tmp_path)])] == [f"{tmp_path}/satu.txt"]
    assert len(list(pages([str(tmp_path / "README.md")]))) == 1


def test_many_comments_are_passed_over_in_linear_time(tmp_path: Path) -> None:
    page = tmp_path / "page"
    page.write_bytes(b"<!-- x -->" * 400 + b"Feri karam di selat.")
    (found,) = pages([str(page)])
    assert isinstance(found, Page) and found.form == "plain"
    page.write_bytes(b"<!-- x -->\n" * 40 + b"<html><p>Feri karam</p></html>")
    (found,) = pages([str(page)])
    assert isinstance(found, Page) and found.form == "html"

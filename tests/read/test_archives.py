"""Web archives, Parquet tables and mail."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from runut.read.files import pages
from runut.read.warc import warc_pages
from runut.records import Page, Rejected, Unchanged

HTML = "<html><body><h1>Jembatan {n}</h1><p>Jembatan {n} dibuka lagi kemarin.</p></body></html>"


def records(*pages: tuple[str, str, str, bytes], packed: bool = True) -> bytes:
    """A WARC of answers: (address, status, content type, content)."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "uji"}))
    for url, status, kind, content in pages:
        headers = StatusAndHeaders(
            status, [("Content-Type", kind), ("X-Uji", "ya")], protocol="HTTP/1.1"
        )
        record = writer.create_warc_record(
            url, "response", payload=io.BytesIO(content), http_headers=headers
        )
        writer.write_record(record)
    return out.getvalue()


def page(n: int) -> tuple[str, str, str, bytes]:
    return (f"https://warta.example/{n}", "200 OK", "text/html", HTML.format(n=n).encode())


def read(path: Path) -> tuple[list[Page], list[tuple[str, str]]]:
    found = list(pages([str(path)]))
    good = [each for each in found if isinstance(each, Page)]
    assert not any(isinstance(each, Unchanged) for each in found)
    return good, [(r.place, r.reason.code) for r in found if isinstance(r, Rejected)]


@pytest.mark.parametrize("packed", [True, False])
def test_the_pages_of_a_web_archive(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(
        records(
            page(1),
            ("https://warta.example/gambar", "200 OK", "image/png", b"\x89PNG"),
            ("https://warta.example/hilang", "404 Not Found", "text/html", b"<p>tidak ada"),
            page(2),
            packed=packed,
        )
    )
    good, bad = read(path)
    assert bad == []
    assert [p.url for p in good] == ["https://warta.example/1", "https://warta.example/2"]
    assert good[0].content == HTML.format(n=1).encode()
    assert good[0].place == f"{path}#2"
    (answer,) = good[0].answers
    assert answer.header("x-uji") == "ya"
    assert answer.fetched


def test_codings_and_charsets_inside(tmp_path: Path) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    content = gzip.compress("<html><p>caf\xe9 Sagara</p></html>".encode("latin-1"))
    headers = StatusAndHeaders(
        "200 OK",
        [("Content-Type", "text/html; charset=ISO-8859-1"), ("Content-Encoding", "gzip")],
        protocol="HTTP/1.1",
    )
    writer.write_record(
        writer.create_warc_record(
            "https://warta.example/1", "response", payload=io.BytesIO(content), http_headers=headers
        )
    )
    (tmp_path / "a.warc.gz").write_bytes(out.getvalue())
    ((found,), bad) = read(tmp_path / "a.warc.gz")
    assert bad == []
    assert found.charset == "iso-8859-1"
    assert "café" in found.content.decode("latin-1")


def test_what_breaks_off_gives_what_stood_before(tmp_path: Path) -> None:
    # Ids of records are random, so half of the bytes may end right between two of them.
    some, next_one = records(*(page(n) for n in range(5))), records(page(5))
    (tmp_path / "a.warc.gz").write_bytes(some + next_one[: len(next_one) // 2])
    good, bad = read(tmp_path / "a.warc.gz")
    assert len(good) == 5
    assert [code for _, code in bad] in (["read.truncated-gzip"], ["read.broken-warc"])


@pytest.mark.parametrize("content", [b"", b"WARC/1.0\r\n\r\n", b"\x1f\x8b\x08", b"halo"])
def test_no_web_archive(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(content)
    good, bad = read(tmp_path / "a.warc")
    assert good == [] and len(bad) == 1


def test_wacz(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/1.warc.gz", records(page(1)))
        archive.writestr("archive/2.warc.gz", b"WARC/1.0 rusak")
        archive.writestr("archive/3.warc", records(page(3), packed=False))
        archive.writestr("pages/pages.jsonl", "{}")
    good, bad = read(tmp_path / "a.wacz")
    assert good[0].url == "https://warta.example/1"
    assert good[-1].url == "https://warta.example/3"
    assert len(bad) == 1
    (tmp_path / "b.wacz").write_bytes(b"PK\x03\x04 rusak")
    assert read(tmp_path / "b.wacz")[1] == [(f"{tmp_path}/b.wacz", "read.broken-zip")]
    with zipfile.ZipFile(tmp_path / "c.wacz", "w") as archive:
        archive.writestr("apa.txt", "x")
    assert read(tmp_path / "c.wacz")[1] == [(f"{tmp_path}/c.wacz", "read.no-archive-inside")]


_READING = """
import sys
from runut.read.files import pages
count = sum(1 for page in pages([sys.argv[1]]))
status = open("/proc/self/status").read()
print(count, status.partition("VmHWM:")[2].split()[0])
"""


def _memory(path: Path) -> tuple[int, int]:
    """(pages, kilobytes at most) of reading ``path`` in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", _READING, str(path)], check=True, capture_output=True, text=True
    )
    count, most = done.stdout.split()
    return int(count), int(most)


@pytest.mark.slow
def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    filler = b"<p>" + b"kata " * 20_000 + b"</p>"
    most = []
    for size in (20, 400):
        content = [
            (f"https://warta.example/{n}", "200 OK", "text/html", filler) for n in range(size)
        ]
        (tmp_path / "a.warc.gz").write_bytes(records(*content))
        (tmp_path / "a.mbox").write_bytes(
            b"".join(b"From a@b.example x\nSubject: x\n\n" + filler + b"\n\n" for _ in range(size))
        )
        for name in ("a.warc.gz", "a.mbox"):
            count, kilobytes = _memory(tmp_path / name)
            assert count == size
            most.append(kilobytes)
    assert most[2] - most[0] < 15_000 and most[3] - most[1] < 15_000


@pytest.mark.slow
def test_memory_does_not_grow_with_the_table(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="Parquet is an extra")
    parquet = pytest.importorskip("pyarrow.parquet")
    most = []
    for size in (200, 8_000):
        rows = {"judul": [f"Judul {n}" for n in range(size)], "isi": ["kata " * 3_000] * size}
        parquet.write_table(
            pyarrow.table(rows), tmp_path / "a.parquet", row_group_size=200, compression="NONE"
        )
        count, kilobytes = _memory(tmp_path / "a.parquet")
        assert count == size
        most.append(kilobytes)
    assert most[1] - most[0] < 60_000


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="Parquet is an extra")
    parquet = pytest.importorskip("pyarrow.parquet")
    from datetime import UTC, datetime

    table = pyarrow.table(
        {
            "judul": ["Jembatan", "Pasar"],
            "isi": ["Jembatan dibuka lagi.", None],
            "tanggal": [datetime(2026, 5, 4, 1, tzinfo=UTC)] * 2,
            "penulis": [["Ida Bunga", "Leo Mau"], []],
        }
    )
    parquet.write_table(table, tmp_path / "a.parquet")
    good, bad = read(tmp_path / "a.parquet")
    assert dict(good[0].fields) == {
        "title": "Jembatan",
        "text": "Jembatan dibuka lagi.",
        "date": "2026-05-04T01:00:00+00:00",
        "authors": "Ida Bunga, Leo Mau",
    }
    assert bad == [(f"{tmp_path}/a.parquet#2", "read.row-without-text")]
    (tmp_path / "b.parquet").write_bytes(b"PAR1 rusak PAR1")
    assert read(tmp_path / "b.parquet")[1] == [(f"{tmp_path}/b.parquet", "read.broken-parquet")]


def test_parquet_without_its_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    assert read(tmp_path / "a.parquet")[1] == [(f"{tmp_path}/a.parquet", "read.parquet-missing")]


def test_newsletters(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "Jembatan Sagara dibuka"
    message["From"] = "Warta Sagara <redaksi@warta.example>"
    message["Date"] = "Mon, 04 May 2026 08:00:00 +0700"
    message.set_content("Jembatan dibuka lagi.\n\nFrom sini ke sana dekat.")
    second = EmailMessage()
    second["Subject"] = "Pasar"
    second["From"] = "redaksi@kabar.example"
    second.set_content("<p>Pasar terbakar.</p>", subtype="html")
    box = b"".join(b"From x@y Mon\n" + bytes(m) + b"\n" for m in (message, second))
    (tmp_path / "a.mbox").write_bytes(box)
    (tmp_path / "a.eml").write_bytes(bytes(message))
    good, bad = read(tmp_path / "a.mbox")
    assert bad == [] and [p.form for p in good] == ["plain", "html"]
    assert dict(good[0].fields) == {
        "title": "Jembatan Sagara dibuka",
        "outlet": "Warta Sagara",
        "date": "2026-05-04T08:00:00+07:00",
    }
    assert good[1].fields["outlet"] == "kabar.example"
    assert good[1].content.decode().strip() == "<p>Pasar terbakar.</p>"
    assert len(read(tmp_path / "a.eml")[0]) == 1


def test_what_news_please_writes(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '{"authors": ["Ida Bunga"], "date_publish": "2026-05-04 08:00:00", "language": "id",'
        ' "maintext": "Jembatan dibuka lagi.", "source_domain": "warta.example",'
        ' "title": "Jembatan", "url": "https://warta.example/1"}'
    )
    ((found,), bad) = read(tmp_path / "a.json")
    assert bad == []
    assert dict(found.fields) == {
        "title": "Jembatan",
        "text": "Jembatan dibuka lagi.",
        "url": "https://warta.example/1",
        "date": "2026-05-04 08:00:00",
        "outlet": "warta.example",
        "authors": "Ida Bunga",
    }


@settings(deadline=None)
@given(st.binary(max_size=300), st.integers(0, 900), st.booleans())
def test_any_damage_to_a_web_archive_is_a_reason(damage: bytes, at: int, packed: bool) -> None:
    from runut.read.opened import Unreadable

    whole = records(page(1), page(2), packed=packed)
    content = whole[:at] + damage + whole[at + len(damage) :]
    try:
        list(warc_pages(io.BytesIO(content), "a.warc", 100_000))
    except Unreadable as problem:
        assert problem.reason.code.startswith("read.")
    except (EOFError, OSError) as error:  # what `honest_errors` of the opener tells
        assert isinstance(error, EOFError | gzip.BadGzipFile), error

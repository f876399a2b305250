import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path

from runut.export.tables import COLUMNS, write_folder, write_zip
from tests.export.sample import FIRST, account


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_folder_of_tables_reads_back(tmp_path: Path) -> None:
    paths = write_folder([account(), account()], tmp_path, "id")
    tables = {path.stem: read(path) for path in paths}
    assert set(tables) == set(COLUMNS)
    assert len(tables["articles"]) == 4
    assert tables["articles"][0]["text"] == FIRST
    assert tables["claims"][0]["words"] == "46 kios terbakar"
    assert tables["claims"][0]["origins"] == "Bima Raksana"
    assert [row["value"] for row in tables["conflicts"][:2]] == ["40", "46"]
    told = tables["statements"][1]
    assert FIRST[int(told["start"]) : int(told["end"])] == told["words"]
    assert told["claim"] == "c1"


def test_a_text_is_never_a_formula(tmp_path: Path) -> None:
    whole = account()
    evil = replace(whole.articles[0], title='=HYPERLINK("http://a.example")', outlet="@dua")
    write_folder([replace(whole, articles=(evil, whole.articles[1]))], tmp_path, "id")
    [row, _] = read(tmp_path / "articles.csv")
    assert row["title"].startswith("'=")
    assert row["outlet"] == "'@dua"


def test_the_zip_holds_the_same_and_is_the_same_every_time(tmp_path: Path) -> None:
    write_folder([account()], tmp_path, "en")
    one, other = io.BytesIO(), io.BytesIO()
    write_zip([account()], one, "en")
    write_zip([account()], other, "en")
    assert one.getvalue() == other.getvalue()
    with zipfile.ZipFile(one) as archive:
        for name in archive.namelist():
            assert archive.read(name) == (tmp_path / name).read_bytes()


def test_no_accounts_give_headers_alone(tmp_path: Path) -> None:
    for path in write_folder([], tmp_path, "id"):
        assert path.read_text("utf-8-sig").strip() == ",".join(COLUMNS[path.stem])

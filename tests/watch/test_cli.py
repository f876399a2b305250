"""What `runut watch` and `runut doctor` say of feeds."""

from __future__ import annotations

from pathlib import Path

import pytest

from runut.cli.main import run
from tests.inputs.pages import article, item, rss
from tests.read.server import Site, plain


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_people_read(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    link = site.page("/berita/1", article("Jembatan Sagara Dibuka"))
    site.routes["/rss"] = plain(rss(item(link, "Jembatan"), item("/hilang", "Hilang")))
    common = ["--db", str(tmp_path / "a.db"), "--lang", language]
    feeds = [site.url("/rss"), site.url("/tidak-ada")]
    assert run(["watch", "--once", "--allow-private", *common, *feeds]) == 1
    told = capsys.readouterr().out
    assert "Warta Sagara: 1 " in told
    assert "+ Jembatan Sagara Dibuka" in told
    assert "✗ " + site.url("/tidak-ada") in told.replace("\n", "")
    assert "{" not in told and "watch." not in told and "read." not in told

    assert run(["doctor", *common]) == 0
    told = capsys.readouterr().out
    assert site.url("/tidak-ada") in told and "404" in told


def test_wrong_use_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["watch", "bukan-berkas.opml", "--db", str(tmp_path / "a.db")]) == 2
    assert run(["watch", "--db", str(tmp_path / "tidak-ada.db")]) == 2
    assert run(["watch", "x", "--every", "sebentar", "--db", str(tmp_path / "a.db")]) == 2
    capsys.readouterr()

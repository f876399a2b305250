"""An evidence bundle verifies on any machine, and whatever is changed in it shows."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter

from runut import Collection, evidence
from runut.errors import ReadError
from runut.export.bundle import NoBundle, _records, digest
from tests import newsroom

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle of a story of two articles, one of them in two versions."""
    folder = tmp_path_factory.mktemp("bundle")
    changed = {**newsroom.rows(1)[0], "date": "2025-03-03T20:00:00+07:00"}
    changed["text"] = changed["text"].replace("312", "313")
    (folder / "new.jsonl").write_text(json.dumps(changed), "utf-8")
    with Collection(folder / "a.db") as collection:
        collection.add([str(newsroom.table(folder / "a.jsonl", 2))])
        collection.add([str(folder / "new.jsonl")])
        with (folder / "story.zip").open("wb") as stream:
            collection.bundle(collection.stories()[0].story.id, stream)
    return folder / "story.zip"


def _failing(path: Path) -> dict[str, list[str]]:
    return {
        finding.check: [reason.code for reason in finding.problems]
        for finding in evidence.verify(path)
        if not finding.holds
    }


def test_a_bundle_verifies_and_holds_every_version(bundle: Path) -> None:
    assert _failing(bundle) == {}
    with ZipFile(bundle) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        packed = ArchiveIterator(BytesIO(archive.read("pages.warc.gz")))
        addresses = [record.rec_headers.get_header("WARC-Target-URI") for record in packed]
    assert sorted(each["version"] for each in manifest["pages"]) == [1, 1, 2]
    assert all(each["taken"] for each in manifest["pages"])
    assert addresses == [each["url"] for each in manifest["pages"]]


@pytest.mark.slow
def test_bundles_of_real_pages_verify(tmp_path: Path) -> None:
    with Collection(tmp_path / "a.db") as collection:
        collection.add([str(ROOT / "examples/articles")])
        for line in collection.stories():
            path = tmp_path / f"{line.story.id}.zip"
            with path.open("wb") as stream:
                collection.bundle(line.story.id, stream)
            assert _failing(path) == {}


def _changed(bundle: Path, to: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with ZipFile(bundle) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    with ZipFile(to, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return to


@pytest.mark.parametrize("name", ["account.json", "account.html", "README.txt"])
def test_a_changed_file_shows(bundle: Path, tmp_path: Path, name: str) -> None:
    def change(files: dict[str, bytes]) -> None:
        files[name] = (
            files[name].replace(b"a", b"e", 1)
            if name != "account.json"
            else (files[name].replace(b"312", b"999"))
        )

    assert "bundle-files" in _failing(_changed(bundle, tmp_path / "x.zip", change))


def test_a_file_taken_out_or_put_in_shows(bundle: Path, tmp_path: Path) -> None:
    out = _changed(bundle, tmp_path / "out.zip", lambda files: files.pop("account.html") and None)
    assert _failing(out) == {"bundle-files": ["bundle.file"]}
    more = _changed(bundle, tmp_path / "in.zip", lambda files: files.update({"x.txt": b"x"}))
    assert _failing(more) == {"bundle-files": ["bundle.file"]}


def _edited(files: dict[str, bytes], edit: Callable[[Any], None]) -> None:
    """Change the account and make the manifest fit, as a forger would."""
    account = json.loads(files["account.json"])
    edit(account)
    files["account.json"] = json.dumps(account).encode()
    manifest = json.loads(files["manifest.json"])
    manifest["files"]["account.json"] = digest(files["account.json"])
    files["manifest.json"] = json.dumps(manifest).encode()


def test_a_forged_text_shows_though_the_manifest_fits(bundle: Path, tmp_path: Path) -> None:
    def forge(account: Any) -> None:
        account["articles"][0]["text"] = account["articles"][0]["text"].replace("jebol", "utuh!")

    failing = _failing(_changed(bundle, tmp_path / "x.zip", lambda files: _edited(files, forge)))
    assert failing["bundle-articles"] == ["bundle.article-id"]
    assert failing["bundle-reading"] == ["bundle.reads-otherwise"]
    assert "bundle-files" not in failing


def test_a_span_outside_its_text_shows(bundle: Path, tmp_path: Path) -> None:
    def forge(account: Any) -> None:
        account["statements"][0]["end"] = 10**6

    changed = _changed(bundle, tmp_path / "x.zip", lambda files: _edited(files, forge))
    assert _failing(changed) == {"bundle-spans": ["bundle.span"]}


def test_an_account_of_another_shape_is_told_and_does_not_crash(
    bundle: Path, tmp_path: Path
) -> None:
    def forge(account: Any) -> None:
        account["articles"] = [{"id": 7}]

    changed = _changed(bundle, tmp_path / "x.zip", lambda files: _edited(files, forge))
    assert _failing(changed)["bundle-articles"] == ["bundle.malformed"]


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04" + b"\0" * 400])
def test_what_is_no_bundle_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=r"x\.zip"):
        evidence.verify(path)


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("manifest.json", "{}")
    with pytest.raises(ReadError):
        evidence.verify(tmp_path / "x.zip")


def test_a_zip_that_unpacks_without_end_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("runut.export.bundle._MOST", 1_000)
    with ZipFile(tmp_path / "x.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", b"0" * 100_000)
    with pytest.raises(ReadError, match="too large"):
        evidence.verify(tmp_path / "x.zip")


def test_pages_that_unpack_without_end_are_refused(
    bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ZipFile(bundle) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    monkeypatch.setattr("runut.export.bundle._MOST", unpacked)
    evidence.verify(bundle)
    packed = BytesIO()
    writer = WARCWriter(packed, gzip=True)
    payload = BytesIO(b"0" * (unpacked + 1))
    writer.write_record(writer.create_warc_record("urn:x", "resource", payload=payload))
    with pytest.raises(NoBundle, match="too large"):
        list(_records(packed.getvalue()))

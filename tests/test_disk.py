"""A disk that is full or may not be written: a clear error, and the collection is whole."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from runut import Collection
from tests import newsroom


def _full_at(size: int) -> None:
    """No file of this process grows beyond ``size`` bytes, as on a disk that is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def _add(db: Path, table: Path, size: int | None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "runut", "add", str(table), "--db", str(db), "--lang", "en"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        preexec_fn=partial(_full_at, size) if size else None,
    )


@pytest.mark.slow
@pytest.mark.parametrize("room", [0, 50_000])
def test_a_full_disk_costs_only_what_did_not_fit(tmp_path: Path, room: int) -> None:
    db = tmp_path / "a.db"
    first = newsroom.table(tmp_path / "a.jsonl", 4)
    assert _add(db, first, None).returncode == 0
    more = newsroom.table(tmp_path / "b.jsonl", 60)
    full = _add(db, more, db.stat().st_size + room)
    assert full.returncode == 1
    assert "cannot be written" in full.stderr
    assert "Traceback" not in full.stderr
    with Collection(db) as collection:
        kept = sum(len(line.story.articles) for line in collection.stories())
        assert all(finding.holds for finding in collection.check()), collection.check()
    assert 4 <= kept < 60
    with Collection(db) as collection:
        again = collection.add([str(more)])
        assert (again.added, again.unchanged) == (60 - kept, kept)


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a disk")
def test_a_disk_that_may_not_be_written(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not permitted here")
    try:
        table = newsroom.table(tmp_path / "a.jsonl", 4)
        assert _add(disk / "a.db", table, None).returncode == 0
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        more = newsroom.table(tmp_path / "b.jsonl", 8)
        refused = _add(disk / "a.db", more, None)
        assert refused.returncode == 1
        assert "Traceback" not in refused.stderr
        assert str(disk / "a.db") in refused.stderr
    finally:
        subprocess.run(["umount", str(disk)], check=False)

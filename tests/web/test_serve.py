"""`runut serve` in a process of its own: where it opens, what it refuses, how it ends."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

import httpx
import pytest

from runut.cli.main import run
from tests.web import site


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
def test_it_serves_and_ends_gracefully(tmp_path: Path, end: signal.Signals) -> None:
    with site.served(tmp_path / "new.db") as (process, address):
        assert address.startswith("http://127.0.0.1:")
        assert httpx.get(address, timeout=20).status_code == 200
        process.send_signal(end)
        assert process.wait(15) == 0


def test_other_machines_need_a_token(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RUNUT_TOKEN", raising=False)
    for host in ("0.0.0.0", "::", "192.0.2.7", "desk.example"):
        command = ["--db", str(tmp_path / "a.db"), "--lang", "en", "serve", "--host", host]
        assert run(command) == 2
        told = capsys.readouterr().err
        assert "no token" in told and "--token" in told


def test_a_taken_port_is_told_plainly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert run(["--db", str(tmp_path / "a.db"), "--lang", "en", "serve", "--port", port]) == 2
    told = capsys.readouterr().err
    assert port in told and "--port" in told


def test_what_is_no_collection_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("not a collection, only some notes of mine", "utf-8")
    assert run(["--db", str(other), "--lang", "en", "serve"]) == 1
    assert "not a Runut collection" in capsys.readouterr().err

"""How a call ends: exit codes, and what is said on stderr."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from runut.cli.main import run
from runut.collection import Collection
from runut.errors import NewerCollection
from runut.records import Progress


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("RUNUT_DB", "RUNUT_LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    path = tmp_path / "news.db"
    Collection(path).close()
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        ["show"],
        ["no-such-command"],
        ["stories", "--no-such-option"],
        ["stories", "--since", "yesterday"],
        ["stories", "--min-outlets", "0"],
        ["add"],
        ["add", "x.csv", "--map", "text"],
        ["add", "x.csv", "--map", "headline=judul"],
        ["export", "--format", "docx"],
        ["completion", "tcsh"],
        ["search", " ? "],
        ["who", ""],
        ["--lang", "xx", "stories"],
    ],
    ids=" ".join,
)
def test_wrong_use_exits_2(
    arguments: list[str], db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--db", str(db), *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Usage: runut" in said.err


def test_a_mistyped_path_makes_no_collection(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "mistyped.db"
    assert run(["--db", str(missing), "stories"]) == 2
    assert "runut add" in capsys.readouterr().err
    assert not missing.exists()


def test_an_unknown_story_exits_2_with_advice(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "ffff", "--db", str(db)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "ffff" in said.err
    assert "runut stories" in said.err
    assert "Traceback" not in said.err


def test_a_file_that_is_no_collection_exits_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "letter.db"
    letter.write_text("Dear reader, " * 100)
    assert run(["--db", str(letter), "stories"]) == 1
    assert "runut: " in capsys.readouterr().err


def test_an_error_is_told_with_its_advice(
    db: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise NewerCollection("made by a later Runut", advice="install that one")

    monkeypatch.setattr(Collection, "stories", fail)
    assert run(["--db", str(db), "stories"]) == 1
    assert capsys.readouterr().err == "runut: made by a later Runut\n       install that one\n"


def test_ctrl_c_says_what_was_kept_and_exits_130(
    db: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(self: Collection, what: Sequence[str], *, progress: Any, **rest: Any) -> None:
        for done in (*range(1, 8), 1, 2):  # a batch of seven, then two of the next
            progress(Progress(stage="read", done=done, total=7))
        raise KeyboardInterrupt

    monkeypatch.setattr(Collection, "add", interrupted)
    assert run(["--db", str(db), "--lang", "en", "add", "pages"]) == 130
    said = capsys.readouterr()
    assert "9 pages" in said.err
    assert said.out == ""


def test_a_folder_where_a_file_should_be_written_is_told(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--db", str(db), "export", "-o", str(tmp_path / "no/such/folder.json")]) == 1
    assert "No such file" in capsys.readouterr().err


def test_options_stand_before_or_after_the_command(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RUNUT_DB", str(tmp_path / "other.db"))
    monkeypatch.setenv("RUNUT_LANG", "en")
    assert run(["--db", str(db), "stories"]) == 0
    assert "No story fits" in capsys.readouterr().out
    assert run(["stories", "--db", str(db), "--lang", "id"]) == 0
    assert "Tidak ada cerita" in capsys.readouterr().out
    assert run(["stories"]) == 2


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_completion_scripts_name_the_command(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["completion", shell]) == 0
    assert "_RUNUT_COMPLETE" in capsys.readouterr().out


def test_doctor_without_a_collection_checks_the_installation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "none.db"
    assert run(["--db", str(missing), "--lang", "en", "doctor"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "SQLite" in said
    assert "only the installation was checked" in said
    assert not missing.exists()


def test_an_error_speaks_the_language_of_the_screens(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--lang", "id", "--db", str(db), "show", "ffff"]) == 2
    assert "tidak ada cerita yang berawalan 'ffff'" in capsys.readouterr().err
    assert run(["show", "ffff", "--lang", "id", "--db", str(tmp_path / "none.db")]) == 2
    assert "tidak ada koleksi di" in capsys.readouterr().err


def _stumbling(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*args: Any, **kwargs: Any) -> None:
        raise LookupError("no such thing")

    monkeypatch.setattr(Collection, "stories", stumble)


@pytest.mark.parametrize(("language", "words"), [("en", "report it"), ("id", "Laporkan")])
def test_a_fault_of_ours_is_told_in_plain_words(
    language: str,
    words: str,
    db: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _stumbling(monkeypatch)
    assert run(["--lang", language, "--db", str(db), "stories"]) == 1
    said = capsys.readouterr().err
    assert words in said
    assert "LookupError: no such thing" in said
    assert "--debug" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("way", ["before", "after", "variable"])
def test_debug_shows_where_it_happened(
    way: str, db: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _stumbling(monkeypatch)
    if way == "variable":
        monkeypatch.setenv("RUNUT_DEBUG", "1")
    before, after = (["--debug"] * (way == each) for each in ("before", "after"))
    assert run([*before, "--db", str(db), "stories", *after]) == 1
    said = capsys.readouterr().err
    assert "Traceback" in said
    assert "in stumble" in said

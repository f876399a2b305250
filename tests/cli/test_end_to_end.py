"""The command as people run it: `python -m runut` on the examples, in its own process."""

from __future__ import annotations

import io
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from unittest.mock import patch

import jsonschema
import pytest

from runut.cli.main import run

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
SCHEMA = json.loads((ROOT / "docs/reference/account.schema.json").read_text("utf-8"))


def environment(**more: str) -> dict[str, str]:
    ours = {
        name: value
        for name, value in os.environ.items()
        if name not in {"RUNUT_DB", "RUNUT_LANG", "NO_COLOR", "FORCE_COLOR", "LC_ALL"}
    }
    return {**ours, "LANG": "C.UTF-8", "COLUMNS": "80", **more}


def runut(
    *arguments: str | Path, stdin: bytes | None = None, **more: str
) -> subprocess.CompletedProcess[bytes]:
    """The whole command in a process of its own, as a shell starts it."""
    return subprocess.run(
        [sys.executable, "-m", "runut", *map(str, arguments)],
        env=environment(**more),
        input=stdin,
        capture_output=True,
        timeout=120,
        check=False,
    )


def called(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    """The same in this process, which has loaded Runut already."""
    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in "oe"]
    with (
        patch.dict(os.environ, environment(**more), clear=True),
        redirect_stdout(streams[0]),
        redirect_stderr(streams[1]),
    ):
        code = run([str(argument) for argument in arguments])
    out, err = (stream.buffer.getvalue() for stream in streams)  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(arguments, code, out, err)


def answer(*arguments: str | Path, **more: str) -> Any:
    done = called(*arguments, "--json", **more)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("examples") / "examples.db"
    done = runut("add", EXAMPLES / "articles", "--db", path)
    assert done.returncode == 0, done.stderr.decode()
    # No terminal, so no progress and no colour.
    assert done.stderr == b""
    assert b"\x1b" not in done.stdout
    yield path


@pytest.fixture(scope="module")
def largest(db: Path) -> str:
    stories = answer("stories", "--db", db)
    found = max(stories, key=lambda line: len(line["story"]["articles"]))
    return str(found["story"]["id"])


def test_adding_twice_changes_nothing_and_says_so(db: Path) -> None:
    summary = answer("add", EXAMPLES / "articles", "--db", db)
    assert summary["added"] == summary["new_versions"] == 0
    assert summary["unchanged"] >= 12
    assert summary["rejected"] == summary["stories"] == []
    assert b"0 added" in called("add", EXAMPLES / "articles", "--db", db).stdout


def test_a_list_of_stories_counts_claims_as_the_account_does(db: Path, largest: str) -> None:
    lines = answer("stories", "--db", db)
    listed = next(line["standings"] for line in lines if line["story"]["id"] == largest)
    shown = called("show", largest, "--db", db).stdout.decode()
    assert sorted(listed.values()) == sorted(map(int, re.findall(r"\((\d+) claims?\)", shown)))


def test_one_bad_file_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    good = next(iter(sorted((EXAMPLES / "articles").glob("*.txt"))))
    done = called("add", tmp_path / "empty.txt", good, "--db", tmp_path / "news.db")
    assert done.returncode == 1
    told = done.stdout.decode()
    assert "1 added" in told
    assert "1 rejected" in told
    assert "empty.txt" in told.replace("\n", "")


def test_a_page_can_be_piped_in(tmp_path: Path) -> None:
    page = next(iter(sorted((EXAMPLES / "articles").glob("*.html")))).read_bytes()
    done = runut("add", "-", "--db", tmp_path / "news.db", stdin=page)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    assert b"1 added" in done.stdout


def test_an_account_validates_and_its_spans_slice(db: Path, largest: str) -> None:
    account = answer("show", largest[:8], "--db", db)
    jsonschema.validate(account, SCHEMA)
    texts = {article["id"]: article["text"] for article in account["articles"]}
    for statement in account["statements"]:
        assert 0 <= statement["start"] < statement["end"] <= len(texts[statement["article"]])


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("columns", ["80", "160"])
def test_an_account_fits_the_terminal(db: Path, largest: str, language: str, columns: str) -> None:
    done = called("show", largest, "--why", "--db", db, "--lang", language, COLUMNS=columns)
    assert done.returncode == 0
    screen = done.stdout.decode()
    assert max(map(len, screen.splitlines())) <= int(columns)
    assert "cli." not in screen
    assert b"\x1b" not in done.stdout


def test_the_locale_speaks(db: Path, largest: str) -> None:
    assert "KLAIM" in runut("show", largest, "--db", db, LANG="id_ID.UTF-8").stdout.decode()
    assert "ARTICLES" in runut("show", largest, "--db", db, LANG="en_GB.UTF-8").stdout.decode()


def test_colour_can_be_forced_and_forbidden(db: Path) -> None:
    assert b"\x1b[" in called("stories", "--db", db, FORCE_COLOR="1").stdout
    assert b"\x1b[3" not in called("stories", "--db", db, FORCE_COLOR="1", NO_COLOR="1").stdout


def test_lists_answer_in_json(db: Path) -> None:
    stories = answer("stories", "--min-outlets", "2", "--db", db)
    assert stories
    assert all(len(line["outlets"]) >= 2 for line in stories)
    assert len(answer("stories", "--limit", "1", "--db", db)) == 1
    hits = answer("search", "feri", "--limit", "3", "--db", db)
    assert 0 < len(hits) <= 3
    checks = answer("doctor", "--db", db)
    assert all(check["holds"] for check in checks)


def test_what_somebody_said_is_found_by_name(db: Path, largest: str) -> None:
    account = answer("show", largest, "--db", db)
    name = next(
        source["name"]
        for statement in account["statements"]
        for source in statement["sources"]
        if source["role"] == "speaker"
    )
    said = answer("who", name, "--db", db)
    assert said
    assert name.encode() in called("who", name, "--db", db).stdout


def test_outlets_are_listed_and_shown_one_by_one(db: Path) -> None:
    profiles = answer("outlets", "--db", db)
    name = profiles[0]["outlet"]
    assert {**profiles[0], "quoted": None} == {
        **answer("outlets", name, "--db", db),
        "quoted": None,
    }
    for language in ("id", "en"):
        listed = called("outlets", "--db", db, "--lang", language).stdout.decode()
        shown = called("outlets", name, "--db", db, "--lang", language).stdout.decode()
        assert name in listed and name in shown
        assert "outlet." not in listed.replace(name, "") and "outlet." not in shown
    assert called("outlets", "nobody at all", "--db", db).returncode == 2


def _lasting(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**line, "changed": None} for line in lines]


def test_a_decision_is_kept_and_taken_back(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(db.read_bytes())
    before = answer("stories", "--db", copy)
    a, b = before[0]["story"]["id"], before[1]["story"]["id"]
    assert answer("merge", a, b, "--db", copy)["kind"] == "merge"
    assert len(answer("stories", "--db", copy)) == len(before) - 1
    assert answer("undo", "--db", copy)["undone"] is not None
    # When it last changed is what both decisions moved.
    assert _lasting(answer("stories", "--db", copy)) == _lasting(before)
    assert answer("undo", "--db", copy) is None


def test_every_format_is_written(db: Path, largest: str, tmp_path: Path) -> None:
    whole = json.loads(called("export", "--db", db).stdout)
    assert set(whole) == {"stories", "sagas"}
    for account in whole["stories"]:
        jsonschema.validate(account, SCHEMA)
    lines = called("export", "--format", "jsonl", "--db", db).stdout.splitlines()
    assert [json.loads(line) for line in lines] == whole["stories"]
    markdown = called("export", "--format", "markdown", largest, "--db", db).stdout
    assert markdown.startswith(b"# ")
    page = tmp_path / "account.html"
    assert called("export", "--format", "html", largest, "-o", page, "--db", db).returncode == 0
    assert page.read_text("utf-8").lstrip().startswith("<!")
    tables = tmp_path / "tables"
    assert called("export", "--format", "csv", "-o", tables, "--db", db).returncode == 0
    assert (tables / "claims.csv").is_file()
    archive = tmp_path / "tables.zip"
    assert called("export", "--format", "csv", "-o", archive, "--db", db).returncode == 0
    assert archive.read_bytes().startswith(b"PK")
    assert not list(tmp_path.glob(".*.part"))
    pages = tmp_path / "pages"
    assert called("export", "--format", "html", "-o", pages, "--db", db).returncode == 0
    index = (pages / "index.html").read_text("utf-8")
    assert all(f"{story['story']['id']}.html" in index for story in whole["stories"])
    assert len(list(pages.glob("*.html"))) == len(whole["stories"]) + 1


def test_the_shell_completes_commands_and_stories(db: Path, largest: str) -> None:
    def completed(words: str) -> bytes:
        at = str(len(words.split(" ")) - 1)
        return runut(COMP_WORDS=words, COMP_CWORD=at, _RUNUT_COMPLETE="bash_complete").stdout

    assert completed("runut exp") == b"plain,export\n"
    assert completed(f"runut --db {db} show {largest[:3]}") == f"plain,{largest}\n".encode()
    assert completed("runut --db /nowhere/x.db show ").strip() == b""


@pytest.mark.parametrize("kind", ["csv", "html"])
def test_formats_of_several_files_ask_for_a_folder(db: Path, kind: str) -> None:
    done = called("export", "--format", kind, "--db", db)
    assert done.returncode == 2
    assert b"-o" in done.stderr


def test_a_reader_that_leaves_is_no_fault(db: Path) -> None:
    """``runut export | head -1``"""
    with subprocess.Popen(
        [sys.executable, "-m", "runut", "export", "--db", str(db)],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(timeout=60) == 141
        assert process.stderr.read() == b""


def _row(number: int) -> dict[str, str]:
    """An article in words that no other has, so that each stands alone."""
    pick = random.Random(number).choice
    words = ["".join(pick("bcdgjklmnprstw") + pick("aiueo") for _ in range(3)) for _ in range(40)]
    return {"title": " ".join(words[:6]), "outlet": "Kabar Uji", "text": " ".join(words) + "."}


@pytest.mark.slow
def test_ctrl_c_keeps_what_was_read(tmp_path: Path) -> None:
    many = 320  # so many that a busy machine does not add them all before it looks
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(json.dumps(_row(n)) + "\n" for n in range(many)))
    db = tmp_path / "news.db"
    with subprocess.Popen(
        [sys.executable, "-m", "runut", "add", str(rows), "--db", str(db)],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        wal = Path(f"{db}-wal")
        until = time.monotonic() + 60
        while time.monotonic() < until and not (wal.exists() and wal.stat().st_size > 600_000):
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err.decode()
    assert out == b""
    assert b"run the same command again" in err
    assert b"Traceback" not in err
    kept = int(err.decode().split()[1].replace(",", ""))
    assert 0 < kept < many
    again = answer("add", rows, "--db", db)
    assert again["unchanged"] >= kept
    assert again["unchanged"] + again["added"] == many

"""The tutorial's commands work in their order, and what it quotes is what they print."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.cli.test_end_to_end import ROOT, called

TUTORIAL = ROOT / "docs/tutorial/first-account.md"


def _run(arguments: list[str], db: Path) -> str:
    done = called(*arguments, RUNUT_DB=str(db))
    assert done.returncode == 0, f"{arguments}: {done.stderr.decode()}"
    return done.stdout.decode()


def _flat(text: str) -> str:
    return re.sub(r"[\s│]+", " ", text)


@pytest.mark.slow
def test_the_tutorial_is_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    db = tmp_path / "tutorial.db"
    told = ""
    names: dict[str, str] = {}
    ran = 0
    for kind, block in re.findall(
        r"^```(\w*)\n(.*?)^```$", TUTORIAL.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL
    ):
        if kind == "text":
            for line in block.splitlines():
                assert _flat(line) in _flat(told), f"no longer printed: {line}"
            continue
        for line in block.splitlines():
            if not line.startswith("$ runut "):
                continue
            arguments = [names.get(word, word) for word in shlex.split(line)[2:]]
            if "-o" in arguments:
                where = arguments.index("-o") + 1
                arguments[where] = str(tmp_path / arguments[where])
            told = _run(arguments, db)
            if arguments[0] == "show":  # what the first screen folds can be quoted too
                told += _run([*arguments, "--all", "--why"], db)
            ran += 1
            if arguments[0] == "stories":
                lines = json.loads(_run(["stories", "--json"], db))
                lines.sort(key=lambda each: -len(each["story"]["articles"]))
                names = {"STORY": lines[0]["story"]["id"], "OTHER": lines[1]["story"]["id"]}
    assert ran >= 11
    assert (tmp_path / "account.html").is_file()

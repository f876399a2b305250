"""The Python of the how-to runs as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from runut import Collection

ROOT = Path(__file__).parents[2]
HOW_TO = ROOT / "docs/how-to/python.md"


@pytest.mark.slow
def test_the_code_of_the_how_to_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    examples = ROOT / "examples/articles"
    with Collection("news.db") as collection:
        collection.add([str(examples)])
        story = max(collection.stories(), key=lambda line: len(line.outlets)).story.id
        blocks = re.findall(
            r"^```python\n(.*?)^```$", HOW_TO.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL
        )
        assert len(blocks) >= 4
        names: dict[str, object] = {}
        for block in blocks:
            code = block.replace('"pages/", "news.jsonl.gz"', repr(str(examples)))
            exec(code.replace('"3f2a"', repr(story)), names)
            names["collection"] = collection  # the page's own is closed by then
    printed = capsys.readouterr().out
    assert "confirmed" in printed or "echoed" in printed
    assert str(names["as_text"]).startswith("# ")

"""The Python of the how-to on the API runs as it stands there, against a real server."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tests.web import site

HOW_TO = Path(__file__).parents[2] / "docs/how-to/api.md"


def test_the_client_of_the_how_to_works(tmp_path: Path) -> None:
    blocks = re.findall(
        r"^```python\n(.*?)^```$", HOW_TO.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    assert len(blocks) == 2
    lines_of_code = [line for line in blocks[0].splitlines() if line.strip()]
    assert len(lines_of_code) <= 13  # ten and the imports, as promised
    names: dict[str, Any] = {}
    for block in blocks:
        exec(compile(block, str(HOW_TO), "exec", dont_inherit=True), names)
    with site.served(site.filled(tmp_path)) as (_, address):
        server = address.rstrip("/")
        assert len(names["stories"](server, query="lobster")) == 1
        found = names["all_stories"](server)
        assert len(found) == 8
        assert all(line.outlets for line in found)

"""An assistant's door, through the package's own client in the same process."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from runut import Collection
from runut.errors import UsageError
from runut.settings import Settings
from runut.web.assistant import server
from tests.web import site

mcp = pytest.importorskip("mcp", reason="needs the extra mcp")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site.filled(tmp_path_factory.mktemp("assistant"))


@pytest.fixture(scope="module")
def texts(path: Path) -> dict[str, str]:
    with Collection(path) as collection:
        accounts = list(collection.accounts())
    return {article.id: article.text for account in accounts for article in account.articles}


@pytest.fixture(scope="module")
def call(path: Path) -> Callable[..., Any]:
    def called(tool: str, **arguments: object) -> Any:
        async def ask() -> Any:
            async with mcp.Client(server(path, Settings(), "en")) as client:
                return await client.call_tool(tool, arguments)

        return asyncio.run(ask())

    return called


def _answer(result: Any) -> dict[str, Any]:
    assert not result.is_error, result.content
    content: dict[str, Any] = result.structured_content
    assert json.loads(result.content[0].text) == content
    return content


def test_four_tools_that_only_look(path: Path) -> None:
    async def ask() -> Any:
        async with mcp.Client(server(path, Settings(), "en")) as client:
            return client.server_info, (await client.list_tools()).tools

    made_by, tools = asyncio.run(ask())
    assert (made_by.name, made_by.version) == ("runut", version("runut"))
    assert sorted(tool.name for tool in tools) == ["account", "search", "sources", "who"]
    for tool in tools:
        assert tool.annotations.read_only_hint is True
        assert tool.description and "  " not in tool.description
        assert tool.input_schema["required"]


def test_every_word_it_gives_is_an_articles(
    call: Callable[..., Any], texts: dict[str, str]
) -> None:
    hits = _answer(call("search", query="lobster"))["hits"]
    assert hits
    for hit in hits:
        start = hit["start"]
        assert texts[hit["article"]][start : start + len(hit["words"])] == hit["words"]
    account = _answer(call("account", story=hits[0]["story"]))
    assert account["claims"]
    for claim in account["claims"]:
        assert texts[claim["article"]][claim["start"] : claim["end"]] == claim["words"]
        assert claim["origins"] and claim["standing"]
        assert all(reason["text"] for reason in claim["reasons"])
        sources = _answer(call("sources", story=account["story"]["id"], claim=claim["claim"]))
        for said in sources["statements"]:
            text = texts[said["article"]]
            assert text[said["start"] : said["end"]] == said["words"]
            assert all(text[link["start"] : link["end"]] for link in said["chain"])
    assert not any(text in json.dumps(account, ensure_ascii=False) for text in texts.values())


def test_who_said_what(call: Callable[..., Any], texts: dict[str, str]) -> None:
    statements = _answer(call("who", name="Ratna Kusumadewi"))["statements"]
    assert len(statements) == 2
    for said in statements:
        assert texts[said["article"]][said["start"] : said["end"]] == said["words"]


def test_one_standing_and_a_limit(call: Callable[..., Any]) -> None:
    story = _answer(call("search", query="lobster"))["hits"][0]["story"]
    whole = _answer(call("account", story=story))
    standing = whole["claims"][0]["standing"]
    some = _answer(call("account", story=story, standing=standing, limit=1))
    assert [claim["standing"] for claim in some["claims"]] == [standing]
    same = [claim for claim in whole["claims"] if claim["standing"] == standing]
    assert some["claims_left_out"] == len(same) - 1


def test_a_standing_that_is_none_is_refused(call: Callable[..., Any]) -> None:
    story = _answer(call("search", query="lobster"))["hits"][0]["story"]
    result = call("account", story=story, standing="sure")
    assert result.is_error
    assert "confirmed, echoed" in result.content[0].text


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("account", {"story": "nothing"}),
        ("account", {"story": ""}),
        ("search", {"query": "a" * 201}),
        ("search", {"query": "a", "limit": 0}),
        ("search", {"query": "a", "limit": 101}),
        ("search", {}),
        ("who", {"name": " "}),
        ("sources", {"story": "nothing", "claim": "x"}),
    ],
    ids=str,
)
def test_what_is_wrong_is_told_plainly(
    call: Callable[..., Any], tool: str, arguments: dict[str, object]
) -> None:
    result = call(tool, **arguments)
    assert result.is_error
    assert "Traceback" not in result.content[0].text


def test_an_unknown_claim(call: Callable[..., Any]) -> None:
    story = _answer(call("search", query="lobster"))["hits"][0]["story"]
    result = call("sources", story=story, claim="nothing")
    assert result.is_error and "has no claim" in result.content[0].text


def test_without_the_extra_it_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    with pytest.raises(UsageError, match="mcp"):
        server(path, Settings(), "en")


def test_the_command_speaks_it_on_stdin_and_stdout(path: Path) -> None:
    stdio = pytest.importorskip("mcp.client.stdio")
    command = stdio.StdioServerParameters(
        command=sys.executable,
        args=["-m", "runut", "--db", str(path), "mcp"],
        env=dict(os.environ),
    )

    async def ask() -> Any:
        async with mcp.Client(command) as client:
            return await client.call_tool("search", {"query": "harimau"})

    assert len(_answer(asyncio.run(asyncio.wait_for(ask(), 60)))["hits"]) == 2

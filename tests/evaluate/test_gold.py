import pytest

from runut.errors import ReadError
from runut.evaluate import gold
from tests.shared import SHARED, needs_shared


def test_an_account_keeps_what_it_was_given_and_defaults_the_rest() -> None:
    labelled = gold.account(b'{"label": "x", "articles": ["a"], "note": 1}', "x.json")
    assert labelled.articles == ("a",)
    assert labelled.conflicts == ()


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (b"{", "x.json"),
        (b"\xff", "x.json"),
        (b'{"label": "x"}', "articles"),
        (b'{"label": "x", "articles": [], "same_claim": [{"name": "n"}]}', r"same_claim\[0\]"),
        (
            b'{"label": "x", "articles": [], "conflicts": '
            b'[{"name": "n", "kind": "row", "in": []}]}',
            "kind",
        ),
    ],
)
def test_a_wrong_file_is_named_with_the_place(content: bytes, where: str) -> None:
    with pytest.raises(ReadError, match=where):
        gold.account(content, "x.json")


def test_stories_are_lines_and_a_wrong_line_is_named() -> None:
    content = b'{"label": "s", "saga": "-", "articles": ["a", "b"]}\n\n{"label": 3}\n'
    with pytest.raises(ReadError, match=r"stories\.jsonl#3"):
        gold.stories(content, "stories.jsonl")
    [story] = gold.stories(content.splitlines()[0], "stories.jsonl")
    assert story.articles == ("a", "b")


@needs_shared
def test_all_shared_gold_is_read() -> None:
    assert SHARED is not None
    folder = SHARED / "gold" / "id"
    for path in sorted((folder / "accounts").glob("*.json")):
        labelled = gold.account(path.read_bytes(), path.name)
        assert labelled.anchors()
    assert gold.stories((folder / "stories.jsonl").read_bytes(), "stories.jsonl")

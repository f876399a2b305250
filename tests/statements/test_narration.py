"""What the outlet tells in its own voice."""

from __future__ import annotations

import pytest

from runut.records import Statement
from tests.statements.reading import statements


def narrated(text: str, language: str) -> list[str]:
    found: tuple[Statement, ...] = statements(text, language, {"ORG": ["Harbor Council"]})
    return [text[s.start : s.end] for s in found if s.mode == "narration"]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        (
            "en",
            "Harbor Council wants to drop the rule that it says keeps boats away.",
            ["Harbor Council wants to drop the rule"],
        ),
        (
            "en",
            "The two boats have not been named, but witnesses said they were red.",
            ["The two boats have not been named"],
        ),
        (
            "id",
            "Warga diminta menjauhi kawah itu, sehingga pemerintah desa mengatakan jalur ditutup.",
            ["Warga diminta menjauhi kawah itu"],
        ),
        # Where nothing follows that a frame has taken, all stays.
        ("en", "The council has lived with that.", ["The council has lived with that"]),
    ],
)
def test_no_narration_ends_in_what_only_leads_on(language: str, text: str, told: list[str]) -> None:
    assert narrated(text, language) == told

"""Words as claims compare them: stems, and what news uses for one another."""

from __future__ import annotations

import pytest

from runut.account.preparing.lexemes import lexeme


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("mengadakan", "menggelar", True),
        ("diadakan", "diselenggarakan", True),
        ("berada", "terletak", True),
        ("berada", "menggelar", False),  # of one stem, "ada", with "mengadakan"
        ("keadaan", "menggelar", False),
        ("adanya", "digelar", False),
    ],
)
def test_of_a_stem_without_content_only_listed_words_stand_for_others(
    one: str, other: str, same: bool
) -> None:
    assert (lexeme(one, "id").stem == lexeme(other, "id").stem) is same

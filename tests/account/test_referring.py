"""Sentences that open with a word for what was named before are read behind it."""

from __future__ import annotations

import pytest

from tests.account.stories import account, article

DAY = "2025-03-04T09:00:00+07:00"

#: What stands before, the sentence, and from where on it is read (None: by itself).
READ = (
    ("id", "Rini Astuti pulang ke Ciwaru.", "Ia membuka warung di tepi dermaga.", "Rini"),
    ("id", "Dua derek dipasang di dermaga.", "Hal ini mempercepat bongkar muat ikan.", "Dua"),
    ("id", "Rini Astuti pulang. Ia sakit.", "Dia membuka warung di tepi dermaga.", "Rini"),
    ("en", "Mara Quill left Ashford.", "She opened a bakery by the pier.", "Mara"),
    ("en", "The pier was built in 1920.\n", "It’s shut until the autumn.", "The"),
    # It opens with who it tells of, or the word stands within it.
    ("id", "Rini Astuti pulang ke Ciwaru.", "Warung itu dibuka ia di tepi dermaga.", None),
    ("en", "Mara Quill left Ashford.", "Then she opened a bakery by the pier.", None),
    ("en", "Mara Quill left Ashford.", "It is not clear what the bakery will do.", None),
    ("en", "The pier was built in 1920.", "It is shut until the autumn.", "The"),
    # What stands before is a heading, or too far back.
    ("id", "Warung di tepi dermaga\n", "Ia membuka warung di tepi dermaga.", None),
    ("id", "Rini pulang. Ia sakit. Ia sembuh.", "Ia membuka warung di tepi dermaga.", None),
    ("id", f"Rini Astuti pulang ke {'Ciwaru ' * 40}lama.", "Ia membuka warung.", None),
    # Nothing stands before it.
    ("en", "", "She opened a bakery by the pier.", None),
)


@pytest.mark.parametrize(("language", "before", "told", "first"), READ)
def test_from_where_a_sentence_is_read(
    language: str, before: str, told: str, first: str | None
) -> None:
    text = f"{before} {told}".strip(" ")
    found = account([article("Kabar Satu", text, DAY, language)])
    (each,) = (s for s in found.statements if s.start == text.index(told))
    if first is None:
        assert each.around is None
    else:
        assert each.around is not None
        assert text[each.around.start : each.around.end].startswith(first)
        assert each.around.end >= each.end

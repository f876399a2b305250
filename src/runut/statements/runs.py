"""Attribution that runs on: a sentence without a cue between a speaker's words.

A sentence of narration right after somebody's reported words, in the same paragraph, and
right before a quotation by the same speaker that says the same again, is the speaker's
too: reporters sum up what they are about to quote.
"""

from __future__ import annotations

from collections.abc import Collection

from runut.lang.pack import Pack
from runut.text import words

#: So many words of content must be said again for the sum to be the speaker's.
LEAST_SHARED = 3


def said_again(before: str, quoted: str, pack: Pack) -> Collection[str]:
    """The stems of content that ``before`` shares with ``quoted``, sorted; empty when they
    are too few."""
    shared = set(words.content_words(before, pack)) & set(words.content_words(quoted, pack))
    return sorted(shared) if len(shared) >= LEAST_SHARED else ()

"""Attribution that runs over several sentences, seen when all are read.

A run of quotations may name its speaker only in a later one.

A sentence of narration right after somebody's reported words, in the same paragraph, and
right before a quotation by the same speaker that says the same again, is the speaker's
too: reporters sum up what they are about to quote.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from runut.lang.pack import Pack
from runut.statements.drafts import Draft, Reading
from runut.statements.lexicon import Lexicon
from runut.text import words

#: So many words of content must be said again for the sum to be the speaker's.
LEAST_SHARED = 3
#: Words that reason on are at most so many.
_LONGEST_REASON = 3


def said_again(before: str, quoted: str, pack: Pack) -> Collection[str]:
    """The stems of content that ``before`` shares with ``quoted``, sorted; empty when they
    are too few."""
    shared = set(words.content_words(before, pack)) & set(words.content_words(quoted, pack))
    return sorted(shared) if len(shared) >= LEAST_SHARED else ()


def reasons_on(words: Sequence[str], lex: Lexicon) -> bool:
    """Whether the ``words`` of a sentence, in lower case, open with some that reason on from the
    one before ("Akibatnya", "Oleh karena itu") and tell of no deed of theirs who were told of
    ("Untuk itu, mereka ...")."""
    for many in range(min(_LONGEST_REASON, len(words) - 1), 0, -1):
        if lex.has("run.reasons", " ".join(words[:many])):
            names = ("phrase.pronouns", "run.known")
            return not any(lex.has(name, words[many]) for name in names)
    return False


def name_the_first(reading: Reading) -> None:
    """A run of quotations may name its speaker only in a later one."""
    for k in range(len(reading.drafts) - 2, -1, -1):
        draft = reading.drafts[k]
        if draft.rule != "quote.alone" or draft.sources:
            continue
        following = next(
            (d for d in reading.drafts[k + 1 : k + 4] if d.mode == "direct" and d.sources), None
        )
        if following is not None and following.unit - draft.unit <= 2:
            reading.drafts[k] = replace(draft, sources=following.sources[:1])


def _goes_on(reading: Reading, draft: Draft, before: Draft) -> bool:
    """Whether a draft stands in the paragraph of the one before, or in the next and reasons on from
    it."""
    if draft.paragraph == before.paragraph:
        return True
    told = reading.text[draft.start : draft.end].lower()
    near = draft.paragraph - before.paragraph <= 2 and before.mode == "indirect"
    return near and reasons_on(told.replace(",", " ").split(), reading.lex)


def sum_up(reading: Reading) -> None:
    """Give narration that sums up the quotation after it to the quotation's speaker."""
    drafts = reading.drafts
    for k in range(1, len(drafts) - 1):
        draft, before = drafts[k], drafts[k - 1]
        if draft.mode != "narration" or before.mode == "narration" or not before.sources:
            continue
        if draft.unit - before.unit > 1 or not _goes_on(reading, draft, before):
            continue
        after = next((d for d in drafts[k + 1 : k + 3] if d.mode == "direct"), None)
        if after is None or not after.sources or after.unit - draft.unit > 1:
            continue
        speaker = before.sources[0]
        if after.sources[0].name != speaker.name or speaker.role != "speaker":
            continue
        words = reading.text[draft.start : draft.end]
        if said_again(words, reading.text[after.start : after.end], reading.pack):
            drafts[k] = replace(draft, mode="indirect", sources=(speaker,), rule="reported.run")

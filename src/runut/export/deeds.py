"""What who spoke did, where it was not to assert, in the article's own word ("berharap").

"Harap", "usul" and "tanya" are one stance to us, and who forbids orders the contrary of what the
clause says: where the article has "X berharap", an account must not say "X meminta".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from runut.export.utterance import stance_outside
from runut.export.wording import Wording
from runut.lang.pack import load
from runut.records import Statement

#: A verb of a pack has so many words at most ("called for").
_WORDS = 2


def told(statement: Statement, cue: str, language: str, wording: Wording) -> str:
    """What the speaker did, to be set before the words of a statement; "" where they need none.

    ``cue`` is the statement's cue as the article of this ``language`` has it. Where it is a verb
    of no stance ("kata"), the words themselves show the plan or the request, but for a denial.
    ``wording`` has general words: for forms that cannot stand behind the speaker ("urging"), and
    for denials in another language, which must be understood.
    """
    stance = stance_outside(statement)
    if stance is None:
        return ""
    own = _of_cue(cue, language)
    if stance == "denies" and language != wording.language:
        own = ""
    elif own is None and stance != "denies":
        return ""
    return own or wording(f"stance.{stance}")


def _of_cue(cue: str, language: str) -> str | None:
    """The word to show for a cue, "" where its form does not do; None for one of no stance."""
    verbs, suffixes = _verbs(language)
    words = cue.casefold().split()
    for count in range(_WORDS, 0, -1):
        for at in range(len(words) - count + 1):
            form = " ".join(words[at : at + count])
            bare = next((form.removesuffix(s) for s in suffixes if form.endswith(s)), form)
            for known in (form, bare):
                if known in verbs:
                    return verbs[known]
    return None


@cache
def _verbs(language: str) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """The verbs of the pack that are none of asserting, each with the form to show or "", and the
    pronouns that grow on them."""
    pack = load(language)
    table = pack.table("cues")
    groups = [group for group in table.get("group", ()) if group["stance"] != "asserts"]
    voices = ("post", "passive", "participle")
    found = {form: "" for group in groups for voice in voices for form in group.get(voice, ())}
    found |= {form: form for group in groups for form in group.get("active", ())}
    suffixes = pack.table("attribution").get("frame", {}).get("suffix", ())
    return MappingProxyType(found | table.get("shown", {})), tuple(suffixes)

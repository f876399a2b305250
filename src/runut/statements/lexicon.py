"""A language pack's words of attribution, compiled once.

Everything here is data of the pack (tables ``cues``, ``attribution``, ``relays``,
``stance``, ``clauses``; the offices of ``names`` and ``entities``); the rules that use it
know no language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Literal, NamedTuple, cast

from runut.errors import PackError
from runut.lang.pack import Pack
from runut.records import Stance
from runut.text.chunks import Chunks

Voice = Literal["post", "active", "passive", "participle"]
_VOICES: tuple[Voice, ...] = ("post", "active", "passive", "participle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A cue word in one of its forms. ``clitic`` is the length of a pronoun glued to it
    ("katanya": 3), else 0."""

    voice: Voice
    kind: str
    stance: Stance
    clitic: int = 0


class Form(NamedTuple):
    """What a word or mark is by itself: in small letters, whether it is a word rather than
    punctuation, whether a capital is at its head, and how long the cue is that is glued to
    the rest of it, or the rest to a cue ("ujarBudi": 4); else 0."""

    lower: str
    is_word: bool
    is_capital: bool
    cut: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Cue words by form, and the named word sets of the pack.

    ``clitics`` gives the length of the pronoun glued to a word ("menurutnya": 3);
    ``starters`` are all words at which a frame may be found; ``prefixes`` and
    ``suffixes`` show a verb, ``active`` one whose subject does it. ``forms`` tells of each word
    what it is by itself.
    """

    cues: Mapping[str, Mapping[Voice, Cue]]
    sets: Mapping[str, frozenset[str]]
    forms: Mapping[str, Form]
    clitics: Mapping[str, int]
    starters: frozenset[str]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    active: tuple[str, ...]

    def has(self, name: str, word: str) -> bool:
        """Whether ``word`` (in lower case) is in the set ``name`` ("phrase.stop")."""
        found = self.sets.get(name)
        return found is not None and word in found

    def cue(self, word: str, voice: Voice) -> Cue | None:
        """The cue ``word`` is in ``voice``, or None."""
        forms = self.cues.get(word)
        return forms.get(voice) if forms else None


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The pack's lexicon. Raises `PackError` when a group of cues is malformed."""
    sets = _listed(pack)
    suffixes = pack.table("attribution").get("frame", {}).get("suffix", [])
    clitics = _with_clitics(sets, suffixes)
    cues = _cues(pack, tuple(suffixes))
    _derive(sets, pack, clitics, cues)
    starters = (
        frozenset(form.split()[0] for form in cues)
        | sets["frame.according"]
        | sets.get("frame.light", frozenset())
    )
    return Lexicon(
        cues=cues,
        sets=sets,
        forms=Chunks(partial(_form, _glue(cues, sets), sets.get("glue.small", frozenset()))),
        clitics=clitics,
        starters=starters,
        prefixes=tuple(sorted(sets.get("split.verb_prefixes", frozenset()))),
        suffixes=tuple(sorted(sets.get("split.verb_suffixes", frozenset()))),
        active=tuple(sorted(sets.get("split.active_prefixes", frozenset()))) or ("",),
    )


def _listed(pack: Pack) -> dict[str, frozenset[str]]:
    """The lists of a pack's tables of attribution, under "section.key"."""
    return {
        f"{section}.{key}": frozenset(words)
        for name in ("attribution", "relays", "stance", "clauses")
        for section, values in pack.table(name).items()
        if section != "about" and isinstance(values, dict)
        for key, words in values.items()
        if isinstance(words, list)
    }


def _with_clitics(sets: Mapping[str, frozenset[str]], suffixes: Sequence[str]) -> dict[str, int]:
    """Words of according with a pronoun grown on ("menurutnya"), and how long that is."""
    return {
        word + suffix: len(suffix)
        for word in sorted(sets.get("frame.according_clitic", frozenset()))
        for suffix in suffixes
    }


def _derive(
    sets: dict[str, frozenset[str]],
    pack: Pack,
    clitics: Mapping[str, int],
    cues: Mapping[str, Mapping[Voice, Cue]],
) -> None:
    """Add the sets that follow from others, so that no table says a word twice."""

    def of(*keys: str) -> frozenset[str]:
        return frozenset().union(*(sets.get(key, ()) for key in keys))

    weak = of("frame.according_weak")
    sets["frame.according_weak"] = weak | {
        word for word, length in clitics.items() if word[:-length] in weak
    }
    sets["frame.according"] = of("frame.according") | set(clitics)
    places = ("phrases", "shared", "before_outlet", "lead", "there")
    heads = of(*(f"first_hand.{name}" for name in places))
    sets["first_hand.heads"] = frozenset(phrase.split()[0] for phrase in heads)
    begun = of("first_hand.phrases", "first_hand.shared")
    sets["first_hand.begun"] = frozenset(" ".join(phrase.split()[:2]) for phrase in begun)
    sets["split.joining"] = of("split.bare", "split.after_comma")
    roles = pack.table("names").get("lists", {}).get("roles", ())
    sets["phrase.members"] = of("phrase.members") | {
        role.split()[0] for role in (*roles, *pack.words("entities", "offices"))
    }
    endings = tuple(of("frame.passive_endings"))
    sets["frame.passive"] = of("frame.passive") | {
        form for form, voices in cues.items() if "active" in voices and form.endswith(endings)
    }


def _cues(pack: Pack, suffixes: tuple[str, ...]) -> dict[str, dict[Voice, Cue]]:
    cues: dict[str, dict[Voice, Cue]] = {}
    for group in pack.table("cues").get("group", []):
        try:
            kind, stance = group["kind"], cast(Stance, group["stance"])
        except KeyError as error:
            raise PackError(f"lang/{pack.code}/cues.toml: a group lacks {error}") from error
        for voice in _VOICES:
            for form in group.get(voice, []):
                cue = Cue(voice=voice, kind=kind, stance=stance)
                cues.setdefault(form, {}).setdefault(cue.voice, cue)
                if voice == "post":
                    for suffix in suffixes:
                        clitic = Cue(voice="post", kind=kind, stance=stance, clitic=len(suffix))
                        cues.setdefault(form + suffix, {}).setdefault("post", clitic)
    return cues


def _form(glued: re.Pattern[str] | None, small: frozenset[str], word: str) -> Form:
    may_be_two = len(word) > 5 and (not word.islower() or word.endswith(tuple(small)))
    found = glued.match(word) if glued is not None and may_be_two else None
    return Form(
        lower=word.lower(),
        is_word=word[0].isalnum() or word[0] == "@",
        is_capital=word[0].isupper(),
        cut=found.end() if found is not None else 0,
    )


def _glue(
    cues: Mapping[str, Mapping[Voice, Cue]], sets: Mapping[str, frozenset[str]]
) -> re.Pattern[str] | None:
    """Where a cue is glued to a name, as scraped pages have it ("ujarBudi")."""
    before = sorted(
        {form for form, voices in cues.items() if "post" in voices and len(form) > 3}
        | {form for form, voices in cues.items() if "active" in voices and len(form) > 5}
        | {word for word in sets.get("credit.verb", frozenset()) if len(word) > 5}
        | sets.get("glue.before", frozenset()),
        key=lambda word: (-len(word), word),
    )
    after = sorted(
        (form for form, voices in cues.items() if "active" in voices and len(form) > 6),
        key=lambda word: (-len(word), word),
    )
    if not before or not after:
        return None
    left = "|".join(map(re.escape, before))
    right = "|".join(map(re.escape, after))
    named = r"(?:[A-Z]\w*?[a-z]{2}|[A-Z]{2,})"
    small = "".join(f"|{re.escape(name)}" for name in sorted(sets.get("glue.small", ())))
    return re.compile(rf"^(?:(?P<cue>(?i:{left}))(?=[A-Z]{small})|{named}(?={right}$))")

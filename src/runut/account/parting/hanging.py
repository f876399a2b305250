"""Words that hang on others: whether a statement reads alone, and the stretch it reads in.

Claims are parts of statements (`parts`), and a part may begin or end where nobody would begin or
end a sentence ("yang dibangun tahun lalu", "killing two"). Such a part stands for what it says, but
to be read or quoted it needs the words around it. By the pack's table ``parts``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from runut.account.kept import PROPOSITIONS, Same
from runut.account.parting import conditions, conjunctions, joints, occasions, referring
from runut.account.parting.joints import is_verb_surely
from runut.lang.pack import load
from runut.records import Article, Span, Statement, Time
from runut.text import words

#: The number of an item in a list.
_ITEM = re.compile(r"\A\s*\d{1,2}[.)]\s")
#: A main clause behind a subordinate one has so many words at least.
_CLAUSE = 3


@dataclass(frozen=True, slots=True)
class _Hangers:
    """Words with which a stretch hangs on what stands before it: wherever it begins inside a
    sentence (``inside``), or unless a main clause follows (``leading``; ``opening`` only inside
    a sentence). Behind one of ``pointing`` none of them hangs ("saat ini"). With one of
    ``unfinished`` nothing ends. A verb behind one of ``describing`` only describes the noun before
    it ("harga | yang naik"); where a language lists none, its verbs are not known well enough."""

    inside: frozenset[str]
    leading: frozenset[str]
    opening: frozenset[str]
    pointing: frozenset[str]
    unfinished: frozenset[str]
    describing: frozenset[str]
    relative: frozenset[str]


def reads_alone(statement: Statement, article: Article) -> bool:
    """Whether a person could quote the words of a statement as they stand, by themselves."""
    if occasions.is_one(statement):
        return False
    text, language = article.text[statement.start : statement.end], article.language
    unmeasured = text[_measure(statement, article) :]
    if _begins_torn(
        unmeasured, language, _within(article, statement), _leads_on(article, statement)
    ):
        return False
    if _breaks_off(text, language) or conditions.behind(statement, article):
        return False
    if statement.mode == "direct":
        return True
    if _is_object(statement, article) or _wants_verb(statement, article):
        return False
    return _tells(_undated(article, statement.start, statement.end, statement.times), language)


def is_whole(statement: Statement, article: Article) -> bool:
    """`reads_alone` of a statement that is settled (`settle`)."""
    return statement.around is None and _reads_alone(Same(statement), Same(article))


def settle(statement: Statement, whole: Statement, article: Article) -> Statement:
    """The statement with the stretch it reads in (``around``), where it does not read alone.

    ``whole`` is the statement it was cut from. What somebody said is read within his words as far
    as they were handed over; what the outlet tells, within its sentence, and behind the one before
    where it opens with a word for whom that names (`referring`).
    """
    start, end = statement.start, statement.end
    if not _reads_alone(Same(statement), Same(article)):
        start, end = _stretch(statement, whole, article)
    if statement.mode == "narration":
        start = referring.begin(article, start)
    if (start, end) == (statement.start, statement.end):
        return statement
    return replace(statement, around=Span(start=start, end=end))


@lru_cache(maxsize=PROPOSITIONS)
def _reads_alone(statement: Same[Statement], article: Same[Article]) -> bool:
    return reads_alone(statement.thing, article.thing)


def _stretch(statement: Statement, whole: Statement, article: Article) -> tuple[int, int]:
    sentence = article.sentence(statement.start)
    last = article.sentence(max(statement.start, statement.end - 1))
    if statement.mode == "direct":
        start, end = max(sentence.start, whole.start), min(last.end, whole.end)
    elif statement.mode == "indirect" and _reads_alone(Same(whole), Same(article)):
        start, end = whole.start, whole.end
    else:
        start, end = sentence.start, last.end
    text, language = article.text, article.language
    own, more = text[statement.start : statement.end], _leads_on(article, statement)
    # Words behind it are needed only where those before it leave it unfinished.
    told = text[start : statement.end]
    tells = _tells(_undated(article, start, statement.end, whole.times), language)
    tells = tells and not (told == own and _wants_verb(statement, article))
    if tells and not _breaks_off(told, language) and not conditions.behind(statement, article):
        before = text[start : statement.start]
        if before.strip() or not _begins_torn(own, language, within=False, leads_on=more):
            end = statement.end
    while end > statement.end and not text[end - 1].isalnum():
        end -= 1
    return min(start, statement.start), max(end, statement.end)


def _is_object(statement: Statement, article: Article) -> bool:
    """Whether the words are but the thing of which the verb of saying right before them speaks, not
    what it says: "Budi mengapresiasi | kerja warga yang membantunya"."""
    cue = statement.cue
    if statement.mode != "indirect" or cue is None or cue.end > statement.start:
        return False
    if article.text[cue.end : statement.start].strip():
        return False
    return _is_named(article.text[statement.start : statement.end], article.language)


def _wants_verb(statement: Statement, article: Article) -> bool:
    """Whether the sentence goes on behind what is but a noun and a clause that describes it:
    "Warga yang mengungsi | di balai desa pulang"."""
    text = article.text[statement.start : statement.end]
    return _goes_on(article, statement) and _is_described(text, article.language)


@lru_cache(maxsize=1 << 14)
def _is_described(text: str, language: str) -> bool:
    """Whether the only verb of a stretch stands in a clause that describes the noun before it."""
    if not _is_named(text, language):
        return False
    found = words.folded(text)
    leads = [at for at, word in enumerate(found) if word in _hangers(language).relative]
    verbs = [at for at, word in enumerate(found) if is_verb_surely(word, language)]
    figured = any(word[0].isdigit() for word in found)
    return bool(leads) and leads[0] > 0 and len(verbs) == 1 and verbs[0] > leads[0] and not figured


@lru_cache(maxsize=1 << 14)
def _is_named(text: str, language: str) -> bool:
    """Whether a stretch is a noun with what describes it: no verb stands before the first word of
    ``describing``."""
    describing = _hangers(language).describing
    if not describing:
        return False
    for at, token in enumerate(joints.TOKEN.finditer(text)):
        word = words.fold(token[0])
        if at and word in describing:
            return True
        if (at == 0 or token[0].islower()) and is_verb_surely(word, language):
            return False
    return True


def _measure(statement: Statement, article: Article) -> int:
    """How many characters a measure of time takes at the beginning ("dua jam setelah")."""
    for time in statement.times:
        if time.start == statement.start and time.precision == "duration":
            behind = joints.TOKEN.search(article.text, time.end, statement.end)
            if behind is not None and conjunctions.is_measured(behind[0], article.language):
                return behind.start() - statement.start
    return 0


@lru_cache(maxsize=1 << 14)
def _begins_torn(text: str, language: str, within: bool, leads_on: bool) -> bool:
    """Whether a stretch hangs on words before it, or on a main clause that is missing: one that
    stands ``within`` a sentence, or that ``leads_on`` to the clause behind it."""
    hangers, found = _hangers(language), words.folded(text)
    if not found or (len(found) > 1 and found[1] in hangers.pointing):
        return False
    first = found[0]
    if first in hangers.leading or ((within or leads_on) and first in hangers.opening):
        return not _has_main_clause(text, language)
    acts = text[0].islower() and is_verb_surely(first, language)
    return within and (first in hangers.inside or acts)


@lru_cache(maxsize=1 << 14)
def _breaks_off(text: str, language: str) -> bool:
    """Whether a stretch ends with a word with which nothing ends, or with a verb that wants more
    ("Bank itu memutuskan | untuk menahan bunga")."""
    found = words.folded(text)
    return bool(found) and (
        found[-1] in _hangers(language).unfinished or joints.wants_more(found[-1], language)
    )


@lru_cache(maxsize=1 << 14)
def _tells(text: str, language: str) -> bool:
    """Whether a stretch has a verb or a figure: without one, it only names things. The number of
    a list's item is no such figure."""
    told = words.folded(_ITEM.sub("", text))
    return any(word[0].isdigit() or is_verb_surely(word, language) for word in told)


def _undated(article: Article, start: int, end: int, times: Iterable[Time]) -> str:
    """A stretch of the text without the years in it, and where its sentence goes on without the
    days and hours: a meeting with its date is still only named ("Pertemuan kedua ketua, Selasa
    (4/3/2025) | disambut meriah"). A whole sentence may tell by a verb that is not known."""
    text = article.text[start:end]
    goes_on = any(map(str.isalnum, article.text[end : article.sentence(max(start, end - 1)).end]))
    for time in times:
        dated = time.precision == "year" or (goes_on and time.precision != "duration")
        if dated and start <= time.start and time.end <= end:
            first, last = time.start - start, time.end - start
            text = text[:first] + " " * (last - first) + text[last:]
    return text


def _has_main_clause(text: str, language: str) -> bool:
    """Whether a clause with a verb stands behind a comma."""
    behind = text.partition(", ")[2]  # "Rp 1,5 juta" has no clause behind its comma.
    found = words.folded(behind)
    return len(found) >= _CLAUSE and any(is_verb_surely(word, language) for word in found)


def _goes_on(article: Article, statement: Statement) -> bool:
    """Whether the sentence of a statement goes on behind it."""
    last = article.sentence(max(statement.start, statement.end - 1))
    return any(map(str.isalnum, article.text[statement.end : last.end]))


def _leads_on(article: Article, statement: Statement) -> bool:
    """Whether a clause without a joint follows a comma: "Di tengah banjir itu | , warga ..."."""
    last = article.sentence(max(statement.start, statement.end - 1))
    behind = article.text[statement.end : last.end].lstrip()
    found = joints.TOKEN.search(behind, 1) if behind.startswith(",") else None
    return found is not None and words.fold(found[0]) not in conjunctions.of(article.language).bare


def _within(article: Article, statement: Statement) -> bool:
    """Whether a statement begins inside a sentence."""
    before = article.text[article.sentence(statement.start).start : statement.start]
    return any(character.isalnum() for character in before)


@cache
def _hangers(language: str) -> _Hangers:
    pack = load(language)
    bare = frozenset(pack.words("parts", "bare"))
    relative = frozenset(pack.words("parts", "relative"))
    inside = frozenset(pack.words("parts", "adding")) | relative
    return _Hangers(
        inside=inside,
        leading=bare - inside - frozenset(pack.words("parts", "contrasting")),
        opening=frozenset(pack.words("parts", "opening")),
        pointing=frozenset(pack.words("parts", "pointing")),
        unfinished=frozenset(pack.words("parts", "unfinished")),
        describing=frozenset(pack.words("parts", "describing")),
        relative=relative,
    )

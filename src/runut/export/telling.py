"""Statements as they are shown: their exact words, who said them, through whom they came."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from runut.export import deeds
from runut.export.dates import clock_words, moment, when_words
from runut.export.seamed import SEAM, seamed
from runut.export.told import Alike, Told
from runut.export.utterance import speakers_of
from runut.export.wording import Wording
from runut.records import Account, Article, Source, Span, Statement

#: So much of an id tells an article on the screens.
_ID_DIGITS = 8


def one_line(text: str) -> str:
    """``text`` with every run of white space as one blank."""
    return " ".join(text.split())


def alike(those: Iterable[Told]) -> tuple[Alike, ...]:
    """Those of the same words together, letter case aside, in the order given; each
    article once."""
    found: dict[tuple[str, str, bool], dict[tuple[str, ...], Told]] = {}
    for told in those:
        same = found.setdefault((told.words.casefold(), told.lead, told.quoted), {})
        same.setdefault((told.article, *told.chain), told)
    return tuple(tuple(same.values()) for same in found.values())


class Telling:
    """Shows the statements of one account."""

    def __init__(self, account: Account, wording: Wording) -> None:
        self.account = account
        self.wording = wording
        self.articles: dict[str, Article] = {article.id: article for article in account.articles}
        self.statements = {each.id: each for each in account.statements}
        self.place = {article.id: number for number, article in enumerate(account.articles)}
        self._names = {entity.id: entity.name for entity in account.entities}

    def outlet(self, article: str) -> str:
        """The outlet of an article, as far as it is known."""
        return self.articles[article].outlet or self.wording("outlet.unknown")

    def article(self, article: str) -> str:
        """What tells an article from the others: its outlet; of an outlet with several in the
        story, its time too; and of those of one time, the beginning of its id."""
        outlet, when = self._stamp(article)
        others = [self._stamp(each) for each in self.articles if each != article]
        if outlet not in (other for other, _ in others):
            return outlet
        if (outlet, when) not in others:
            return f"{outlet} ({when})"
        return f"{outlet} ({when}, {article[:_ID_DIGITS]})"

    def _stamp(self, article: str) -> tuple[str, str]:
        return (
            self.outlet(article),
            when_words(self.articles[article].published, self.wording, short=True),
        )

    def outlets(self, statements: Iterable[str]) -> tuple[str, ...]:
        """Outlets of these statements, in the order of the articles."""
        those = {self.statements[each].article for each in statements}
        return tuple(dict.fromkeys(self.outlet(each) for each in self.place if each in those))

    def full(self, source: Source) -> str:
        """The fullest name of a source that the articles give."""
        return self._names.get(source.entity or "", source.name)

    def told(self, first: Statement, last: Statement | None = None) -> Told:
        """A statement; or all from ``first`` to ``last``, of one article, mode and stance."""
        article = self.articles[first.article]
        through = [source.name for source in first.sources if source.role == "via"]
        before, after = self._around(first, last or first)
        return Told(
            id=first.id,
            article=article.id,
            words=self._slice(first, first.start, (last or first).end),
            quoted=first.mode == "direct",
            within=first.mode == "narration" and not before and self._begins_within(first),
            stance=self._deed(first, article),
            speaker=", ".join(dict.fromkeys(map(self.full, speakers_of(first)))),
            through=(*through, self.outlet(article.id)),
            outlet=self.outlet(article.id),
            published=self._published(article),
            language=article.language,
            before=before,
            after=after,
        )

    def _deed(self, statement: Statement, article: Article) -> str:
        """What the speaker did, unless what is read says so itself."""
        if _holds_cue(statement):
            return ""
        cue = article.text[statement.cue.start : statement.cue.end] if statement.cue else ""
        return deeds.told(statement, cue, article.language, self.wording)

    def told_of(self, value: str, id: str) -> Told:
        """A statement with ``value`` stressed, or each of the values that " / " parts. Where
        it stands beside the statement in the sentence, the whole sentence, which then says
        itself who said what."""
        statement = self.statements[id]
        any_of = "|".join(re.escape(each) for each in one_line(value).split(" / ") if each)
        found = re.compile(rf"(?<!\w)(?:{any_of})(?!\w)")
        shown = self.told(statement)
        if stressed := _spans(found, shown.words):
            return replace(shown, stressed=stressed)
        sentence = self._sentence(statement)
        words = self._slice(statement, sentence.start, sentence.end)
        stressed = _spans(found, words)
        if not stressed:
            return shown
        return replace(
            shown,
            words=words,
            quoted=False,
            within=False,
            stance="",
            stressed=stressed,
            before="",
            after="",
        )

    def between(self, before: Statement, after: Statement) -> str:
        """The text from the end of one statement to the start of another."""
        return self.articles[before.article].text[before.end : after.start]

    def in_order(self, statements: Iterable[Statement]) -> Sequence[Statement]:
        """Statements in the order in which they are read."""
        return sorted(statements, key=lambda each: (self.place[each.article], each.start, each.end))

    def _published(self, article: Article) -> str:
        """When an article came out; the time of day where all came out on one day."""
        first, last = self.account.story.first, self.account.story.last
        if first and last and first[:10] == last[:10]:
            at = moment(article.published)
            if at is not None and at.clock is not None:
                return clock_words(at, self.wording)
        return when_words(article.published, self.wording, short=True)

    def _around(self, first: Statement, last: Statement) -> tuple[str, str]:
        """The words before and behind statements that do not read alone, blanks included."""
        article = self.articles[first.article]
        begin = first.around.start if first.around else first.start
        end = last.around.end if last.around else last.end
        seams = article.seams
        before = seamed(article.text, begin, first.start, seams)
        if before and first.start in seams:
            before += SEAM
        return _runs(before), _runs(seamed(article.text, last.end, end, seams))

    def _slice(self, statement: Statement, start: int, end: int) -> str:
        article = self.articles[statement.article]
        return one_line(seamed(article.text, start, end, article.seams))

    def _sentence(self, statement: Statement) -> Span:
        """The sentence in which a statement begins."""
        return self.articles[statement.article].sentence(statement.start)

    def _begins_within(self, statement: Statement) -> bool:
        before = self._slice(statement, self._sentence(statement).start, statement.start)
        return any(character.isalnum() for character in before)


def _holds_cue(statement: Statement) -> bool:
    """Whether the stretch in which a statement is read says itself what its speaker did."""
    cue, around = statement.cue, statement.around
    return bool(cue and around and around.start <= cue.start and cue.end <= around.end)


def _runs(text: str) -> str:
    """``text`` with every run of white space as one blank, at its ends too."""
    return re.sub(r"\s+", " ", text)


def _spans(found: re.Pattern[str], words: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in found.finditer(words) if match.group())

"""An account laid out for people to read: what the terminal, the report and the page show.

Nothing is composed here: words are slices of the articles, labels come from the language
packs, and the order is the account's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from runut.export.dates import clock_words, day_words, moment, span_words, when_words
from runut.export.lines import Line, Run, lines
from runut.export.sayings import speakers
from runut.export.shown import (
    SIGNS,
    Outline,
    ShownArticle,
    ShownClaim,
    ShownConflict,
    ShownCopy,
    ShownEntry,
    ShownFigure,
    ShownPassage,
    ShownPoint,
    ShownSide,
    ShownStory,
)
from runut.export.telling import Telling, alike
from runut.export.told import Told
from runut.export.wording import Wording
from runut.records import (
    Account,
    Article,
    Claim,
    Conflict,
    Copy,
    Figure,
    Happening,
    Origin,
    Side,
    Story,
)


def outline(account: Account, wording: Wording, others: Iterable[Story] = ()) -> Outline:
    """Lay out ``account`` in the language of ``wording``; ``others`` are the other stories of
    its saga."""
    return _Outliner(account, wording).outline(others)


def counts(account: Account, wording: Wording) -> tuple[str, ...]:
    """How much stands behind an account: "5 artikel", "4 media", "9 asal"."""
    return (
        wording.count("articles", len(account.articles)),
        wording.count("outlets", account.outlets),
        wording.count("origins", account.origins),
    )


def support(
    claim: ShownClaim, wording: Wording, *, outlets: int = 1, origins: int | None = None
) -> str:
    """Who is behind a claim: "4 media · 1 asal: KCNA".

    Up to so many ``outlets`` are named, of more the number is told; of more than ``origins``
    those beyond are counted.
    """
    few = len(claim.outlets) <= outlets
    has = ", ".join(claim.outlets) if few else wording.count("outlets", len(claim.outlets))
    if not claim.origins:
        return f"{has} · {wording('origin.none')}"
    named = list(claim.origins[:origins])
    if beyond := len(claim.origins) - len(named):
        named.append(wording("more", n=beyond))
    return f"{has} · {wording.count('origins', len(claim.origins))}: {', '.join(named)}"


def writers(side: ShownSide, wording: Wording, *, named: bool) -> str:
    """How often something is written so: "24"; with the outlets, if they are to be ``named``:
    "2: detikcom, Kompas.com"."""
    often = wording.number(side.statements)
    return f"{often}: {', '.join(side.outlets)}" if named else often


class _Outliner:
    def __init__(self, account: Account, wording: Wording) -> None:
        self.account = account
        self.wording = wording
        self.telling = Telling(account, wording)
        self.told = {each.id: self.telling.told(each) for each in account.statements}

    def outline(self, others: Iterable[Story]) -> Outline:
        account, wording = self.account, self.wording
        conflicts = tuple(map(self._conflict, account.conflicts))
        shown = [self._line(line, conflicts) for line in lines(self.telling)]
        return Outline(
            account=account,
            title=account.story.title,
            counts=counts(account, wording),
            span=span_words(account.story.first, account.story.last, wording),
            reasons=wording.reasons(account.story.reasons),
            articles=tuple(map(self._article, account.articles)),
            conflicts=tuple(each for each in conflicts if not each.in_writing),
            variants=tuple(each for each in conflicts if each.in_writing),
            claims={
                standing: found
                for standing in SIGNS
                if (found := tuple(claim for claim in shown if claim.standing == standing))
            },
            figures=tuple(map(self._figure, account.figures)),
            timeline=tuple(map(self._entry, account.timeline)),
            speakers=speakers(self.telling),
            copies=self._copies(),
            saga=tuple(map(self._story, others)),
        )

    def _article(self, article: Article) -> ShownArticle:
        return ShownArticle(
            id=article.id,
            outlet=self.telling.outlet(article.id),
            title=article.title or self.wording("untitled"),
            authors=article.authors,
            when=when_words(article.published, self.wording),
            day=when_words(article.published, self.wording, short=True),
            language=article.language,
            url=article.url,
            path=article.path,
            furniture=tuple(
                (line.text, self.wording.because(line.reason)) for line in article.furniture
            ),
        )

    def _line(self, line: Line, conflicts: Sequence[ShownConflict]) -> ShownClaim:
        known = (self._origin(o) for c in line.claims for o in c.origins if o.kind != "uncredited")
        first, *others = line.ids
        return ShownClaim(
            id=first,
            standing=line.claims[0].standing,
            told=self._run(line.clearest),
            outlets=self.telling.outlets(line.statements),
            origins=tuple(dict.fromkeys(known)),
            statements=len(line.statements),
            wordings=alike(map(self._run, line.runs)),
            reasons=tuple(dict.fromkeys(why for c in line.claims for why in self._reasons(c))),
            against=tuple(self._against(line.claims[0], conflicts)),
            others=tuple(others),
            frames=alike(replace(self.told[f.id], before="", after="") for f in line.frames),
        )

    def _run(self, run: Run) -> Told:
        """Statements that follow one another as one; a single one as it stands."""
        return self.told[run[0].id] if len(run) == 1 else self.telling.told(run[0], run[-1])

    def _against(self, claim: Claim, conflicts: Sequence[ShownConflict]) -> Iterator[ShownSide]:
        """The sides that none of the claim's statements is on, of conflicts it is part of; where
        its own statements are on every side, those that the one shown for it is not on."""
        if claim.standing != "disputed":
            return
        own = set(claim.statements)
        for conflict, shown in zip(self.account.conflicts, conflicts, strict=True):
            others = [own.isdisjoint(side.statements) for side in conflict.sides]
            if all(others):
                continue
            if not any(others):
                others = [claim.statement not in side.statements for side in conflict.sides]
            yield from (side for side, other in zip(shown.sides, others, strict=True) if other)

    def _reasons(self, claim: Claim) -> Iterator[str]:
        yield from self.wording.reasons(claim.reasons)
        for origin in claim.origins:
            name = origin.name if origin.kind == "uncredited" else self._origin(origin)
            for because in self.wording.reasons(origin.reasons):
                yield because if name in because else f"{name}: {because}"

    def _origin(self, origin: Origin) -> str:
        """An origin as people name it: "KCNA", "liputan Kompas.com"."""
        if origin.kind == "first-hand":
            return self.wording("origin.first-hand", name=origin.name)
        if origin.kind == "uncredited" or not origin.name:
            return self.wording("origin.none")
        return origin.name

    def _conflict(self, conflict: Conflict) -> ShownConflict:
        return ShownConflict(
            kind=self.wording(f"conflict.{conflict.kind}"),
            question=conflict.question,
            sides=tuple(self._side(side, conflict) for side in conflict.sides),
            reasons=self.wording.reasons(conflict.reasons),
            in_writing=conflict.in_writing,
        )

    def _side(self, side: Side, conflict: Conflict) -> ShownSide:
        if conflict.kind == "denial":  # its value is a whole statement: nothing to stress
            told = [self.told[each] for each in side.statements]
        else:
            told = [self.telling.told_of(side.value, each) for each in side.statements]
            told.sort(key=lambda each: not each.stressed)
        return ShownSide(
            value=self._answer(side, conflict),
            origins=tuple(dict.fromkeys(side.origins)),
            wordings=alike(told),
        )

    def _answer(self, side: Side, conflict: Conflict) -> str:
        """What heads a side: the value; in a denial, whose values are whole sentences, what
        the side does, or who it is where both do the same."""
        if conflict.kind == "time":
            return when_words(side.value, self.wording)
        if conflict.kind != "denial":
            return side.value
        if len({self._denies(each) for each in conflict.sides}) == 1:
            return ", ".join(self.telling.outlets(side.statements))
        return self.wording("side.denies" if self._denies(side) else "side.asserts")

    def _denies(self, side: Side) -> bool:
        return any(self.telling.statements[each].stance == "denies" for each in side.statements)

    def _figure(self, figure: Figure) -> ShownFigure:
        first, last = figure.points[0], figure.points[-1]
        newest = last.as_of, last.value, last.bound
        return ShownFigure(
            of=self.wording.followed(figure),
            points=tuple(
                ShownPoint(
                    value=self.wording.point(point, figure),
                    when=when_words(point.as_of, self.wording, short=True),
                    origin=point.origin,
                    newest=point is not first and (point.as_of, point.value, point.bound) == newest,
                    told=self.told[point.statement],
                )
                for point in figure.points
            ),
        )

    def _entry(self, happening: Happening) -> ShownEntry:
        at = moment(happening.when)
        if at is None:
            day, clock = when_words(happening.when, self.wording, short=True), ""
        else:
            day = day_words(at, self.wording, short=True)
            clock = clock_words(at, self.wording)
        # The wording that stands for the entry first, the others as they come.
        chosen = " ".join(happening.text.split())
        told = sorted(
            (self.told[each] for each in happening.statements),
            key=lambda each: each.words != chosen,
        )
        return ShownEntry(
            day=day,
            clock=clock,
            planned=happening.planned,
            statements=len(happening.statements),
            wordings=alike(told),
        )

    def _copies(self) -> tuple[ShownCopy, ...]:
        """By pair of articles, the pair that shares most of the later article first."""
        pairs: dict[tuple[str, str], list[Copy]] = {}
        for copy in self.account.copies:
            pairs.setdefault((copy.origin.article, copy.target.article), []).append(copy)
        ranked = sorted(pairs.values(), key=lambda copies: -self._share(copies))
        return tuple(map(self._copy, ranked))

    def _copy(self, copies: list[Copy]) -> ShownCopy:
        origin, target = copies[0].origin.article, copies[0].target.article
        percent = round(100 * self._share(copies))
        return ShownCopy(
            origin=self.telling.article(origin),
            target=self.telling.article(target),
            origin_id=origin,
            target_id=target,
            share=self.wording("copies.share", percent=percent),
            passages=tuple(map(self._passage, copies)),
        )

    def _share(self, copies: list[Copy]) -> float:
        """How much of the later article's text the passages cover, 0 to 1."""
        covered: set[int] = set()
        for copy in copies:
            covered.update(range(copy.target.start, copy.target.end))
        return len(covered) / max(1, len(self.telling.articles[copies[0].target.article].text))

    def _passage(self, copy: Copy) -> ShownPassage:
        text = self.telling.articles[copy.target.article].text
        return ShownPassage(
            percent=self.wording.number(round(copy.likeness * 100)),
            words=text[copy.target.start : copy.target.end],
            reasons=self.wording.reasons(copy.reasons),
        )

    def _story(self, story: Story) -> ShownStory:
        first = (story.first or "")[: len("2024-06-19")]
        return ShownStory(
            id=story.id, title=story.title, day=when_words(first, self.wording, short=True)
        )

"""An account laid out for people to read: what the report and the page both show.

Nothing is composed here: words are slices of the articles, labels come from the language
packs, and the order is the account's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from runut.export.shown import (
    SIGNS,
    Alike,
    Outline,
    ShownClaim,
    ShownConflict,
    ShownCopy,
    ShownEntry,
    ShownFigure,
    ShownPassage,
    ShownPoint,
    ShownSide,
    Speaker,
    Told,
)
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
    Statement,
)


def outline(account: Account, wording: Wording) -> Outline:
    """Lay out ``account`` in the language of ``wording``."""
    return _Outliner(account, wording).outline()


class _Outliner:
    def __init__(self, account: Account, wording: Wording) -> None:
        self.account = account
        self.wording = wording
        self.articles: dict[str, Article] = {article.id: article for article in account.articles}
        self.names = {entity.id: entity.name for entity in account.entities}
        self.told = {told.id: self._told(told) for told in account.statements}
        self.stance = {told.id: told.stance for told in account.statements}
        self.article_of = {told.id: told.article for told in account.statements}

    def outline(self) -> Outline:
        account, wording = self.account, self.wording
        shown = [self._claim(claim) for claim in account.claims]
        return Outline(
            account=account,
            title=account.story.title,
            counts=(
                wording.count("articles", len(account.articles)),
                wording.count("outlets", account.outlets),
                wording.count("origins", account.origins),
            ),
            span=wording.span(account.story.first, account.story.last),
            claims={
                standing: found
                for standing in SIGNS
                if (found := tuple(claim for claim in shown if claim.standing == standing))
            },
            conflicts=tuple(self._conflict(conflict) for conflict in account.conflicts),
            figures=tuple(self._figure(figure) for figure in account.figures),
            timeline=tuple(self._entry(happening) for happening in account.timeline),
            speakers=self._speakers(),
            copies=self._copies(),
            reasons=wording.because(account.story.reasons),
        )

    def _told(self, told: Statement) -> Told:
        article = self.articles[told.article]
        speaker = next((s for s in told.sources if s.role == "speaker"), None)
        name = "" if speaker is None else self.names.get(speaker.entity or "", speaker.name)
        lead = "" if told.stance == "asserts" else self.wording(f"stance.{told.stance}")
        return Told(
            id=told.id,
            words=article.text[told.start : told.end],
            quoted=told.mode == "direct",
            lead=f"{name} {lead}".strip() if lead else "",
            speaker=name,
            chain=(*(source.name for source in told.sources), article.outlet),
            outlet=article.outlet,
            published=self.wording.when(article.published, short=True),
            language=article.language,
        )

    def _claim(self, claim: Claim) -> ShownClaim:
        wording = self.wording
        outlets = self._outlets(claim.statements)
        origins = tuple(
            dict.fromkeys(self._origin(o) for o in claim.origins if o.kind != "uncredited")
        )
        several = wording.count("outlets", len(outlets))
        known = f"{wording.count('origins', len(origins))}: {', '.join(origins)}"
        behind = (
            several if len(outlets) > 1 else ", ".join(outlets),
            known if origins else wording("origin.none"),
        )
        reasons = list(wording.because(claim.reasons))
        for origin in claim.origins:
            name = self._origin(origin)
            reasons.extend(f"{name}: {because}" for because in wording.because(origin.reasons))
        return ShownClaim(
            id=claim.id,
            standing=claim.standing,
            told=self.told[claim.statement],
            outlets=outlets,
            origins=origins,
            behind=" · ".join(behind),
            statements=len(claim.statements),
            wordings=self._alike(claim.statements),
            reasons=tuple(dict.fromkeys(reasons)),
        )

    def _alike(self, statements: Iterable[str]) -> tuple[Alike, ...]:
        """The statements with those of the same words together, letter case aside."""
        found: dict[tuple[str, str, bool], list[Told]] = {}
        for told in (self.told[id] for id in statements):
            words = " ".join(told.words.split()).casefold()
            found.setdefault((words, told.lead, told.quoted), []).append(told)
        return tuple(tuple(alike) for alike in found.values())

    def _outlets(self, statements: Iterable[str]) -> tuple[str, ...]:
        """Outlets of these statements, in the order of the articles."""
        those = {self.article_of[id] for id in statements}
        names = (article.outlet for article in self.account.articles if article.id in those)
        return tuple(dict.fromkeys(names))

    def _origin(self, origin: Origin) -> str:
        if origin.kind == "first-hand":
            return self.wording("origin.first-hand", name=origin.name)
        if origin.kind == "uncredited" or not origin.name:
            return self.wording("origin.none")
        return origin.name

    def _conflict(self, conflict: Conflict) -> ShownConflict:
        return ShownConflict(
            kind=self.wording(f"conflict.{conflict.kind}"),
            question=conflict.question,
            sides=tuple(self._side(conflict, side) for side in conflict.sides),
            reasons=self.wording.because(conflict.reasons),
        )

    def _side(self, conflict: Conflict, side: Side) -> ShownSide:
        return ShownSide(
            value=self._answer(side) if conflict.kind == "denial" else side.value,
            origins=tuple(dict.fromkeys(side.origins)),
            wordings=self._alike(side.statements),
        )

    def _answer(self, side: Side) -> str:
        """Of a denial, what this side does: its words alone would not show it."""
        denies = any(self.stance[id] == "denies" for id in side.statements)
        return self.wording("side.denies" if denies else "side.asserts")

    def _figure(self, figure: Figure) -> ShownFigure:
        most = max((abs(point.value) for point in figure.points), default=0.0) or 1.0
        last = len(figure.points) - 1
        return ShownFigure(
            of=figure.of,
            points=tuple(
                ShownPoint(
                    value=self.wording.figure(point.value, figure.unit, ""),
                    when=self.wording.when(point.as_of),
                    origin=point.origin,
                    share=abs(point.value) / most,
                    newest=number == last,
                    told=self.told[point.statement],
                )
                for number, point in enumerate(figure.points)
            ),
        )

    def _entry(self, happening: Happening) -> ShownEntry:
        return ShownEntry(
            when=self.wording.when(happening.when),
            planned=happening.planned,
            wordings=self._alike(happening.statements),
        )

    def _speakers(self) -> tuple[Speaker, ...]:
        """Who said what: those who said most first, each statement in reading order."""
        roles = {entity.name: entity.roles for entity in self.account.entities}
        said: dict[str, list[Told]] = {}
        for told in self._in_order(self.account.statements):
            if told.speaker:
                said.setdefault(told.speaker, []).append(told)
        ordered = sorted(said.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        return tuple(
            Speaker(
                name=name,
                roles=roles.get(name, ()),
                statements=len(those),
                wordings=self._alike(told.id for told in those),
            )
            for name, those in ordered
        )

    def _in_order(self, statements: Sequence[Statement]) -> list[Told]:
        place = {article.id: number for number, article in enumerate(self.account.articles)}
        ordered = sorted(statements, key=lambda told: (place[told.article], told.start))
        return [self.told[told.id] for told in ordered if told.mode != "narration"]

    def _copies(self) -> tuple[ShownCopy, ...]:
        """By pair of articles, in the order in which the pairs are first met."""
        pairs: dict[tuple[str, str], list[Copy]] = {}
        for copy in self.account.copies:
            pairs.setdefault((copy.origin.article, copy.target.article), []).append(copy)
        return tuple(
            ShownCopy(
                origin=self.articles[origin].outlet,
                target=self.articles[target].outlet,
                origin_id=origin,
                target_id=target,
                passages=tuple(self._passage(copy) for copy in copies),
            )
            for (origin, target), copies in pairs.items()
        )

    def _passage(self, copy: Copy) -> ShownPassage:
        text = self.articles[copy.target.article].text
        return ShownPassage(
            percent=self.wording.number(round(copy.likeness * 100)),
            words=text[copy.target.start : copy.target.end],
            reasons=self.wording.because(copy.reasons),
        )

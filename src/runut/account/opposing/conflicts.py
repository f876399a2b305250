"""Statements that cannot all hold, typed and laid side by side.

Figures and times come from `questions`, what is denied from `denials`, forms of names from
`spellings`. What time explains is an update and never comes here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from runut.account.asking.answers import Answer
from runut.account.asking.questions import Question
from runut.account.opposing import wording
from runut.account.opposing.denials import Denial
from runut.account.preparing.propositions import Proposition
from runut.account.spelling.spellings import Forms
from runut.identity import content_id
from runut.records import Conflict, ConflictKind, Quantity, Reason, Side

#: Stands between the wordings of one side's value.
BETWEEN_WORDINGS = " / "
#: What a time is flagged with that cannot be meant as it is written.
_SLIPS = frozenset({"impossible", "mismatch", "mended"})


class Bench:
    """Lays conflicts side by side for one story.

    ``behind`` names the origins behind some propositions.
    """

    def __init__(
        self,
        propositions: Sequence[Proposition],
        behind: Callable[[Sequence[Proposition]], tuple[str, ...]],
    ) -> None:
        self._propositions = propositions
        self._behind = behind

    def lay(
        self,
        questions: Iterable[Question],
        denials: Iterable[Denial] = (),
        forms: Iterable[Forms] = (),
        *,
        laid: Iterable[Conflict] = (),
    ) -> tuple[Conflict, ...]:
        """The conflicts these make, those with most statements first; none of the same sides as
        one that is ``laid`` already."""
        found = [self._valued(question) for question in questions]
        found += self._denied(denials)
        found += [self._named(form) for form in forms]
        known = {_laid_out(conflict) for conflict in laid}
        unique = {each.id: each for each in found if _laid_out(each) not in known}
        return tuple(
            sorted(
                unique.values(),
                key=lambda c: (-sum(len(side.statements) for side in c.sides), c.kind, c.id),
            )
        )

    def _valued(self, question: Question) -> Conflict:
        """A conflict of figures or times."""
        sides = [(_value(side), [answer.place for answer in side]) for side in question.sides]
        values = {"a": sides[0][0], "b": sides[1][0], "of": self._topic(question)}
        code = "conflict.level-or-change" if question.turned else f"conflict.{question.kind}"
        reasons = [Reason(code=code, values=values)]
        slips = dict.fromkeys(
            answer.text
            for side in question.sides
            for answer in side
            if not _SLIPS.isdisjoint(getattr(answer.value, "flags", ()))
        )
        # Where answers clash however they were meant, that one is mistyped does not explain it.
        slip = "conflict.slip" if question.slipped else "conflict.mistyped"
        reasons += [Reason(code=slip, values={"value": text}) for text in slips]
        return self._conflict(question.kind, self._topic(question), sides, reasons)

    def _topic(self, question: Question) -> str:
        """The question in the texts' own words: the sentence of the answer that takes fewest
        words to reach its value, with a gap for it."""
        answers = [
            (answer, self._propositions[answer.place]) for side in question.sides for answer in side
        ]
        asked = [(wording.gapped(answer.value, told), answer) for answer, told in answers]
        words, answer = min(asked, key=lambda one: (not one[0].whole, one[0].before))
        of = answer.value.of if isinstance(answer.value, Quantity) else None
        return f"{words.text} {of}" if of and of not in words.text else words.text

    def _denied(self, denials: Iterable[Denial]) -> list[Conflict]:
        """Denials of one thing bundled: all who assert it against all who deny it."""
        bundles: list[tuple[set[int], set[int], list[str]]] = []
        for denial in denials:
            touching = [b for b in bundles if denial.denied in b[1] or denial.asserted in b[0]]
            merged = ({denial.asserted}, {denial.denied}, list(denial.about))
            for bundle in touching:
                bundles.remove(bundle)
                merged = (merged[0] | bundle[0], merged[1] | bundle[1], bundle[2] + merged[2])
            bundles.append(merged)
        found: list[Conflict] = []
        for asserted, denied, about in bundles:
            first, second = sorted(asserted - denied), sorted(denied)
            if not first:
                continue
            sides = [(_brief(self._propositions[places[0]]), places) for places in (first, second)]
            reason = Reason(
                code="conflict.denial", values={"about": ", ".join(dict.fromkeys(about))}
            )
            question = self._propositions[first[0]].text
            found.append(self._conflict("denial", question, sides, [reason]))
        return found

    def _named(self, forms: Forms) -> Conflict:
        sides = [(form, list(places)) for form, places in forms.forms.items()]
        sides.sort(key=lambda side: (-len(side[1]), side[0]))
        written = " / ".join(form for form, _ in sides)
        if forms.deed:
            values = {"deed": forms.deed, "forms": written}
            reason = Reason(code="conflict.agent", values=values)
        elif forms.short:
            values = {"short": forms.short, "forms": written}
            reason = Reason(code="conflict.expansion", values=values)
        else:
            # With another figure it is another flight, model or paragraph.
            code = "conflict.code" if _figures_differ(forms.forms) else "conflict.spelling"
            reason = Reason(code=code, values={"forms": written})
        return self._conflict("name", forms.short or written, sides, [reason])

    def _conflict(
        self,
        kind: ConflictKind,
        question: str,
        sides: Sequence[tuple[str, Sequence[int]]],
        reasons: Sequence[Reason],
    ) -> Conflict:
        laid: list[Side] = []
        for value, places in sides:
            members = [self._propositions[place] for place in sorted(set(places))]
            ids = tuple(dict.fromkeys(member.statement.id for member in members))
            laid.append(Side(value=value, statements=ids, origins=self._behind(members)))
        parts = [part for side in laid for part in (side.value, *side.statements)]
        return Conflict(
            id=content_id("conflict", kind, *parts),
            kind=kind,
            question=question,
            sides=tuple(laid),
            reasons=tuple(reasons),
        )


def _laid_out(conflict: Conflict) -> frozenset[tuple[str, tuple[str, ...]]]:
    """The sides of a conflict, whichever comes first."""
    return frozenset((side.value, side.statements) for side in conflict.sides)


def _figures_differ(forms: Iterable[str]) -> bool:
    """Whether written forms of a name hold different figures."""
    return len({"".join(filter(str.isdigit, form)) for form in forms}) > 1


def _value(side: Sequence[Answer]) -> str:
    """The value of a side as written; all of its different wordings."""
    return BETWEEN_WORDINGS.join(dict.fromkeys(answer.text for answer in side))


def _brief(proposition: Proposition) -> str:
    return " ".join(proposition.text.split())

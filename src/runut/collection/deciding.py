"""What people decide about stories, against what Runut made of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from runut.clock import now
from runut.collection.opened import Opened
from runut.errors import Overtaken, UsageError
from runut.lang.messages import error
from runut.records import Decision
from runut.store import decisions, stories, versions


class Deciding(Opened):
    """How people overrule; each decision is kept, replayed and undoable."""

    def merge(self, a: str, b: str) -> Decision:
        """Keep the articles of two stories together from now on. Undoable."""
        with self._reading() as connection:
            first, second = self._resolve(connection, a), self._resolve(connection, b)
            if first == second:
                raise error(UsageError, "error.same-story", a=a, b=b)
            both = stories.members(connection, first) | stories.members(connection, second)
        return self._decide("merge", both, frozenset())

    def split(self, story: str, chosen: Sequence[str]) -> Decision:
        """Keep the chosen articles (ids or beginnings of them) out of a story. Undoable."""
        with self._reading() as connection:
            members = stories.members(connection, self._resolve(connection, story))
        apart = frozenset(_resolve_article(members, article, story) for article in chosen)
        if not apart or apart == members:
            raise error(UsageError, "error.split-some", story=story)
        return self._decide("split", apart, members - apart)

    def undo(self, meant: int | None = None) -> Decision | None:
        """Take back the last decision that is in force; None when there is none.

        ``meant`` is the id of the decision that was looked at. Raises `Overtaken` when that
        is not the last one.
        """
        with self._file.writing() as connection:
            decision = decisions.last(connection)
            if meant is not None and (decision is None or decision.id != meant):
                raise error(Overtaken, "error.not-the-last-decision")
            if decision is None:
                return None
            decisions.undo(connection, decision.id)
            touched = versions.current_of(connection, (*decision.articles, *decision.apart))
        self._settle(touched=touched)
        return decision

    def _decide(
        self, kind: Literal["merge", "split"], named: frozenset[str], apart: frozenset[str]
    ) -> Decision:
        with self._file.writing() as connection:
            keys = versions.keys_of(connection, sorted(named | apart))
            decision = decisions.put(
                connection,
                Decision(
                    id=0,
                    kind=kind,
                    articles=tuple(sorted(keys[article] for article in named)),
                    apart=tuple(sorted(keys[article] for article in apart)),
                    made=now(),
                ),
            )
        self._settle(touched=sorted(named | apart))
        return decision


def _resolve_article(members: frozenset[str], prefix: str, story: str) -> str:
    found = sorted(article for article in members if prefix and article.startswith(prefix))
    if len(found) != 1:
        code = "error.ambiguous-article" if found else "error.unknown-article"
        raise error(UsageError, code, prefix=prefix, story=story)
    return found[0]

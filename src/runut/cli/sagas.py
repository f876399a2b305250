"""The other stories of an account's saga."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from runut.records import Account, Saga, Story

if TYPE_CHECKING:
    from runut.collection import Collection


class Sagas:
    """Looks up sagas in one collection, each at most once."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    @cached_property
    def _known(self) -> dict[str, Saga]:
        return {saga.id: saga for saga in self._collection.sagas()}

    def others(self, account: Account) -> tuple[Story, ...]:
        """The other stories of the account's saga, oldest first."""
        saga = self._known.get(account.story.saga) if account.story.saga else None
        ids = [id for id in saga.stories if id != account.story.id] if saga else []
        return tuple(each.story for each in self._collection.accounts(ids)) if ids else ()

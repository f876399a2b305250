"""Additions under way: each runs in a thread of its own and tells how far it is.

What is being added outlives the request that brought it, and the page that shows it: close
it, and the articles are taken in all the same.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, Thread

from starlette.datastructures import UploadFile

from runut.collection import Collection
from runut.errors import RunutError
from runut.records import Added, Progress, Watcher
from runut.web import arrivals
from runut.web.lending import Collections
from runut.web.operations import Sent

#: So many additions are remembered; older ones are forgotten once they are done.
REMEMBERED = 50
#: How long an addition waits for another to end, in seconds.
PATIENCE = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """An addition: how far it is, and what came of it once it is done."""

    id: str
    progress: Progress | None = None
    added: Added | None = None
    problem: RunutError | None = None
    fault: str | None = None

    @property
    def running(self) -> bool:
        """Whether it is not done yet."""
        return self.added is None and self.problem is None and self.fault is None


class Works:
    """The additions of one server."""

    def __init__(self, collections: Collections) -> None:
        self._collections = collections
        self._lock = Lock()
        self._known: OrderedDict[str, Work] = OrderedDict()

    def get(self, id: str) -> Work | None:
        """An addition by its id; None where it is not, or no longer, known."""
        with self._lock:
            return self._known.get(id)

    def start(self, addresses: Sequence[str], files: Sequence[tuple[str, Path]]) -> Work:
        """Begin to add what stands at ``addresses`` and in ``files``, each with the name it
        was sent under. The files are removed afterwards."""
        work = Work(id=secrets.token_urlsafe(9))
        with self._lock:
            self._known[work.id] = work
            for id in [id for id, each in self._known.items() if not each.running]:
                if len(self._known) > REMEMBERED:
                    del self._known[id]
        Thread(
            target=self._run, args=(work, addresses, files), name="runut-add", daemon=True
        ).start()
        return work

    def _run(self, work: Work, addresses: Sequence[str], files: Sequence[tuple[str, Path]]) -> None:
        def watch(progress: Progress) -> None:
            self._note(replace(work, progress=progress))

        try:
            with self._collections.lend_to_write(patience=PATIENCE) as collection:
                added = _add(collection, addresses, files, watch)
            self._note(replace(work, added=added))
        except RunutError as problem:
            self._note(replace(work, problem=problem))
        except Exception as fault:
            self._note(replace(work, fault=repr(fault)))
            raise
        finally:
            for _, path in files:
                path.unlink(missing_ok=True)

    def _note(self, work: Work) -> None:
        with self._lock:
            self._known[work.id] = work


def _add(
    collection: Collection,
    addresses: Sequence[str],
    files: Sequence[tuple[str, Path]],
    watch: Watcher,
) -> Added:
    """Add files, then addresses; what came of both together."""
    done = []
    if files:
        with ExitStack() as opened, TemporaryDirectory(prefix="runut-") as folder:
            sent = Sent(
                media_type="multipart/form-data",
                files=tuple(
                    UploadFile(file=opened.enter_context(path.open("rb")), filename=name)
                    for name, path in files
                ),
            )
            limit = collection.settings.max_page_bytes
            found = arrivals.pages(sent, Path(folder), limit)
            done.append(collection.add_pages(found, progress=watch))
    if addresses:
        done.append(collection.add(addresses, progress=watch))
    return Added(
        added=sum(each.added for each in done),
        unchanged=sum(each.unchanged for each in done),
        new_versions=sum(each.new_versions for each in done),
        rejected=tuple(rejected for each in done for rejected in each.rejected),
        stories=tuple(dict.fromkeys(story for each in done for story in each.stories)),
    )

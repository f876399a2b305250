"""Progress of long work, on stderr and only where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar
from rich.text import Text

from runut.cli.screen import screen
from runut.cli.words import Words
from runut.records import Progress


class Watch:
    """Remembers the last report of every stage, and shows it on ``bar`` if there is one."""

    def __init__(self, bar: Bar | None, words: Words) -> None:
        self.last: dict[str, Progress] = {}
        self._earlier: dict[str, int] = {}
        self._bar = bar
        self._words = words
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, progress: Progress) -> None:
        """Take one report in."""
        before = self.last.get(progress.stage)
        if before is not None and progress.done < before.done:  # the next batch has begun
            self._earlier[progress.stage] = self.done(progress.stage)
        self.last[progress.stage] = progress
        if self._bar is None:
            return
        task = self._tasks.get(progress.stage)
        if task is None:
            label = self._words.or_plain(f"stage.{progress.stage}", progress.stage)
            task = self._bar.add_task(label, total=progress.total)
            self._tasks[progress.stage] = task
        before_it = self._earlier.get(progress.stage, 0)
        total = None if progress.total is None else before_it + progress.total
        self._bar.update(task, completed=before_it + progress.done, total=total)

    def done(self, stage: str) -> int:
        """How much of a stage is done, over all batches."""
        last = self.last.get(stage)
        return self._earlier.get(stage, 0) + (last.done if last else 0)


class _Rate(ProgressColumn):
    """How many are done in a second, as of late."""

    def render(self, task: Task) -> Text:
        return Text("" if task.speed is None else f"{task.speed:,.0f}/s")


def columns() -> tuple[ProgressColumn, ...]:
    """What a line of progress shows: the stage, how far it is, how fast, how long still."""
    return (
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(compact=True),
    )


@contextmanager
def watching(words: Words) -> Iterator[Watch]:
    """A `Watch` for ``progress=``; silent unless stderr is a terminal."""
    if not sys.stderr.isatty():
        yield Watch(None, words)
        return
    bar = Bar(*columns(), console=screen(err=True), transient=True)
    with bar:
        yield Watch(bar, words)


@contextmanager
def telling() -> Iterator[Callable[[str], None]]:
    """A function that shows what is being worked at; silent unless stderr is a terminal."""
    if not sys.stderr.isatty():
        yield lambda at: None
        return
    with screen(err=True).status("") as status:
        yield lambda at: status.update(at)

"""How a batch goes through its steps: what is done already is passed over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from socket import gethostname
from typing import Generic, TypeVar

from runut.batch import marks
from runut.batch.marks import File, Mark
from runut.engines import rows
from runut.engines.protocol import Engine, Place, Route, same
from runut.engines.rows import Row, hashed
from runut.errors import RunutError
from runut.identity import content_id
from runut.lang.messages import error
from runut.records import Progress, Watcher

Spec = TypeVar("Spec")
#: The folder of all that is no table; readers of tables pass over names that begin so.
WORK = "_work"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What became of a part: the files that were written, within the batch, and counts."""

    files: Sequence[str]
    tells: Mapping[str, int] = field(default_factory=dict)


def inner(folder: str, number: int) -> str:
    """The file of a part, within the batch, of what is no table."""
    return f"{WORK}/{folder}/{number:05}.parquet"


def lying_in(folder: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those of some files that lie in a folder of what is no table."""
    return tuple(name for name in names if name.startswith(f"{WORK}/{folder}/"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """One file of rows that a shuffle brought together."""

    number: int
    file: str


def regrouped(
    out: Path, bucket: Bucket, folder: str, each: Callable[[str, list[Row]], Iterable[Row]]
) -> Made:
    """Write what ``each`` makes of the rows of every key in a bucket."""
    name = inner(folder, bucket.number)
    found = rows.by_key(rows.read(out / bucket.file))
    rows.write(out / name, (row for key, group in found for row in each(key, group)))
    return Made(files=[name])


#: Does a part, given the folder of the batch and what is special to the part.
Work = Callable[[Path, Spec], Made]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Generic[Spec]):
    """A part of a step; ``input`` is a hash of all that it is made from."""

    step: str
    number: int
    input: str
    spec: Spec


class Course:
    """One batch on its way, in the folder ``out``. ``code`` is `marks.code_of`."""

    def __init__(self, engine: Engine, out: Path, code: str, watch: Watcher) -> None:
        self.out = out
        self._engine = engine
        self._code = code
        self._watch = watch
        self._digests: dict[str, str] = {}

    def each(
        self,
        step: str,
        work: Work[Spec],
        specs: Sequence[Spec],
        inputs: Sequence[Sequence[str]],
    ) -> tuple[Mark, ...]:
        """Do ``work`` on every part of a step; the marks, in the order of the parts.

        ``inputs`` name for each part what it is made from: files of this batch, or anything
        else that differs when the part would.
        """
        tasks = [
            Task(step=step, number=n, input=self._hash(step, repr(spec), *made_from), spec=spec)
            for n, (spec, made_from) in enumerate(zip(specs, inputs, strict=True))
        ]
        waiting = [task for task in tasks if self._mark(step, task.number, task.input) is None]
        done = len(tasks) - len(waiting)
        self._watch(Progress(stage=step, done=done, total=len(tasks)))

        def count() -> None:
            nonlocal done
            done += 1
            self._watch(Progress(stage=step, done=done, total=len(tasks)))

        if waiting:
            self._engine.run(
                partial(
                    _perform,
                    work=work,
                    out=self.out,
                    code=self._code,
                    program=marks.program(),
                ),
                waiting,
                count,
            )
        self._watch(Progress(stage=step, done=len(tasks), total=len(tasks)))
        return tuple(self._done(task) for task in tasks)

    def buckets(
        self, step: str, work: Work[Bucket], files: Sequence[str], also: Sequence[str] = ()
    ) -> tuple[str, ...]:
        """Do ``work`` on every bucket; the files that were made, in the order of the buckets.
        ``also`` is what else makes a difference to them."""
        parts = [Bucket(number=number, file=file) for number, file in enumerate(files)]
        done = self.each(step, work, parts, [[file, *also] for file in files])
        return tuple(name for mark in done for name in mark.files)

    def shuffle(
        self,
        step: str,
        files: Sequence[str],
        buckets: int,
        route: Route = same,
        place: Place = hashed,
    ) -> tuple[str, ...]:
        """Bring the rows of ``files`` that share a key together; the files they stand in."""
        into = tuple(inner(step, number) for number in range(buckets))
        if not files:
            return ()
        input = self._hash(step, str(buckets), *files)
        mark = self._mark(step, 0, input)
        if mark is None:
            (self.out / WORK / step).mkdir(parents=True, exist_ok=True)
            given, made = ([self.out / name for name in names] for names in (files, into))
            self._engine.shuffle(given, route, made, place)
            # What stands in a bucket follows from what was given; reading it all again to
            # hash it would cost as much as the shuffle.
            mark = Mark(
                input=input,
                code=self._code,
                files={
                    name: File(size=(self.out / name).stat().st_size, digest=f"{input}#{n}")
                    for n, name in enumerate(into)
                },
            )
            marks.write(self.out, step, 0, mark)
        self._digests.update((name, file.digest) for name, file in mark.files.items())
        return into

    def _done(self, task: Task[Spec]) -> Mark:
        """The mark of a task that was done. Raises `RunutError` where it cannot be seen: who
        works writes into another folder."""
        mark = self._mark(task.step, task.number, task.input)
        if mark is None:
            raise error(RunutError, "error.batch-unseen", path=str(self.out), step=task.step)
        self._digests.update((name, file.digest) for name, file in mark.files.items())
        return mark

    def _mark(self, step: str, part: int, input: str) -> Mark | None:
        """The mark of a part, if it is done with this input and this code."""
        mark = marks.read(self.out, step, part)
        fits = mark is not None and (mark.input, mark.code) == (input, self._code)
        return mark if fits else None

    def _hash(self, *parts: str) -> str:
        return content_id(*(self._digests.get(part, part) for part in parts))


def _perform(task: Task[Spec], *, work: Work[Spec], out: Path, code: str, program: str) -> None:
    """Do one part and mark it, wherever this runs. Raises `RunutError` where another Runut is
    installed than the ``program`` that asks."""
    if marks.program() != program:
        raise error(RunutError, "error.batch-other-runut", machine=gethostname())
    made = work(out, task.spec)
    mark = Mark(
        input=task.input,
        code=code,
        files={name: marks.file_at(out / name) for name in made.files},
        tells=made.tells,
    )
    marks.write(out, task.step, task.number, mark)

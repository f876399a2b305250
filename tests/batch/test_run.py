"""A batch taken into a collection is what `add` of the same inputs makes."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from benchmarks.generator import Generator

from runut import assemble, linking
from runut.batch import marks, run
from runut.batch.manifest import Manifest
from runut.batch.run import Order
from runut.collection import Collection
from runut.engines.one_machine import OneMachine
from runut.errors import RunutError, UsageError
from runut.records import Progress
from runut.settings import Settings
from runut.stories import postings
from tests import newsroom
from tests.batch.kept import contents

pytest.importorskip("pyarrow", reason="needs the extra: pip install 'runut[batch]'")

SETTINGS = Settings(batch=11)


def inputs(folder: Path) -> list[str]:
    """Three files in different forms, with a broken row, a page that comes twice, an article
    in two versions, and a path that is not there."""
    rows = newsroom.rows(26)
    first = folder / "a.jsonl"
    lines = [json.dumps(row) for row in rows[:14]]
    first.write_text("\n".join([*lines[:5], "{broken", *lines[5:], lines[2]]) + "\n")
    second = folder / "b.jsonl.gz"
    changed = rows[3] | {"text": rows[3]["text"] + " Petugas masih mendata kerugian warga."}
    with gzip.open(second, "wt") as file:
        file.writelines(json.dumps(row) + "\n" for row in [*rows[12:20], changed, {"text": "x"}])
    third = folder / "more"
    third.mkdir()
    for number, row in enumerate(rows[20:]):
        (third / f"{number}.json").write_text(json.dumps(row))
    return [str(first), str(second), str(folder / "missing.csv"), str(third)]


def stream(folder: Path) -> list[str]:
    """Bursts, series and copies over some days, and some articles without a day."""
    rows = [made.row for made in Generator(count=90, days=9)] + newsroom.rows(24)
    rows += [row | {"date": "", "url": f"{row['url']}?undated"} for row in rows[::11]]
    path = folder / "stream.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return [str(path)]


def worked(
    what: list[str], out: Path, *, settings: Settings = SETTINGS, block: int = 7
) -> Manifest:
    columns: Mapping[str, str] = {}
    order = Order(what=what, out=out, settings=settings, columns=columns, partitions=3, block=block)
    return run.run(order, OneMachine(), lambda progress: None)


def added(what: list[str], db: Path) -> Path:
    with Collection(db, settings=SETTINGS) as collection:
        collection.add(what)
    return db


def imported(out: Path, db: Path) -> Path:
    with Collection(db, settings=SETTINGS) as collection:
        collection.import_batch(out)
    return db


@pytest.mark.parametrize("made", [inputs, stream], ids=["inputs", "stream"])
@pytest.mark.parametrize("crowd", [4_000, 12], ids=["", "crowded"])
def test_an_import_is_as_if_the_inputs_had_been_added(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    made: Callable[[Path], list[str]],
    crowd: int,
) -> None:
    monkeypatch.setattr(postings, "CROWD", crowd)
    what = made(tmp_path)
    worked(what, tmp_path / "out")
    one = contents(added(what, tmp_path / "a.db"))
    other = contents(imported(tmp_path / "out", tmp_path / "i.db"))
    for table, rows in one.items():
        assert other[table] == rows, table


def test_what_a_batch_finds_need_not_be_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    what = stream(tmp_path)
    made = worked(what, tmp_path / "out")
    assert made.counts["read"] > 100
    monkeypatch.setattr(linking, "link", None)
    monkeypatch.setattr(assemble, "packed", None)
    with Collection(imported(tmp_path / "out", tmp_path / "i.db")) as collection:
        assert len(collection.stories(min_outlets=2)) > 5
        assert collection.sagas()


def test_stories_meet_what_a_collection_holds_already(tmp_path: Path) -> None:
    what = stream(tmp_path)
    lines = Path(what[0]).read_text().splitlines(keepends=True)
    first = tmp_path / "first.jsonl"
    first.write_text("".join(lines[::2]))
    worked(what, tmp_path / "out")
    db = added([str(first)], tmp_path / "i.db")
    with Collection(db, settings=SETTINGS) as collection:
        collection.import_batch(tmp_path / "out")
        found = {line.story.articles for line in collection.stories()}
    with Collection(added(what, tmp_path / "a.db")) as collection:
        assert found == {line.story.articles for line in collection.stories()}


def test_an_import_tells_what_add_tells(tmp_path: Path) -> None:
    what = inputs(tmp_path)
    worked(what, tmp_path / "out")
    with Collection(tmp_path / "a.db", settings=SETTINGS) as collection:
        told = collection.add(what)
    with Collection(tmp_path / "i.db", settings=SETTINGS) as collection:
        assert collection.import_batch(tmp_path / "out") == told
        again = collection.import_batch(tmp_path / "out")
    assert (again.added, again.new_versions, again.stories) == (0, 0, ())


def test_what_was_forgotten_stays_out(tmp_path: Path) -> None:
    what = inputs(tmp_path)
    worked(what, tmp_path / "out")
    with Collection(tmp_path / "i.db", settings=SETTINGS) as collection:
        collection.add(what[:1])
        collection.forget(outlet=newsroom.OUTLETS[0])
        collection.import_batch(tmp_path / "out")
        assert [line.outlet for line in collection.outlets()] == [newsroom.OUTLETS[1]]


def test_what_is_done_is_left_alone(tmp_path: Path) -> None:
    what, out = inputs(tmp_path), tmp_path / "out"
    worked(what, out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.parquet")}
    worked(what, out)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.parquet")} == before


def test_a_batch_goes_on_where_it_stopped(tmp_path: Path) -> None:
    what, out, whole = inputs(tmp_path), tmp_path / "out", tmp_path / "whole"
    worked(what, whole)

    class Stop(Exception):
        """Somebody pressed Ctrl-C."""

    def stopping(progress: Progress) -> None:
        if progress.stage == "readings" and progress.done == 2:
            raise Stop

    order = Order(what=what, out=out, settings=SETTINGS, columns={}, partitions=3)
    with pytest.raises(Stop):
        run.run(order, OneMachine(), stopping)
    with pytest.raises(UsageError), Collection(tmp_path / "x.db") as collection:
        collection.import_batch(out)
    done = {path: path.stat().st_mtime_ns for path in out.rglob("*.parquet")}
    worked(what, out)
    assert {path: path.stat().st_mtime_ns for path in done} == done
    assert {p.relative_to(out): p.read_bytes() for p in out.rglob("*.parquet")} == {
        p.relative_to(whole): p.read_bytes() for p in whole.rglob("*.parquet")
    }


def test_what_was_lost_or_changed_is_made_anew(tmp_path: Path) -> None:
    what, out = inputs(tmp_path), tmp_path / "out"
    worked(what, out)
    (out / "_work/readings/00001.parquet").unlink()
    untouched = out / "_work/readings/00000.parquet"
    before = untouched.stat().st_mtime_ns
    worked(what, out)
    assert (out / "_work/readings/00001.parquet").exists()
    assert untouched.stat().st_mtime_ns == before
    more = newsroom.rows(30)[26:]
    (tmp_path / "more/9.json").write_text(json.dumps(more))
    assert worked(what, out).counts["read"] == worked(what, tmp_path / "new").counts["read"]
    assert untouched.stat().st_mtime_ns == before


def test_other_settings_make_other_parts(tmp_path: Path) -> None:
    what, out = inputs(tmp_path), tmp_path / "out"
    worked(what, out)
    assert worked(what, out, settings=Settings(batch=50)).lots == 1
    assert marks.code_of(Settings()) != marks.code_of(Settings(batch=5))


def test_another_runut_among_the_workers_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = iter(["ours", "ours", "theirs"])
    monkeypatch.setattr(marks, "program", lambda: next(programs))
    with pytest.raises(RunutError):
        worked(inputs(tmp_path), tmp_path / "out")


def test_addresses_and_standard_input_are_no_batch(tmp_path: Path) -> None:
    made = worked(["https://kabarnusa.example/1", "-"], tmp_path / "out")
    assert made.counts["rejected"] == 2


def test_a_folder_that_holds_no_batch_is_refused(tmp_path: Path) -> None:
    with Collection(tmp_path / "i.db") as collection, pytest.raises(UsageError):
        collection.import_batch(tmp_path)

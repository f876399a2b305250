"""The commands of large amounts: work through a batch, and take one into a collection."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from runut.cli.answers import document
from runut.cli.arguments import columns_option
from runut.cli.call import Call, common, json_option, pass_call
from runut.cli.screen import print_json, print_parts
from runut.cli.words import Words
from runut.settings import Settings

if TYPE_CHECKING:
    from runut.engines.protocol import Engine


@click.command(
    epilog="""\b
Examples:
  runut batch news.jsonl.gz --out batch/
  runut batch "CC-NEWS-2025*.warc.gz" --out batch/ --partitions 400
  runut batch table.parquet --map text=isi --out batch/
  runut batch pages/ --out /shared/batch --engine spark --master yarn"""
)
@click.argument("what", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    metavar="DIR",
    help="The folder of the batch; with one that was begun, goes on where it stopped.",
)
@click.option(
    "--engine",
    type=click.Choice(("local", "spark")),
    default="local",
    show_default=True,
    help="local: the processors of this machine; spark: a cluster.",
)
@click.option(
    "--partitions",
    type=click.IntRange(min=1),
    metavar="N",
    help="Sort rows into so many files; by default one for each 2,000 articles.",
)
@click.option("--master", metavar="URL", help="The Spark to work on; by default as it is set up.")
@columns_option
@json_option
@common
@pass_call
def batch(
    call: Call,
    *,
    what: tuple[str, ...],
    out: Path,
    engine: str,
    partitions: int | None,
    master: str | None,
    columns: dict[str, str],
    as_json: bool,
) -> int:
    """Work through large amounts of articles, on this machine or on a cluster.

    INPUT is any number of files, folders and globs: Parquet, JSONL, WARC, WACZ and whatever
    else `runut add` reads from files. What is found is written into DIR as tables in Parquet;
    `runut import DIR` takes it into a collection. Called again, it goes on where it stopped
    and makes anew only what its input or the program have changed. Exits 1 when something
    was rejected.
    """
    from runut.batch.run import Order, run
    from runut.cli.progress import watching

    words = Words(language=call.language)
    order = Order(
        what=what,
        out=out,
        settings=Settings(),
        columns=columns,
        language=call.language,
        partitions=partitions,
    )
    with watching(words) as watch, closing(_engine(engine, master)) as running:
        made = run(order, running, watch)
    counts = {name: n for name, n in made.counts.items() if ":" not in name}
    if as_json:
        print_json({"out": str(out), **counts})
    else:
        for name, count in counts.items():
            click.echo(words(f"batch.{name}", n=count))
        click.echo(words("batch.done", out=str(out)))
    return 1 if counts["rejected"] else 0


def _engine(name: str, master: str | None) -> Engine:
    if name == "spark":
        from runut.engines.spark import Spark

        return Spark(master)
    from runut.engines.one_machine import OneMachine

    return OneMachine(os.cpu_count() or 1)


@click.command(
    name="import",
    epilog="""\b
Examples:
  runut import batch/
  runut --db march.db import /shared/batch""",
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@json_option
@common
@pass_call
def import_batch(call: Call, *, folder: Path, as_json: bool) -> int:
    """Take a finished batch into the collection.

    DIR is what `runut batch` wrote. The collection is then as if the inputs of the batch had
    been added with `runut add`; what it holds already stays as it is, and what was forgotten
    stays out. Exits 1 when something was rejected; the rest is in.
    """
    from runut.cli.progress import watching
    from runut.cli.render.lists import added_summary

    words = Words(language=call.language)
    with call.collection(existing=False) as collection, watching(words) as watch:
        added = collection.import_batch(folder, progress=watch)
    if as_json:
        print_json(document(added, call.language))
    else:
        print_parts([added_summary(added, words, str(call.db))])
    return 1 if added.rejected else 0

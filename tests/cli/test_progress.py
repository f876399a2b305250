"""Progress adds up over batches, with the rate and the time that is left."""

from __future__ import annotations

import io

from rich.console import Console
from rich.progress import Progress as Bar

from runut.cli.progress import Watch, columns
from runut.cli.words import Words
from runut.records import Progress


def test_batches_add_up() -> None:
    shown = io.StringIO()
    now = iter(range(1000))
    bar = Bar(
        *columns(),
        console=Console(file=shown, force_terminal=True, width=100),
        auto_refresh=False,
        get_time=lambda: float(next(now)),
    )
    watch = Watch(bar, Words(language="en"))
    for batch in (40, 20):
        for done in range(batch):
            watch(Progress(stage="read", done=done + 1, total=batch))
    assert watch.done("read") == 60
    (task,) = bar.tasks
    assert (task.completed, task.total) == (60, 60)
    with bar:
        bar.refresh()
    assert "60/60" in shown.getvalue()
    assert "/s" in shown.getvalue()

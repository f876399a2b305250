"""The main job on `examples/`: read the articles, show the liveliest story, write its page.

    python tools/demo.py [OUT]

What it does is what the commands it prints do; nothing here is known of the examples.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from runut import Collection

ROOT = Path(__file__).parents[1]


def _runut(*arguments: str, db: Path) -> str:
    """Run one command as a user would, showing it first."""
    shown = " ".join(arguments)
    print(f"\n$ runut {shown}", flush=True)
    finished = subprocess.run(
        [sys.executable, "-m", "runut", *arguments],
        env={**os.environ, "RUNUT_DB": str(db)},
        check=True,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    return finished.stdout


def main() -> None:
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "out").resolve()
    out.mkdir(parents=True, exist_ok=True)
    db = out / "demo.db"
    for old in out.glob("demo.db*"):
        old.unlink()

    print(_runut("add", "examples", db=db), end="")
    print(_runut("stories", db=db), end="")
    with Collection(db) as collection:
        story = max(collection.stories(), key=lambda line: len(line.outlets)).story.id
    print(_runut("show", story, db=db), end="")

    page = out / f"{story}.html"
    page.write_text(_runut("export", "--format", "html", story, db=db), "utf-8")
    print(f"\nThe account as a page: {_near(page)}")
    print(f"The collection:        {_near(db)}")
    print("Next: docs/tutorial/first-account.md")


def _near(path: Path) -> Path:
    """The path as seen from here, where that is shorter."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


if __name__ == "__main__":
    main()

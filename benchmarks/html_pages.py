"""Our cleaning of HTML pages beside trafilatura alone: speed and body F1, in one run.

    python benchmarks/html_pages.py ../shared/bench/html

Both work in this process, page by page in turn, so that whatever else the machine does
weighs on both alike. Ours is bytes to article: text, metadata, furniture sorted out;
trafilatura's is bytes to text.
"""

from __future__ import annotations

import gzip
import sys
import time
from pathlib import Path

from trafilatura import extract

from runut.clean.article import clean
from runut.clean.repeats import Repeats
from runut.evaluate import cleaning, gold
from runut.records import Article, Page

ROUNDS = 3


def main(folder: Path) -> None:
    """Print the figures of the pages in ``folder``."""
    truth = gold.pages((folder / "ground-truth.json").read_bytes(), "ground-truth.json")
    pages = {
        path.name.partition(".")[0]: gzip.decompress(path.read_bytes())
        for path in sorted((folder / "pages").iterdir())
    }
    ours: dict[str, str] = {}
    theirs: dict[str, str] = {}
    spent = [0.0, 0.0]
    for _ in range(ROUNDS):
        for name, content in pages.items():
            started = time.process_time()
            article = clean(Page(id=name, form="html", content=content), Repeats())
            between = time.process_time()
            text = extract(content.decode("utf-8", "replace"), include_comments=False)
            spent[0] += between - started
            spent[1] += time.process_time() - between
            ours[name] = article.text if isinstance(article, Article) else ""
            theirs[name] = text or ""
    for label, made, seconds in (("ours", ours, spent[0]), ("trafilatura", theirs, spent[1])):
        figures = cleaning.bodies(truth, made)
        f1 = next(score.value for score in figures.scores if score.name == "body F1")
        print(f"{label:12} F1 {f1:.3f}  {ROUNDS * len(pages) / seconds:6.1f} pages/s")
    print(f"speed, ours as a share of trafilatura's: {spent[1] / spent[0]:.0%}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

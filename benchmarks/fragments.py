"""How many of the claims that are shown read as a sentence a person could quote.

    python benchmarks/fragments.py COLLECTION [--show N]

Counts, over the accounts of two or more outlets in a collection file, the claims that `runut show`
shows before it folds: those whose own words begin or end where no sentence does, or that tell
nothing (`runut.account.parting.hanging`), and those that still do so with the words they are shown
in. Who spoke where (`runut.account.parting.occasions`) is counted apart: it is shown as the end of
a sentence.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from runut import Collection
from runut.account.parting import hanging, occasions
from runut.cli.render.claims import SHOWN
from runut.records import Account, Article, Statement


def shown(account: Account) -> Iterator[tuple[Statement, Article]]:
    """The wordings of the claims shown before the rest is folded, with their articles."""
    statements = {each.id: each for each in account.statements}
    articles = {each.id: each for each in account.articles}
    counted: Counter[str] = Counter()
    for claim in account.claims:
        counted[claim.standing] += 1
        if counted[claim.standing] <= SHOWN[claim.standing]:
            told = statements[claim.statement]
            yield told, articles[told.article]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("collection", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="list the first N")
    asked = parser.parse_args()
    counted: Counter[str] = Counter()
    with Collection(asked.collection) as collection:
        for account in collection.accounts():
            if account.outlets < 2:
                continue
            for told, article in shown(account):
                counted["claims shown"] += 1
                if occasions.is_one(told):
                    counted["who spoke where"] += 1
                    continue
                if hanging.reads_alone(told, article):
                    continue
                counted["own words are a fragment"] += 1
                around = told.around
                if around is not None:
                    told = replace(told, start=around.start, end=around.end)
                if around is None or not hanging.reads_alone(told, article):
                    counted["still one as shown"] += 1
                    if counted["still one as shown"] <= asked.show:
                        print(f"  {article.text[told.start : told.end]!r}")
    for name, n in counted.items():
        print(f"{name:<26}{n:6}  {n / counted['claims shown']:.3f}")


if __name__ == "__main__":
    main()

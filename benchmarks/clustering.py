"""Stories beside what scikit-learn makes of the same articles, in the same run.

    python benchmarks/clustering.py [--counts 500 1000 2000] [--seed 7]

The peer is the usual way: TF-IDF of headline and text, average linkage by cosine distance. Its
threshold is the best of several for the first of these counts, told by the truth, and that
search is not timed. Ours has the thresholds it ships with. Made-up news with known truth
(`benchmarks/generator.py`; ours gets as many a little later in the stream), processor time of one
process.
"""

from __future__ import annotations

import argparse
import os
import time

# One process is measured: the peer's own threads would not be.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from generator import Generator, Made
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

import stories
from runut.evaluate.clusters import b_cubed

#: Articles that come to ours at a time.
TOGETHER = 100
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def theirs(made: list[Made], threshold: float) -> tuple[float, float]:
    """Seconds, and B-cubed F1."""
    begun = time.process_time()
    texts = [f"{each.title} {' '.join(each.sentences)}" for each in made]
    vectors = TfidfVectorizer(sublinear_tf=True).fit_transform(texts)
    found = AgglomerativeClustering(
        n_clusters=None, metric="cosine", linkage="average", distance_threshold=threshold
    ).fit_predict(vectors.toarray())
    spent = time.process_time() - begun
    truth = {each.id: each.happening.label for each in made}
    given = {each.id: str(label) for each, label in zip(made, found, strict=True)}
    return spent, b_cubed(given, truth).f1


def main() -> None:
    """Print both for each count."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--counts", type=int, nargs="+", default=[500, 1_000, 2_000])
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    first = list(Generator(asked.counts[0], asked.seed, stories.DAYS))
    best = max(THRESHOLDS, key=lambda threshold: theirs(first, threshold)[1])
    for count in asked.counts:
        made = list(Generator(count, asked.seed, stories.DAYS))
        begun = time.process_time()
        list(stories.stream(count, asked.seed))
        prepared = time.process_time() - begun
        spent, _, f1 = stories.run(0, count, asked.seed, size=TOGETHER, asking=count, turns=1)
        ours = prepared + spent.total
        seconds, peer = theirs(made, best)
        print(
            f"{count} articles: ours {count / ours:.0f} articles/s, B-cubed F1 {f1:.3f};"
            f" scikit-learn {count / seconds:.0f} articles/s, F1 {peer:.3f} at {best};"
            f" ours is {seconds / ours:.1f} times as fast",
            flush=True,
        )


if __name__ == "__main__":
    main()

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from runut.copies.fingerprints import RUN, WINDOW, runs, sketch, tokens
from tests.copies.articles import article

#: Held so that a collection made elsewhere, or earlier, is compared alike.
HELD = (138236893126, 366973185266, 483558201370)

WORDS = st.lists(st.text("abcdefg", min_size=1, max_size=6), max_size=60)


def test_a_sketch_is_the_same_on_every_machine() -> None:
    text = "Satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua belas"
    assert sketch(article("a", text)) == sketch(article("b", text.upper()))
    assert sketch(article("a", text)) == HELD


def test_case_accents_punctuation_and_glue_do_not_count() -> None:
    plain = "dikutip dari Suara Rimba pada hari Kamis oleh warga desa"
    noisy = "DIKUTIP, dari SuaraRimba — pada hári (Kamis) oleh warga desa!"
    assert sketch(article("a", plain)) == sketch(article("b", noisy))


def test_short_texts_have_no_fingerprints() -> None:
    assert sketch(article("a", "hanya empat kata saja")) == ()
    assert sketch(article("a", "")) == ()


@given(WORDS, WORDS, st.lists(st.text("hijk", min_size=1), min_size=RUN + WINDOW - 1, max_size=20))
def test_a_long_enough_shared_run_always_shares_a_fingerprint(
    before: list[str], after: list[str], shared: list[str]
) -> None:
    one = sketch(article("a", " ".join([*before, *shared])))
    other = sketch(article("b", " ".join([*shared, *after])))
    assert set(one) & set(other)
    assert list(one) == sorted(set(one))
    assert all(0 <= mark < 2**40 for mark in one)


@given(st.lists(st.text("abXY é_-'\n.1", max_size=8), max_size=60).map(" ".join))
def test_a_sketch_is_winnowed_from_the_runs_of_the_tokens(text: str) -> None:
    every = runs(tokens(text)).tolist()
    # What is no longer than a window is kept whole.
    windows = [every[n : n + WINDOW] for n in range(len(every) - WINDOW + 1)]
    due = {min(window) for window in windows} if len(windows) > 1 else {*every}
    assert sketch(article("a", text)) == tuple(sorted(due))


@given(st.text(max_size=200))
def test_tokens_slice_the_text(text: str) -> None:
    found = tokens(text)
    assert all(0 <= start < end <= len(text) for start, end, _ in found)
    assert [start for start, _, _ in found] == sorted(start for start, _, _ in found)

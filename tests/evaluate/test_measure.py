"""`runut.measure` over small gold written here, in the layout of the real sets."""

import gzip
import json
from pathlib import Path

import pytest

from runut.errors import ReadError, UsageError
from runut.evaluate import groups
from runut.measure import KINDS, measure

ROWS = [
    {
        "id": "m1",
        "outlet": "Kabar Uji",
        "title": "Jembatan Rawa Kencana Ditutup Dua Pekan",
        "date": "2025-05-06T09:00:00+07:00",
        "text": "Jembatan Rawa Kencana ditutup mulai Selasa (6/5/2025).\n"
        '"Kami menutup jembatan selama dua pekan," kata Kepala Dinas Perhubungan Surya Atmaja.\n'
        "Baca juga: Jalan Memutar ke Rawa Kencana",
    },
    {
        "id": "m2",
        "outlet": "Harian Uji",
        "title": "Jembatan Rawa Kencana Ditutup, Warga Memutar",
        "date": "2025-05-06T12:00:00+07:00",
        "text": "Jembatan Rawa Kencana ditutup sejak Selasa (6/5/2025) pagi.\n"
        "Surya Atmaja mengatakan jembatan ditutup selama dua pekan.",
    },
]
ACCOUNT = {
    "label": "jembatan",
    "articles": ["m1", "m2", "lost"],
    "statements": [
        {
            "in": "m1",
            "text": "Kami menutup jembatan selama dua pekan",
            "mode": "direct",
            "source": "Surya Atmaja",
        }
    ],
    "complete_for": [{"article": "m1"}],
    "not_body": [["m1", "Baca juga: Jalan Memutar"]],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    lines = "".join(json.dumps(row) + "\n" for row in ROWS).encode()
    (tmp_path / "articles-accounts.jsonl.gz").write_bytes(gzip.compress(lines))
    (tmp_path / "articles.jsonl.gz").write_bytes(gzip.compress(lines))
    story = {"label": "jembatan", "articles": ["m1", "m2"]}
    (tmp_path / "stories.jsonl").write_text(json.dumps(story) + "\n")
    events = [json.dumps({**row, "event": "bridge"}) + "\n" for row in ROWS]
    (tmp_path / "events.jsonl").write_text("".join(events))
    (tmp_path / "accounts").mkdir()
    (tmp_path / "accounts" / "jembatan.json").write_text(json.dumps(ACCOUNT))
    return tmp_path


def test_an_account_is_measured_through_the_whole_run(gold: Path) -> None:
    figures = measure("accounts", gold / "accounts")
    assert figures["statements recall"] == 1
    assert figures["source right"] == 1
    assert figures["furniture left"] == 0
    assert figures["claims recall"] is None


def test_one_file_of_gold_is_enough(gold: Path) -> None:
    watched: list[str] = []
    one = gold / "accounts" / "jembatan.json"
    figures = measure("statements", one, watch=watched.append)
    assert figures["mode right"] == 1
    assert watched == ["jembatan"]


def test_copies_are_measured_alone_as_in_the_account(gold: Path) -> None:
    row = json.loads((gold / "accounts" / "jembatan.json").read_text())
    words = "Jembatan Rawa Kencana ditutup"
    row["copied"] = [{"from": ["m1", words], "to": ["m2", words]}]
    (gold / "accounts" / "jembatan.json").write_text(json.dumps(row))
    alone, whole = measure("copies", gold / "accounts"), measure("accounts", gold / "accounts")
    assert alone["copies found"] == whole["copies found"] == 0
    assert alone["copies shown"] == 0


def test_cleaning_is_measured_on_accounts(gold: Path) -> None:
    figures = measure("cleaning", gold / "accounts")
    assert (figures["anchors kept"], figures["furniture left"]) == (1, 0)


def test_stories_are_measured_in_both_layouts(gold: Path) -> None:
    events = measure("stories", gold / "events.jsonl")
    (gold / "events.jsonl").unlink()
    labelled = measure("stories", gold)
    assert labelled["articles"] == events["articles"] == 2
    assert labelled["pairs F1"] == events["pairs F1"] == 1


def test_sagas_are_measured_where_the_labels_name_them(gold: Path) -> None:
    apart = [{"label": id, "articles": [id], "saga": "jembatan"} for id in ("m1", "m2")]
    (gold / "stories.jsonl").write_text("".join(json.dumps(row) + "\n" for row in apart))
    with pytest.raises(KeyError):
        measure("stories", gold / "events.jsonl")["sagas recall"]
    (gold / "events.jsonl").unlink()
    assert measure("stories", gold)["sagas recall"] == 1


def test_the_same_gold_gives_the_same_figures(gold: Path) -> None:
    assert measure("accounts", gold / "accounts", misses=5) == measure(
        "accounts", gold / "accounts", misses=5
    )


def test_cleaning_is_measured_on_html(tmp_path: Path) -> None:
    body = " ".join(f"Kalimat nomor {n} tentang jembatan itu cukup panjang." for n in range(20))
    html = f"<html><body><nav>Menu</nav><article><p>{body}</p></article></body></html>"
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "p1.html.gz").write_bytes(gzip.compress(html.encode()))
    truth = {"p1": {"articleBody": body, "url": "https://a.example/p1"}}
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth))
    assert measure("cleaning", tmp_path)["body F1"] == pytest.approx(1, abs=0.02)


def test_names_are_measured(tmp_path: Path) -> None:
    tagged = "Joko\tB-PERSON\nWidodo\tI-PERSON\ntiba\tO\ndi\tO\nJakarta\tB-PLACE\n.\tO\n\n"
    (tmp_path / "test.txt").write_text(tagged)
    assert measure("names", tmp_path)["recall"] == 1


def test_names_are_measured_on_articles_labelled_by_offsets(tmp_path: Path) -> None:
    text = "Presiden Joko Widodo tiba di Jakarta."
    row = {"id": "a1", "title": "Tiba", "text": text}
    (tmp_path / "articles.jsonl.gz").write_bytes(gzip.compress(json.dumps(row).encode()))
    mentions = [[9, 20, "PER", 0], [0, 8, "LOC", 1]]
    (tmp_path / "mentions.json").write_text(json.dumps([{"article": "a1", "mentions": mentions}]))
    figures = measure("names", tmp_path, misses=1)
    assert figures["recall"] == 0.5
    assert [(miss.score, miss.seen) for miss in figures.misses] == [
        ("missed", "LOC Presiden"),
        ("extra", "LOC Jakarta"),
    ]


def test_times_are_measured(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(
        '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2025-05-06">2025-05-06</TIMEX3></DCT>'
        '<TEXT>Jembatan itu ditutup pada <TIMEX3 tid="t1" type="DATE" value="2025-05-04">'
        "4 Mei 2025</TIMEX3>.</TEXT></TimeML>"
    )
    assert measure("times", tmp_path)["value F1"] == 1


def test_quotes_are_measured_in_both_formats(tmp_path: Path) -> None:
    tagged = [
        *(('"', "O"), ("Kami", "B-STATEMENT"), ("menutup", "I-STATEMENT")),
        *(("jembatan", "I-STATEMENT"), ("itu", "L-STATEMENT"), (",", "O"), ('"', "O")),
        *(("kata", "U-CUE"), ("Surya", "B-PERSON"), ("Atmaja", "L-PERSON"), (".", "O")),
    ]
    (tmp_path / "test-data.txt").write_text("".join(f"{t}\t{tag}\n" for t, tag in tagged) + "\n")
    assert measure("quotes", tmp_path)["statement overlap recall"] == 1
    tokens = ["The", "bridge", "is", "closed", ",", "Surya", "Atmaja", "said", "."]
    labels = ["B-content", *["I-content"] * 3, "O", "B-source", "I-source", "B-cue", "O"]
    english = tmp_path / "test.txt"
    english.write_text(json.dumps({"tokens": tokens, "labels": labels}) + "\n")
    assert measure("quotes", english)["content recall"] == 1


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_gold_that_is_not_there_is_named(kind: str, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="there is nothing here"):
        measure(kind, tmp_path / "nowhere")
    with pytest.raises(ReadError):
        measure(kind, tmp_path)


def test_an_unknown_kind_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such measurement: weather"):
        measure("weather", tmp_path)


def test_misses_of_groups_say_what_is_apart_and_what_together() -> None:
    figures = groups.figures(
        {"a": "1", "b": "2", "c": "2"}, {"a": "x", "b": "x", "c": "y"}, {"a": "Judul"}, misses=3
    )
    assert [(miss.score, miss.seen) for miss in figures.misses] == [
        ("apart", "a Judul || b"),
        ("together", "b || c"),
    ]
    assert figures["pairs F1"] == 0

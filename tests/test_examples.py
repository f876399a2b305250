"""The articles of ``examples/`` through the whole run, held to what their README promises."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from runut import Collection
from runut.account.parting import hanging, referring
from runut.export.documents import collection_document
from runut.export.markdown import report
from runut.export.outline import outline
from runut.export.page import page
from runut.export.schema import account_schema
from runut.export.wording import Wording
from runut.records import Account, Added, Claim, Conflict, Saga, Span, Statement

ARTICLES = Path(__file__).parents[1] / "examples" / "articles"

AGENCY = "kumpulan.jsonl#1"
CARRIERS = {"lensapagi-feri-tenggelam.html", "kumpulan.jsonl#2", "detakkota-feri-tenggelam.txt"}
TRANSLATION = "straitcourier-ferry-sinks.html"
SINKING = {
    AGENCY,
    *CARRIERS,
    "kabarnusa-feri-tenggelam.txt",
    "kabarnusa-korban-bertambah.txt",
    "harianlembayung-cerita-penumpang.txt",
    "detakkota-ralat.txt",
    "kumpulan.jsonl#3",
}
INQUIRY = {"kabarnusa-penyelidikan-dibuka.txt", "lensapagi-penyelidikan.html"}
TRANSLATED_INQUIRY = "straitcourier-inquiry-opens.html"
LOOKS_ALIKE = {"kabarnusa-feri-kenanga.txt", "kumpulan.jsonl#4"}


class Run:
    """One collection of the examples, with its accounts by the files they hold."""

    def __init__(self, collection: Collection, added: Added) -> None:
        self.collection = collection
        self.added = added
        self.accounts: tuple[Account, ...] = tuple(collection.accounts())
        self.sagas: tuple[Saga, ...] = collection.sagas()

    def of(self, file: str) -> Account:
        """The account that tells this file's article."""
        return next(account for account in self.accounts if file in files(account))


def files(account: Account) -> set[str]:
    return {(article.path or "").rpartition("/")[2] for article in account.articles}


def told(account: Account, file: str, words: str) -> Statement:
    """The statement of ``file`` that holds ``words``."""
    [article] = [a for a in account.articles if (a.path or "").endswith(file)]
    at = article.text.index(words)
    return next(
        s
        for s in account.statements
        if s.article == article.id and s.start < at + len(words) and at < s.end
    )


def claim(account: Account, file: str, words: str) -> Claim:
    statement = told(account, file, words)
    return next(claim for claim in account.claims if statement.id in claim.statements)


def conflicts(account: Account, kind: str, *values: str) -> list[Conflict]:
    """Conflicts of a kind in which each value stands on a side of its own."""
    texts = {article.id: article.text for article in account.articles}
    said = {s.id: texts[s.article][s.start : s.end] for s in account.statements}

    def sides(conflict: Conflict, value: str) -> set[int]:
        return {
            number
            for number, side in enumerate(conflict.sides)
            if value in side.value or any(value in said[id] for id in side.statements)
        }

    return [
        conflict
        for conflict in account.conflicts
        if conflict.kind == kind
        and all(sides(conflict, value) for value in values)
        and not set.intersection(*(sides(conflict, value) for value in values))
    ]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    with Collection(tmp_path_factory.mktemp("examples") / "examples.db") as collection:
        yield Run(collection, collection.add([str(ARTICLES)]))


@pytest.fixture(scope="module")
def sinking(run: Run) -> Account:
    return run.of(AGENCY)


def test_every_article_goes_in_and_stays_as_it_is(run: Run) -> None:
    assert (run.added.added, run.added.rejected) == (15, ())
    again = run.collection.add([str(ARTICLES)])
    assert (again.added, again.unchanged, again.stories) == (0, 15, ())


def test_every_article_has_outlet_title_and_time(run: Run) -> None:
    articles = [article for account in run.accounts for article in account.articles]
    assert len({article.outlet for article in articles}) == 7
    assert all(article.title and article.published for article in articles)
    assert all((article.published or "").endswith("+08:00") for article in articles)
    assert {article.language for article in articles} == {"id", "en"}


@pytest.mark.parametrize(
    "line",
    [
        "SCROLL TO CONTINUE",
        "Baca juga",
        "Baca Juga",
        "ADVERTISEMENT",
        "Advertisement",
        "Hide Ads",
        "Bagikan",
        "Berita Terpopuler",
        "Hak cipta",
        "newsletter",
        "All rights reserved",
        "Copyright",
        "(lnr/hdp)",
        "Foto:",
        "KabarNusa.example -",
    ],
)
def test_no_furniture_is_left(run: Run, line: str) -> None:
    left = [a.path for account in run.accounts for a in account.articles if line in a.text]
    assert left == []


def test_articles_of_one_happening_are_one_story(run: Run) -> None:
    assert files(run.of(AGENCY)) >= SINKING
    assert files(run.of("kabarnusa-penyelidikan-dibuka.txt")) >= INQUIRY


def test_what_looks_alike_is_another_story(run: Run) -> None:
    assert files(run.of("kabarnusa-feri-kenanga.txt")) == LOOKS_ALIKE


def test_the_inquiry_is_another_story(run: Run) -> None:
    assert not files(run.of(AGENCY)) & {*INQUIRY, TRANSLATED_INQUIRY}


def test_translations_are_of_the_story(run: Run) -> None:
    assert TRANSLATION in files(run.of(AGENCY))
    assert TRANSLATED_INQUIRY in files(run.of("kabarnusa-penyelidikan-dibuka.txt"))


def test_the_inquiry_continues_the_sinking(run: Run) -> None:
    first, second = run.of(AGENCY).story, run.of("kabarnusa-penyelidikan-dibuka.txt").story
    other = run.of("kabarnusa-feri-kenanga.txt").story
    assert first.saga is not None
    assert first.saga == second.saga
    assert other.saga != first.saga
    [saga] = [saga for saga in run.sagas if saga.id == first.saga]
    assert saga.stories.index(first.id) < saga.stories.index(second.id)


def test_carriers_of_the_agency_copy_it(sinking: Account) -> None:
    path = {a.id: (a.path or "").rpartition("/")[2] for a in sinking.articles}
    pairs = {frozenset((path[c.origin.article], path[c.target.article])) for c in sinking.copies}
    joined = {AGENCY}
    while more := {f for pair in pairs if pair & joined for f in pair} - joined:
        joined |= more
    assert joined >= CARRIERS


def test_an_agency_story_in_four_coats_is_echoed(sinking: Account) -> None:
    found = claim(sinking, AGENCY, "dihantam gelombang setinggi 2,5 meter")
    assert (found.outlets, found.standing) == (5, "echoed")  # one of them in English
    assert len([origin for origin in found.origins if origin.kind != "uncredited"]) == 1
    toll = claim(sinking, AGENCY, "87 orang diselamatkan")
    assert (toll.outlets, toll.standing) == (5, "updated")
    assert len([origin for origin in toll.origins if origin.kind != "uncredited"]) == 1


def test_what_outlets_of_two_languages_tell_is_shown_in_that_of_most(sinking: Account) -> None:
    languages = {article.id: article.language for article in sinking.articles}
    homes = {statement.id: languages[statement.article] for statement in sinking.statements}
    mixed = [claim for claim in sinking.claims if len({homes[id] for id in claim.statements}) > 1]
    assert mixed
    assert {homes[claim.statement] for claim in mixed} == {"id"}


def test_a_warning_carried_by_four_has_the_one_who_gave_it(sinking: Account) -> None:
    found = claim(sinking, AGENCY, "Peringatan itu kami kirim")
    assert (found.outlets, found.standing) == (5, "echoed")
    assert [origin.name for origin in found.origins] == ["Ratih Anggarini"]


def test_the_toll_grows(sinking: Account) -> None:
    followed = [
        {point.value for point in figure.points}
        for figure in sinking.figures
        if {6.0, 11.0, 14.0} <= {point.value for point in figure.points}
    ]
    assert followed
    assert claim(sinking, "kumpulan.jsonl#3", "menjadi 14 orang").standing == "updated"


def test_the_number_on_board_is_disputed(sinking: Account) -> None:
    assert conflicts(sinking, "number", "126", "158")
    assert claim(sinking, AGENCY, "126 orang menurut manifes").standing == "disputed"


def test_a_disputed_claim_names_what_stands_against_it(sinking: Account) -> None:
    shown = outline(sinking, Wording(language="id")).claims["disputed"]
    [claim] = [each for each in shown if "126 orang menurut manifes" in each.told.words]
    [against] = claim.against
    assert against.value == "158"
    assert against.wordings[0][0].chain == ("Tegar Pambudi", "kabarnusa.example")
    assert "Sebaliknya: 158" in report(sinking, "id")


def test_a_ship_is_one_thing(sinking: Account) -> None:
    assert len([e for e in sinking.entities if "KMP Teluk Seroja" in e.names]) == 1


def test_the_time_of_sinking_is_disputed(sinking: Account) -> None:
    assert conflicts(sinking, "time", "06.40", "08.10")


def test_the_owner_denies_that_it_was_overloaded(sinking: Account) -> None:
    [statement] = [
        s
        for s in sinking.statements
        if s.stance == "denies" and s.sources and "Meutia" in s.sources[0].name
    ][:1]
    assert statement.mode in {"direct", "indirect"}
    assert [c for c in sinking.conflicts if c.kind == "denial"]


def test_who_reported_at_first_hand(sinking: Account) -> None:
    found = claim(sinking, "harianlembayung-cerita-penumpang.txt", "sembilan jenazah dibawa")
    assert any(origin.kind == "first-hand" for origin in found.origins)


def test_two_unrelated_origins_confirm_that_the_engine_failed(sinking: Account) -> None:
    survivor = claim(sinking, "harianlembayung-cerita-penumpang.txt", "Mesin mati dua kali")
    police = claim(sinking, "kumpulan.jsonl#3", "mesin mati sebelum kapal miring")
    assert survivor == police
    assert survivor.standing == "confirmed"


def test_a_correction_is_an_update(sinking: Account) -> None:
    found = claim(sinking, "detakkota-ralat.txt", "di geladak kapal terdapat 8 truk")
    assert found.standing == "updated"


def test_speakers_are_known_by_name(sinking: Account) -> None:
    speakers = {source.name for s in sinking.statements for source in s.sources}
    expected = {"Darmo Wirasena", "Ratih Anggarini", "Sarmi Leha", "Meutia Rangkayo"}
    assert expected | {"Tegar Pambudi", "Rofik Adnani", "Nila Wardhani"} <= speakers


def test_every_span_slices_and_every_export_is_valid(run: Run) -> None:
    document = collection_document(run.accounts, run.sagas, "id")
    jsonschema.Draft202012Validator(account_schema()).validate(json.loads(json.dumps(document)))
    for account in document["stories"]:
        texts = {article["id"]: article["text"] for article in account["articles"]}
        claimed = [id for claim in account["claims"] for id in claim["statements"]]
        assert sorted(claimed) == sorted(s["id"] for s in account["statements"])
        for s in account["statements"]:
            text = texts[s["article"]]
            assert text[s["start"] : s["end"]].strip() == text[s["start"] : s["end"]] != ""
            for inner in (*s["times"], *s["quantities"]):
                assert s["start"] <= inner["start"] < inner["end"] <= s["end"]
            for source in s["sources"]:
                assert 0 <= source["start"] <= source["end"] <= len(text)


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_account_can_be_read(run: Run, language: str) -> None:
    for account in run.accounts:
        assert account.story.title[:10] in page(account, language)
        made = report(account, language)
        assert "export." not in made


def test_when_water_reached_the_deck_is_no_count_of_lorries(sinking: Account) -> None:
    texts = {article.id: article.text for article in sinking.articles}
    said = {s.id: texts[s.article][s.start : s.end] for s in sinking.statements}
    for one in sinking.claims:
        words = " ".join(said[id] for id in one.statements)
        assert not ("pukul 08.10" in words and "truk" in words)


def test_the_sinking_is_one_entry_of_the_timeline(sinking: Account) -> None:
    morning = [entry for entry in sinking.timeline if entry.when == "2025-03-08T~morning"]
    assert [len(entry.statements) >= 5 for entry in morning] == [True]


def test_what_does_not_read_alone_is_read_in_its_sentence(run: Run) -> None:
    for account in run.accounts:
        articles = {article.id: article for article in account.articles}
        for each in account.statements:
            article = articles[each.article]
            refers = referring.begin(article, each.start) < each.start
            if each.rule == "occasion" or (hanging.reads_alone(each, article) and not refers):
                assert each.around is None or each.rule == "occasion"
            elif each.around is not None:
                assert each.around.start <= each.start < each.end <= each.around.end


def test_what_the_accounts_show_first_reads_alone(run: Run) -> None:
    for account in run.accounts:
        articles = {article.id: article for article in account.articles}
        statements = {each.id: each for each in account.statements}
        for standing in dict.fromkeys(claim.standing for claim in account.claims):
            first = next(claim for claim in account.claims if claim.standing == standing)
            told = statements[first.statement]
            shown = told.around or Span(start=told.start, end=told.end)
            whole = replace(told, start=shown.start, end=shown.end)
            assert hanging.reads_alone(whole, articles[told.article])


def test_no_claim_holds_both_sides_of_a_conflict_over_a_value(run: Run) -> None:
    for account in run.accounts:
        occasions = {each.id for each in account.statements if each.rule == "occasion"}
        for clash in account.conflicts:
            if clash.kind not in ("number", "time"):
                continue
            for claim in account.claims:
                own = set(claim.statements) - occasions
                assert sum(bool(own & set(side.statements)) for side in clash.sides) < 2

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from runut.export.page import index, listed, page
from runut.records import Mark
from tests.export.sample import account

#: Elements that need no end tag.
VOID = {"meta", "br", "link", "img", "input", "hr"}


class Reader(HTMLParser):
    """Reads a page as strictly as this parser can, collecting what the tests ask about."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag not in VOID:
            self.open.append(tag)
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(found["id"] or "")
        if tag == "a":
            self.links.append(found.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.words.append(data)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_page_is_well_formed_and_every_link_lands(language: str) -> None:
    read = Reader(page(account(), language))
    assert len(read.ids) == len(set(read.ids))
    inside = {link[1:] for link in read.links if link.startswith("#")}
    assert inside <= set(read.ids)
    assert {"s-s1", "s-s2", "s-s3", "s-s4"} <= set(read.ids)


def test_a_page_needs_nothing_from_elsewhere() -> None:
    made = page(account(), "en")
    read = Reader(made)
    assert not read.tags & {"script", "link", "img", "iframe", "object", "form", "base"}
    assert not any(name.startswith("on") for name in read.attributes)
    assert "src" not in read.attributes
    assert "url(" not in made
    assert "default-src 'none'" in made


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_label_is_kept_in_the_language(language: str) -> None:
    shown = page(account(), language)
    assert "export." not in shown
    assert "{" not in "".join(Reader(shown).words)


def test_texts_stay_text() -> None:
    whole = account()
    hostile = '<script>alert(1)</script> \u202eterbalik & "kutip" <img src=x onerror=alert(1)>'
    first = whole.articles[0]
    evil = replace(
        first,
        title=hostile,
        outlet=hostile,
        authors=(hostile,),
        url="javascript:alert(1)",
        text=first.text + "\n" + hostile,
    )
    made = page(replace(whole, articles=(evil, whole.articles[1])), "id")
    read = Reader(made)
    assert "script" not in read.tags
    assert "img" not in read.tags
    assert hostile in "".join(read.words)
    assert not any(link.startswith("javascript") for link in read.links)


def test_the_words_of_every_claim_are_shown_with_who_is_behind_it() -> None:
    words = " ".join(" ".join(Reader(page(account(), "en")).words).split())
    for part in (
        "46 kios terbakar",
        "satu.example, dua.example · 1 origin: Bima Raksana",
        "satu.example's own",
    ):
        assert part in words


def test_a_denied_clause_says_that_it_is_denied() -> None:
    assert '<span class="lead">denied:</span>' in page(account(), "en")


def test_the_same_account_gives_the_same_page() -> None:
    assert page(account(), "id") == page(account(), "id")


def test_an_account_with_nothing_but_articles_can_be_shown() -> None:
    bare = replace(
        account(),
        claims=(),
        conflicts=(),
        figures=(),
        timeline=(),
        copies=(),
        statements=(),
        entities=(),
    )
    read = Reader(page(bare, "en"))
    assert "a-a1" in read.ids
    assert "claims" not in read.ids


def test_the_other_stories_of_a_saga_are_named_and_reached_where_their_pages_are() -> None:
    other = replace(account().story, id="beef", title="Pasar <dibangun> lagi", first="2025-06-01")
    alone = Reader(page(account(), "en", (other,)))
    assert "Pasar <dibangun> lagi" in alone.words
    assert "beef.html" not in alone.links
    beside = Reader(page(account(), "en", (other,), {"beef", "f00d"}))
    assert "beef.html" in beside.links
    assert "index.html" in beside.links


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_index_leads_to_every_page(language: str) -> None:
    made = index([listed(account(), language)], language)
    read = Reader(made)
    assert read.links == ["f00d.html"]
    assert "Kebakaran Pasar Selubung & <a1>" in read.words
    assert "export." not in made


def test_a_denial_in_the_words_themselves_is_not_denied_again() -> None:
    whole = account()
    denied = next(told for told in whole.statements if told.id == "s4")
    inside = replace(denied, marks=(Mark(kind="negation", start=denied.start, end=denied.end),))
    others = tuple(told for told in whole.statements if told.id != "s4")
    made = page(replace(whole, statements=(*others, inside)), "en")
    assert '<span class="lead">' not in made


def test_what_a_conflict_is_about_is_stressed() -> None:
    assert "<strong>46</strong> kios terbakar" in page(account(), "en")

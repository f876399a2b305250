"""The pages in a real browser: both languages, without script, by keyboard, for everybody."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from runut import Collection
from tests.browser.conftest import watched
from tests.browser.site import EVIL, Site

PAGES = (
    "front",
    "story",
    "claims",
    "beside",
    "article",
    "changes",
    "article-changes",
    "who",
    "speakers",
    "outlets",
    "outlet",
    "sagas",
    "saga",
    "search",
    "add",
    "decisions",
)
#: Code names that no person should read.
CODE = re.compile(r"\b(?:web|export|error|problem)\.[a-z]+\b|\{\w+\}")


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_speaks_the_language_of_the_browser(
    browser: Browser, site: Site, language: str
) -> None:
    context = browser.new_context(base_url=site.address, locale=language)
    for page in watched(context):
        assert set(site.pages()) == set(PAGES)
        for name, path in site.pages().items():
            answer = page.goto(path)
            assert answer and answer.status == 200, name
            assert page.locator("html").get_attribute("lang") == language
            assert page.locator("h1").count() == 1, name
            assert not CODE.search(page.locator("body").inner_text()), name
            ids = page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
            assert len(ids) == len(set(ids)), name


def test_a_chosen_language_is_kept_from_page_to_page(plain: Page) -> None:
    plain.goto("/")
    plain.get_by_role("link", name="English").click()
    expect(plain.locator("h1")).to_have_text("Stories")
    plain.locator(".stories h2 a").first.click()
    expect(plain.locator("html")).to_have_attribute("lang", "en")
    plain.get_by_role("link", name="Outlets").click()
    expect(plain.locator("h1")).to_have_text("Outlets")
    plain.get_by_role("searchbox").fill("feri")
    plain.get_by_role("searchbox").press("Enter")
    expect(plain.locator("html")).to_have_attribute("lang", "en")


#: Between them, these have every colour and every part that pages are made of.
COLOURED = ("front", "story", "article", "article-changes", "outlet", "search", "add")
#: In the dark only the colours differ.
RULES = {
    "light": {"resultTypes": ["violations"]},
    "dark": {"resultTypes": ["violations"], "runOnly": ["color-contrast"]},
}


@pytest.mark.parametrize(("scheme", "language"), [("light", "id"), ("dark", "en")])
def test_axe_finds_nothing_serious(
    browser: Browser, site: Site, scheme: Literal["light", "dark"], language: str
) -> None:
    # The content policy would not let axe's own script in.
    context = browser.new_context(
        base_url=site.address, locale=language, color_scheme=scheme, bypass_csp=True
    )
    found = []
    for page in watched(context):
        pages = site.pages()
        for name in PAGES if scheme == "light" else COLOURED:
            page.goto(pages[name])
            page.evaluate("for (const each of document.querySelectorAll('details')) each.open = 1")
            for broken in Axe().run(page, options=RULES[scheme]).response["violations"]:
                if broken["impact"] in ("serious", "critical"):
                    where = [node["target"] for node in broken["nodes"]][:3]
                    found.append((name, broken["id"], where))
    assert found == []


@pytest.mark.parametrize("width", [320, 820, 1440])
def test_no_page_is_wider_than_its_window(browser: Browser, site: Site, width: int) -> None:
    context = browser.new_context(
        base_url=site.address, locale="id", viewport={"width": width, "height": 800}
    )
    wide = []
    for page in watched(context):
        for name, path in {**site.pages(), "evil": f"/articles/{site.evil}"}.items():
            page.goto(path)
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append(name)
    assert wide == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_words_and_numbers_of_an_outlet_stay_whole(
    browser: Browser, site: Site, language: str
) -> None:
    context = browser.new_context(
        base_url=site.address, locale=language, viewport={"width": 390, "height": 844}
    )
    for page in watched(context):
        page.goto(site.pages()["outlet"])
        # A word that is broken has more boxes than a word that is not: one a line.
        broken = page.evaluate("""() => {
            const found = [];
            const walk = document.createTreeWalker(
                document.querySelector("table.plain"), NodeFilter.SHOW_TEXT);
            while (walk.nextNode())
                for (const word of walk.currentNode.data.matchAll(/[^\\s-]+/g)) {
                    const range = document.createRange();
                    range.setStart(walk.currentNode, word.index);
                    range.setEnd(walk.currentNode, word.index + word[0].length);
                    if (range.getClientRects().length > 1) found.push(word[0]);
                }
            return found;
        }""")
        assert broken == []


# ------------------------------------------------------------------- without script


def test_stories_are_narrowed_without_script(plain: Page) -> None:
    plain.goto("/")
    before = plain.locator(".stories > li").count()
    plain.get_by_label("Kata", exact=True).fill("kenanga")
    plain.get_by_role("button", name="Saring").click()
    expect(plain.locator(".stories > li")).to_have_count(1)
    assert before > 1
    plain.locator(".filter summary").click()
    plain.get_by_label("Media", exact=True).fill("tidak ada media begini")
    plain.get_by_role("button", name="Saring").click()
    expect(plain.locator(".empty")).to_contain_text("Tidak ada cerita yang cocok")


def test_a_claim_leads_to_its_sentence_and_back_without_script(plain: Page, site: Site) -> None:
    plain.goto(f"/stories/{site.story}")
    claim = plain.locator(".claim.confirmed").first
    words = claim.locator(".words").first.inner_text().strip("“”… ")
    claim.locator("summary").first.click()
    expect(claim.locator(".reasons li").first).to_be_visible()
    claim.locator(".words").first.click()
    target = plain.locator(":target")
    assert " ".join(target.inner_text().split()) in words
    target.locator("xpath=following-sibling::a[contains(@class, 'back')]").first.click()
    expect(plain.locator(":target")).to_have_class(re.compile("claim"))


def test_what_is_marked_in_a_text_is_chosen_without_script(plain: Page, site: Site) -> None:
    plain.goto(f"/articles/{site.articles[0]}")
    name = plain.locator(".article .name").first

    def background() -> str:
        found = name.evaluate("each => getComputedStyle(each).backgroundColor")
        return str(found)

    clear = background()
    plain.get_by_label("Nama", exact=True).check()
    assert background() != clear
    chain = plain.locator(".article .chain", has_text="Darmo Wirasena").first
    expect(chain).to_be_hidden()
    plain.get_by_label("Siapa yang mengatakannya").check()
    expect(chain).to_be_visible()


def test_what_was_set_aside_is_shown_with_the_reason(page: Page, site: Site) -> None:
    with Collection(site.db) as collection:
        articles = collection.account(site.story).articles
    article = next(each for each in articles if each.furniture)
    page.goto(f"/articles/{article.id}")
    expect(page.locator("#furniture")).to_be_hidden()
    page.get_by_label("Yang disisihkan").check()
    expect(page.locator("#furniture li").first).to_contain_text(article.furniture[0].text)


def test_a_change_of_an_article_is_shown_word_by_word(plain: Page, site: Site) -> None:
    plain.goto(f"/articles/{site.changed}")
    plain.get_by_role("link", name="Yang berubah").click()
    expect(plain.locator(".pairs del")).to_have_text(["40"])
    expect(plain.locator(".pairs ins")).to_have_text(["46"])
    plain.get_by_role("link", name="Perubahan").click()
    expect(plain.locator(".revision h2")).to_have_text(["Pasar Lawang Dibuka Lagi"])
    plain.get_by_label("Media", exact=True).fill("bukan media ini")
    plain.get_by_role("button", name="Saring").click()
    expect(plain.locator(".empty")).to_be_visible()


def test_search_is_narrowed_by_facets(plain: Page) -> None:
    plain.goto("/search?q=feri")
    all_of_them = plain.locator(".hits > li").count()
    facet = plain.locator(".facets a").first
    outlet = facet.locator("bdi").inner_text()
    facet.click()
    expect(plain.locator(".facets a[aria-current]")).to_be_visible()
    some = plain.locator(".hits > li")
    assert 0 < some.count() < all_of_them
    assert all(outlet in text for text in some.all_inner_texts())
    plain.locator(".facets a[aria-current]").click()
    expect(plain.locator(".hits > li")).to_have_count(all_of_them)


def test_files_are_added_without_script(plain: Page, tmp_path: Path) -> None:
    table = tmp_path / "dua kabar.jsonl"
    row = {
        "title": "Taman Kota Waru Ditutup",
        "text": "Taman Kota Waru ditutup mulai Kamis (15/5/2025) untuk perbaikan kolam.",
        "outlet": "Koran Waru",
        "date": "2025-05-15T09:00:00+07:00",
    }
    table.write_text(json.dumps(row) + "\n{bukan baris}\n", "utf-8")
    plain.goto("/add")
    plain.get_by_label("Berkas").set_input_files(str(table))
    plain.get_by_role("button", name="Tambahkan").click()
    expect(plain.locator(".done")).to_contain_text("1 ditambahkan", timeout=20_000)
    expect(plain.locator("main")).to_contain_text("dua kabar.jsonl#2")
    plain.get_by_role("link", name="Ke daftar cerita").click()
    expect(plain.locator("main")).to_contain_text("Taman Kota Waru Ditutup")


def test_nothing_to_add_is_told(plain: Page) -> None:
    plain.goto("/add")
    plain.get_by_role("button", name="Tambahkan").click()
    expect(plain.locator("main")).to_contain_text("tidak ada yang akan ditambahkan")


# --------------------------------------------------------------------- with script


def test_stories_are_filtered_as_one_types(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Kata", exact=True).press_sequentially("kenanga")
    expect(page.locator(".stories > li")).to_have_count(1)
    assert "q=kenanga" in page.url
    page.get_by_label("Kata", exact=True).fill("")
    expect(page.locator(".stories > li").nth(1)).to_be_visible()


def test_a_new_story_arrives_without_a_reload(page: Page, site: Site, tmp_path: Path) -> None:
    page.clock.install()
    page.goto("/")
    table = tmp_path / "baru.jsonl"
    row = {
        "title": "Perahu Naga Menang di Teluk Jintan",
        "text": "Tim perahu naga Teluk Jintan menang lomba pada Ahad (18/5/2025).",
        "outlet": "Koran Jintan",
        "date": "2025-05-18T09:00:00+07:00",
    }
    table.write_text(json.dumps(row) + "\n", "utf-8")
    with Collection(site.db) as collection:
        collection.add([str(table)])
    page.clock.fast_forward(16_000)
    fresh = page.locator(".stories .fresh")
    expect(fresh).to_contain_text("Perahu Naga Menang di Teluk Jintan")
    expect(fresh).to_contain_text("baru")
    expect(page.get_by_role("status")).to_contain_text("1")


def test_the_same_claim_lights_up_in_every_article(page: Page, site: Site) -> None:
    page.goto(f"/stories/{site.story}/beside")
    first = page.locator(".side-by-side .told").first
    claim = first.get_attribute("data-claim")
    first.hover()
    lit = page.locator(".side-by-side .told.lit")
    assert lit.count() > 1
    assert {each.get_attribute("data-claim") for each in lit.all()} == {claim}


# -------------------------------------------------------------------- by keyboard


def test_the_main_things_are_reached_by_keyboard(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Langsung ke isi")
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.locator(".stories h2 a:focus").count():
            break
    title = page.locator(":focus").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(title)


def test_reasons_open_by_keyboard(page: Page, site: Site) -> None:
    page.goto(f"/stories/{site.story}")
    why = page.locator("header .why summary")
    why.focus()
    page.keyboard.press("Enter")
    expect(page.locator("header .why .reasons li").first).to_be_visible()


def test_what_has_the_focus_is_seen(page: Page, site: Site) -> None:
    page.goto(f"/stories/{site.story}")
    unseen = []
    for _ in range(30):
        page.keyboard.press("Tab")
        shown = page.evaluate(
            "(() => { const each = document.activeElement, style = getComputedStyle(each);"
            "return [each.outerHTML.slice(0, 80), style.outlineStyle]; })()"
        )
        if shown[1] == "none":
            unseen.append(shown[0])
    assert unseen == []


# ------------------------------------------------------------------- overruling


def test_articles_are_split_off_and_put_back(plain: Page, site: Site) -> None:
    plain.goto(f"/stories/{site.story}")
    before = plain.locator("#articles .listed > li").count()
    plain.get_by_text("Sebagian artikel ini menceritakan kejadian lain").click()
    plain.locator("#change [name=article]").last.check()
    plain.get_by_role("button", name="Pisahkan").click()
    expect(plain.locator("h1")).to_have_text("Keputusan")
    expect(plain.locator(".decisions > li").first).to_contain_text("Dipisahkan")
    plain.goto(f"/stories/{site.story}")
    assert 0 < plain.locator("#articles .listed > li").count() < before
    plain.goto("/decisions")
    plain.get_by_role("button", name="Batalkan").click()
    expect(plain.locator(".decisions > li").first).to_contain_text("dibatalkan")
    plain.goto(f"/stories/{site.story}")
    expect(plain.locator("#articles .listed > li")).to_have_count(before)


# ----------------------------------------------------------------- words of strangers


def test_words_of_strangers_stay_words(page: Page, site: Site) -> None:
    for path in (
        f"/articles/{site.evil}",
        f"/stories/{site.evil_story}",
        f"/stories/{site.evil_story}/beside",
        "/",
        "/outlets",
        "/search?q=" + "Sisir",
        "/search?q=%3Cscript%3Edocument.title%3D1%3C/script%3E",
        "/who?name=%22%3E%3Cimg%20src%3Dx%20onerror%3D1%3E",
    ):
        page.goto(path)
        assert page.locator("body script, main img, main iframe, main svg[onload]").count() == 0
        assert page.evaluate("document.title").endswith("Runut"), path
        handlers = page.evaluate(
            "[...document.querySelectorAll('*')].flatMap(each => [...each.attributes])"
            ".filter(each => each.name.startsWith('on') || each.value.startsWith('javascript:'))"
            ".length"
        )
        assert handlers == 0, path
    with Collection(site.db) as collection:
        text = collection.browse.article(site.evil).reading.article.text
    assert all(words in text for words in EVIL[:3])
    page.goto(f"/articles/{site.evil}")
    page.evaluate("for (const each of document.querySelectorAll('.back, .chain')) each.remove()")
    shown = page.locator(".article > p").all_text_contents()
    for paragraph, line in zip(shown, filter(None, text.split("\n")), strict=True):
        assert "".join(paragraph.split()) == "".join(line.split())


def test_an_address_that_leads_nowhere_is_told(plain: Page) -> None:
    for path in ("/nirgends", "/stories/zzzz", "/articles/zzzz", "/outlets/zzzz", "/add/zzzz"):
        answer = plain.goto(path)
        assert answer and answer.status == 404, path
        assert plain.locator("h1").count() == 1

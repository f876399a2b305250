"""One browser and one served collection for all tests in this folder.

Where no Chromium is found they are left out with a message, except in CI, where they fail.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Response,
    sync_playwright,
)
from tools.browser import QUIETLY, found, serving

from tests.browser.site import Site, filled

MISSING = (
    "needs a Chromium: install one (Debian: apt-get install chromium) or name its command in "
    "RUNUT_BROWSER"
)


# As long as a module, not a session: while Playwright runs, the thread has a running event
# loop, and whatever test comes next in this process could not start one of its own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    command = found()
    if command is None:
        if os.environ.get("CI"):
            pytest.fail(f"the browser tests must run in CI; {MISSING}")
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=command, args=list(QUIETLY))
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    db = tmp_path_factory.mktemp("site") / "site.db"
    known = filled(db)
    with serving(db) as address:
        yield known.at(address)


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page of a wide window, in Indonesian; what the browser complains of fails the test."""
    context = browser.new_context(base_url=site.address, locale="id")
    yield from watched(context)


@pytest.fixture
def plain(browser: Browser, site: Site) -> Iterator[Page]:
    """A page on which no script runs."""
    context = browser.new_context(base_url=site.address, locale="id", java_script_enabled=False)
    yield from watched(context)


def watched(context: BrowserContext) -> Iterator[Page]:
    """A page of the context. What the browser complains of (a breach of the content policy, a
    fault in the script) and what it could not load is raised when the page closes; that a page
    itself is answered with an error is not."""
    opened = context.new_page()
    complaints: list[str] = []

    def hear(said: ConsoleMessage) -> None:
        if said.type == "error" and not said.text.startswith("Failed to load resource"):
            complaints.append(said.text)

    def see(answer: Response) -> None:
        if answer.status >= 400 and answer.request.resource_type != "document":
            complaints.append(f"{answer.status} {answer.url}")

    opened.on("console", hear)
    opened.on("response", see)
    opened.on("pageerror", lambda problem: complaints.append(str(problem)))
    yield opened
    context.close()
    assert complaints == []

"""Take the picture of an account that the README shows.

    python tools/picture.py

Adds the articles of `examples/` to a collection of its own, opens the page of the story that
most outlets tell, in English, and keeps the top of it as `docs/images/account.png`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from browser import QUIETLY, found, serving
from runut import Collection

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "images" / "account.png"
#: In CSS pixels; at this scale the picture is 1200 by 900.
WIDTH, HEIGHT, SCALE = 1500, 1125, 0.8


def main() -> None:
    command = found()
    if command is None:
        sys.exit("No Chromium found: install one, or name its command in RUNUT_BROWSER")
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "picture.db"
        with Collection(db) as collection:
            collection.add([str(ROOT / "examples" / "articles")])
            line = max(collection.stories(), key=lambda each: len(each.outlets))
        with serving(db) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=command, args=list(QUIETLY))
            page = browser.new_page(
                viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SCALE, locale="en"
            )
            page.goto(f"{address}/stories/{line.story.id}")
            PICTURE.parent.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=PICTURE)
            browser.close()
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()

"""Take pictures of the pages as people see them: every kind, three widths, light and dark.

    python tools/screens.py OUT [WHAT...]

WHAT is added to a collection first: the articles of `examples/` unless named otherwise. The
pictures are for looking at, not for keeping: those of others' articles belong into no commit.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from browser import QUIETLY, found, serving
from runut import Collection

ROOT = Path(__file__).parents[1]
WIDTHS = (390, 820, 1440)


def _paths(db: Path) -> dict[str, str]:
    """The pages of the liveliest story and what hangs on it, by the pictures' names."""
    with Collection(db) as collection:
        line = max(collection.stories(), key=lambda each: (len(each.outlets), each.story.id))
        account = collection.account(line.story.id)
        outlets, sagas = collection.outlets(), collection.sagas()
    story = f"/stories/{line.story.id}"
    speaker = next(
        (source.name for told in account.statements for source in told.sources), "Presiden"
    )
    return {
        "front": "/",
        "story": story,
        "beside": f"{story}/beside",
        "article": f"/articles/{account.articles[0].id}",
        "who": f"/who?name={quote(speaker)}",
        "outlets": "/outlets",
        "outlet": f"/outlets/{quote(outlets[0].outlet)}",
        "search": f"/search?q={quote(account.story.title.split()[0])}",
        "add": "/add",
        **({"saga": f"/sagas/{sagas[0].id}"} if sagas else {}),
    }


def main() -> None:
    out = Path(sys.argv[1])
    what = sys.argv[2:] or [str(ROOT / "examples" / "articles")]
    command = found()
    if command is None:
        sys.exit("No Chromium found: install one, or name its command in RUNUT_BROWSER")
    out.mkdir(parents=True, exist_ok=True)
    taken = 0
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "screens.db"
        with Collection(db) as collection:
            collection.add(what)
        with serving(db) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=command, args=list(QUIETLY))
            for scheme in ("light", "dark"):
                for width in WIDTHS:
                    context = browser.new_context(
                        base_url=address,
                        locale="id",
                        color_scheme="dark" if scheme == "dark" else "light",
                        viewport={"width": width, "height": 1000},
                    )
                    page = context.new_page()
                    for name, path in _paths(db).items():
                        page.goto(path)
                        page.screenshot(path=out / f"{name}-{width}-{scheme}.png", full_page=True)
                        taken += 1
                    context.close()
            browser.close()
    print(f"{taken} pictures in {out}")


if __name__ == "__main__":
    main()

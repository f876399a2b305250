"""Take the picture of an account that the README shows.

    python tools/picture.py [BROWSER]

Runs the demo on `examples/`, opens the page it writes in a Chromium without a window, and
keeps the top of it as `docs/images/account.png`. BROWSER is the browser's command, where it
is none of the usual ones.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "images" / "account.png"
#: In CSS pixels; at this scale the picture is 1200 by 900.
SIZE = "1500,1125"
SCALE = "0.8"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
#: A browser that shows one local page and does nothing else.
QUIETLY = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
)


def main() -> None:
    named = sys.argv[1:2] or [each for each in BROWSERS if shutil.which(each)]
    if not named:
        sys.exit("No Chromium found: name its command, as in: python tools/picture.py chromium")
    with tempfile.TemporaryDirectory() as folder:
        demo = [sys.executable, str(ROOT / "tools" / "demo.py"), folder]
        # English labels, for the README is English; the words stay those of the articles.
        subprocess.run(demo, check=True, env={**os.environ, "RUNUT_LANG": "en"})
        page = next(Path(folder).glob("*.html"))
        _take(named[0], page, Path(folder) / "profile")
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1000} kB")


def _take(browser: str, page: Path, profile: Path) -> None:
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [
            browser,
            *QUIETLY,
            f"--user-data-dir={profile}",
            f"--window-size={SIZE}",
            f"--force-device-scale-factor={SCALE}",
            f"--screenshot={PICTURE}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )


if __name__ == "__main__":
    main()

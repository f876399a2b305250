"""Hold the quality figures to their floors (`quality-floors.toml`).

    python tools/check_floors.py [KIND...]

Measures each kind against the gold beside the repository, prints every figure that has a
floor, and fails when one lies below it. A figure well above its floor is named, so that
the floor can be raised; floors only rise.
"""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

from runut.measure import measure

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("RUNUT_SHARED", ROOT.parent / "shared"))
#: A figure this far above its floor deserves a higher one.
SLACK = 0.02


def main(kinds: list[str]) -> int:
    if not SHARED.is_dir():
        print("quality: the shared gold is not here (RUNUT_SHARED); nothing measured")
        return 0
    floors = tomllib.loads((ROOT / "quality-floors.toml").read_text("utf-8"))
    failed = 0
    for name, wanted in floors.items():
        if kinds and wanted["kind"] not in kinds and name not in kinds:
            continue
        figures = measure(wanted["kind"], SHARED / wanted["gold"])
        for figure, floor in wanted["floors"].items():
            failed += _hold(f"{name}: {figure}", figures[figure], floor)
        for figure, ceiling in wanted.get("ceilings", {}).items():
            failed += _hold(f"{name}: {figure} (ceiling)", figures[figure], ceiling, above=True)
    return 1 if failed else 0


def _hold(name: str, value: float | None, bound: float, *, above: bool = False) -> bool:
    """Print one figure beside its bound; whether it broke it."""
    if value is None:
        print(f"FAILED {name}: nothing was counted")
        return True
    gain = bound - value if above else value - bound
    verdict = "FAILED" if gain < 0 else "raise?" if gain > SLACK else "ok    "
    print(f"{verdict} {name}: {value:.3f} (bound {bound:.3f})", flush=True)
    return gain < 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

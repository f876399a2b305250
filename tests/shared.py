"""Where the shared data lies: texts and gold that belong to others and stay outside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_beside = Path(os.environ.get("RUNUT_SHARED", Path(__file__).parents[2] / "shared"))
#: The folder, or None where it is absent.
SHARED: Path | None = _beside if (_beside / "DESIGN.md").is_file() else None

needs_shared = pytest.mark.skipif(
    SHARED is None,
    reason="needs the shared data folder beside the repository (or RUNUT_SHARED)",
)

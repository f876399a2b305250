"""Looking through a collection part by part: the long lists behind the API and the screens."""

from __future__ import annotations

from runut.browse.browser import Browser, InFull, Speaker
from runut.browse.listed import Listed

__all__ = ["Browser", "InFull", "Listed", "Speaker"]

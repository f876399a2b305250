"""Lines that recur across an outlet's articles: its furniture, whatever they say.

Conservative on purpose: an outlet's articles also share true sentences (background
carried from report to report, passages of an agency), so only short lines that do not
read as a sentence count, and only where several pages of the outlet have them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from runut.charset import NotText, decode
from runut.clean import outlets
from runut.clean.pieces import ends_as_prose, folded, pieces
from runut.records import Page

#: A longer line is a sentence or a caption, not a button.
_LONGEST = 90
#: Pages of an outlet below which nothing is said of it.
_FEWEST_PAGES = 5
#: A line is furniture when so many pages, and this share of the outlet's, have it.
_FEWEST_LINES = 4
_SHARE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeats:
    """Folded lines that recur, by outlet, with the number of pages that have them."""

    lines: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def times(self, outlet: str, line: str) -> int:
        """On how many of the outlet's pages ``line`` stands; 0 when it is no furniture."""
        known = self.lines.get(outlet)
        if not known or len(line) > _LONGEST:
            return 0
        return known.get(folded(line), 0)


def group(page: Page) -> str:
    """What a page is counted under: its outlet as far as its address or table says."""
    outlet = outlets.of_page(page.fields.get("outlet"), page.url or page.fields.get("url"))
    return outlet.name if outlet else ""


def count(pages: Iterable[Page]) -> Repeats:
    """The recurring lines of a batch of pages. HTML pages are not looked at: their
    extraction drops what recurs by itself."""
    seen: dict[str, Counter[str]] = {}
    total: Counter[str] = Counter()
    for page in pages:
        lines = _short_lines(page)
        if lines is None:
            continue
        outlet = group(page)
        total[outlet] += 1
        seen.setdefault(outlet, Counter()).update(lines)
    recurring: dict[str, dict[str, int]] = {}
    for outlet, counts in seen.items():
        if total[outlet] < _FEWEST_PAGES:
            continue
        least = max(_FEWEST_LINES, total[outlet] * _SHARE)
        found = {line: times for line, times in counts.items() if times >= least}
        if found:
            recurring[outlet] = found
    return Repeats(lines=recurring)


def _short_lines(page: Page) -> set[str] | None:
    if page.form == "html":
        return None
    if page.form == "row":
        text = page.fields.get("text", "")
    else:
        try:
            text = decode(page.content, page.charset)
        except NotText:
            return None
    short = (p.text for p in pieces(text) if len(p.text) <= _LONGEST and not ends_as_prose(p.text))
    return {line for text in short if (line := folded(text))}

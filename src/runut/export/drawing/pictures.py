"""All pictures of an account: geometry alone; the templates draw it as SVG."""

from __future__ import annotations

from dataclasses import dataclass

from runut.export.drawing.bands import Bands, bands
from runut.export.drawing.chart import Chart, chart
from runut.export.drawing.flow import Flow, flow
from runut.export.drawing.strip import Strip, strip
from runut.export.wording import Wording
from runut.records import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """What there is to draw; None where there is too little for a picture. ``charts`` are
    those of the account's figures, in their order."""

    charts: tuple[Chart | None, ...]
    strip: Strip | None
    flow: Flow | None
    bands: Bands | None


def pictures(account: Account, wording: Wording) -> Pictures:
    """The pictures of an account, their words in the language of ``wording``."""
    return Pictures(
        charts=tuple(chart(figure, wording) for figure in account.figures),
        strip=strip(account, wording),
        flow=flow(account, wording),
        bands=bands(account, wording),
    )

"""Which language a reader is spoken to in."""

from __future__ import annotations

from starlette.requests import Request

from runut.lang.pack import codes


def language_of(request: Request) -> str:
    """The language asked for by ``?lang=``, else the best known one of ``Accept-Language``
    (RFC 9110, section 12.5.4), else that of the server."""
    chosen = request.query_params.get("lang")
    if chosen in codes():
        return str(chosen)
    ranked = sorted(_accepted(request.headers.get("accept-language", "")))
    default: str = request.app.state.doorway.language
    return next((code for _, _, code in ranked if code in codes()), default)


def _accepted(header: str) -> list[tuple[float, int, str]]:
    """(less is better, place, language code) of each language that is not refused."""
    found = []
    for place, part in enumerate(header[:500].split(",")):
        tag, _, weight = part.partition(";")
        try:
            quality = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            continue
        if 0 < quality <= 1:
            found.append((-quality, place, tag.strip().split("-")[0].lower()))
    return found

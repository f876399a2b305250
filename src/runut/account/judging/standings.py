"""What may be said of a claim's support."""

from __future__ import annotations

from collections.abc import Sequence

from runut.account.sourcing.origins import known as in_particular
from runut.records import Origin, Reason, Standing


def judge(
    origins: Sequence[Origin],
    outlets: int,
    story_outlets: int,
    *,
    confirming: Sequence[Origin] = (),
    disputed: Sequence[str] = (),
    updated: Sequence[str] = (),
) -> tuple[Standing, tuple[Reason, ...]]:
    """The standing of a claim, with reasons.

    ``confirming`` are those of its origins that confirm one another. ``outlets`` of
    ``story_outlets`` have it; ``disputed`` and ``updated`` are the questions it is in conflict
    over, and the figures or states that replace it or that it replaces.
    The order of the rules is that of the design: updated, disputed, confirmed, echoed,
    single.
    """
    known = [origin for origin in origins if origin.kind != "uncredited"]
    names = ", ".join(origin.name for origin in known)
    count = {"outlets": str(outlets), "all": str(story_outlets), "origins": names}
    if updated:
        return "updated", (Reason(code="standing.updated", values={"what": updated[0]}),)
    if disputed:
        return "disputed", (Reason(code="standing.disputed", values={"question": disputed[0]}),)
    if len(confirming) >= 2:
        names = ", ".join(origin.name for origin in confirming)
        values = {**count, "origins": names, "count": str(len(confirming))}
        return "confirmed", (Reason(code="standing.confirmed", values=values),)
    if outlets >= 2:
        if sum(in_particular(origin) for origin in known) >= 2:
            return "echoed", (Reason(code="standing.loose", values=count),)
        if len(known) >= 2:
            return "echoed", (Reason(code="standing.perhaps-one", values=count),)
        code = "standing.echoed" if known else "standing.echoed-unknown"
        return "echoed", (Reason(code=code, values=count),)
    code = "standing.single" if known else "standing.single-unknown"
    return "single", (Reason(code=code, values=count),)

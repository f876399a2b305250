"""Why a judgement was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a judgement was made.

    ``code`` names the rule ("claim.same-figures"); ``values`` are the words and figures
    it saw, to be set into the sentence that `runut.lang.messages` keeps for the code in
    each language. A reason holds no composed prose, so it can be shown in any language.
    """

    code: str
    values: Mapping[str, str] = field(default_factory=dict)

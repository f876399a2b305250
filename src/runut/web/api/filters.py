"""The filters that several lists of the API take."""

from __future__ import annotations

from runut.web.parameters import Day, Parameter, Text

SINCE = Parameter(
    name="since", kind=Day(), about="Published on or after this day.", example="2025-06-18"
)
UNTIL = Parameter(
    name="until", kind=Day(), about="Published on or before this day.", example="2025-06-19"
)
OUTLET = Parameter(
    name="outlet", kind=Text(), about="A part of the outlet's name.", example="kabar"
)
STORY = Parameter(name="story", kind=Text(), about="Id of the story in which they stand.")

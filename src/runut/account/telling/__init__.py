"""An account told along time.

`timeline` merges the dated happenings of a story, leaving out times that date none (`undating`).
`turns` finds what a speaker says otherwise later, over many stories.
"""

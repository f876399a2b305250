"""Who says what: every proposition of an article with who stands behind it.

In their order: `quotes` pairs the marks, `clauses` makes units and tokens, `lexicon` holds
a pack's words, `relays` finds credits to media. `reported` then finds the frames of one
unit, by the shapes in `after`, `according`, `before` and `passive` (on `frames` and
`phrases`). `attribute` makes drafts of a frame, with `sources`, `cast` and `offices` saying
who speaks and `circumstances` how the outlet came by it; `narration` takes what is left;
`runs` looks over all drafts; `stance` judges; and `find` runs them.
"""

"""Who says what: every proposition of an article with who stands behind it.

The stages in their order: `quotes` (marked speech), `clauses` (units of text and their
tokens), `lexicon` (a pack's cue words), `relays` (through whom words came), `reported`
(who hands over which words), `sources` (who that is), `stance`, and `find`, which runs them.
"""

"""What a text contains: its language and sentences, and the names, times and figures in it.

`language` and `sentences` come first, then `names`: `tagger` finds them (a field of `crf`, kept
`packed`) or `capitals` do, `tabled` takes what is known as the tables have it, `boundaries` and
`regions` set their ends right, `spread` reads the article as a whole, and `gazetteer` holds what
is known before. `entities` says which names stand for one
thing, with `introductions`, `descriptions` and `roles`; `contested` whom a short name means that
two persons share; `union` does so across the articles of a story.

`times` reads time expressions: `time_pieces` what is written, `time_joins` what belongs
together, `time_context` what stands around it, `time_meaning` and `time_values` what it means.
`quantities` reads figures: `amounts` how they are written, `figure_context` the words around
them, `ordinals` which in a row; `magnitudes` says whether two can be one.

`words` folds and stems for all of them, `cutting` cuts a sentence at its words, and `chunks` keeps
what is read between two blanks.
"""

"""Names in an article, with their exact places.

`names` runs the steps. `pieces` and `stretches` are what all of them work on, and `gazetteer`
(with `long_lists`) what is known before. `tagger` finds names by a trained field (`crf`, kept
`packed`; `word_marks`, `recurring` and a `network` tell it of words), where a pack ships none
`capitals` and `titled` do. Then ends are set right: by `tabled` names, `boundaries`, `regions`,
`holders` of offices, `datelines` and `compounds`; and `spread`, with `abbreviations`, reads the
article as a whole.
"""

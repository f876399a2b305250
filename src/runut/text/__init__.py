"""What a text contains: its language and sentences, and the names, times and figures in it.

`language` and `sentences` come first, then `naming` finds names and `identifying` says which of
them stand for one thing, in an article and across those of a story. `timing` reads time
expressions, `counting` figures.

For all of them `words` folds and stems, `cutting` cuts a sentence at its words, `chunks` keeps
what is read between two blanks, `patterns` is the small language of the tables' expressions,
`scanning` goes over a text with them, and `groups` tells which of a row of things are one.
`seams` finds words that certainly stand glued.
"""

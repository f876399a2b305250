"""Questions that several statements answer with a value, and their answers.

`questions` finds them (how many, how much, when) among statements that say the same but for a
value, and `counted` among figures with the same words around them. `answers` says which values
are held against each other, `siding` which of them agree.
"""

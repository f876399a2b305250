"""Statements cut where another article may say a part of them alone.

`conjunctions` holds the words that join clauses, `joints` knows where sentences fall apart and
`parts` cuts there; `divisions` cuts further where another article divides, and `occasions` makes
statements of the words around quotations. `conditions` tells under what condition a part holds.
Once claims are known, `mending` puts together again what needs not stand apart, `hanging` finds the
stretch in which a part reads, with the sentence that names whom it tells of (`referring`), and
`hollow` what asserts nothing.
"""

"""Statements made ready to be compared.

`propositions` puts together what comparing asks for, of `lexemes` (what a written word is),
`negations`, `stamps` (as of when) and `surroundings` (what stands around it in its article).
`weighing`, with `rarity`, says how much a term says in this story, `folding` compares once what is
written alike, and where a story is in two languages `translated` says all in the words of one, by
`concepts`.
"""

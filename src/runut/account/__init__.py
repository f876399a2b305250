"""Readings of one story to its account; `build` runs the stages in their order.

`scene` sets the readings side by side, and `parts` cuts their statements at their `joints` into
what can be compared, further at the `divisions` of another article, with `occasions` around
quotations. `propositions` makes them ready, of `lexemes`, `negations` and `surroundings`;
`weighing` and `rarity` weigh their terms. Where they are in two languages, `translated` says all
in the words of one, by `concepts`. What depends on one article, one statement or two is `kept`
while the story grows.

`claims` asks `likeness` of pairs, and says which cannot be one; `joining` asks `together` what
stands around them, and groups them (`grouping`, `folding`; `entitled` keeps apart what one may do
and what was done, of `deeds`, and `conditions` what holds if something else does);
`mending` and `hanging` put together what reads badly apart. `origins` says where a claim entered
the world, `sameness` and `affiliations` which origins are one; `support`, with `independence`,
`agreement` and `standings`, what follows from that.

`questions` finds the `answers` that differ: `slots` holds comparable values, `counted` pairs
figures by the words around them, `scopes`, `parallel` and `courts` say what is not of one thing,
`moments` and `dating` compare times, and `siding` lays answers that agree on one side. `updates`
takes out what time explains, as `series` of `tolls`, `states`, `corrections` and `withheld`
numbers. What is left, with `denials`, `absences`, `agents`, `periods`, `slips`, `utterances` and
`spellings` (`misspellings`, also of `companions`), `conflicts` lays side by side, in the words of
the texts (`wording`), and `sides` parts the claims by it. `timeline` tells it all in order.

Beside accounts, `contributions` counts what each outlet brought, and `turns` finds what a
speaker says otherwise later.
"""

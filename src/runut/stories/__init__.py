"""Articles to stories, and stories to sagas.

`features` holds what is compared of an article, `flat` as one array. `candidates` finds who is
worth comparing, in `postings` of keys and `vectors` of words; `score` says how likely two
articles tell one happening, by `compare` and the fitted weights of `model`, and `across`
languages over a `bridge`. `context` looks at a link's neighbours; `cluster` makes groups of the
links, `gather` puts small ones to larger, `succession` gives them their ids and `describe`
their titles.

`told` and `casts` hold what stories continue one another by, and `sagas` chains them.

The inner loops of all this (`loops`) are `plain` in numpy or `compiled`; `loading` chooses.
"""

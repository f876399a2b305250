"""Which names stand for one person, body or place.

`entities` says so within an article: by likeness of names (`namesakes`), by `introductions`,
`descriptions` and the `roles` beside them; `contested` leaves open whom a shared short name means,
and `posts` knows whose an office is. `offices` gathers those of each person; where an office's own
word stands last (English), `premodified` reads them by their `officewords`. `union` goes on across
the articles of a story: `bodies` and `places` under a shorter and a longer name, names `misspelt`,
and things `mistyped`.
"""

"""Pages to articles.

`article` runs the rules: `extract` takes text and metadata out of markup, `pieces` cuts a page
into lines, and `furniture` sorts out which are not the article, by what stands above it
(`head`), by lines alone (`rules`), by runs of them (`sidebars`), and by what comes twice on a
page (`repetition`) or recurs in an outlet (`repeats`). `metadata` finds title and authors
(`bylines`), `clock` the time of publication, `outlets` who published, `address` the address by
which versions are known.
"""

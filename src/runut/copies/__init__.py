"""Passages that stand in two articles.

`fingerprints` sketches an article, `seeds` finds where runs of words meet, `align` makes spans
of them; `direction` says which came first, and `kinds` what kind of copy it is.
"""

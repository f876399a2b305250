"""Figures of an article.

`quantities` reads them: `numerals` in digits and words, `amounts` with sign, scale and range,
`units`, the words around them (`context`), and which in a row (`ordinals`). `magnitudes` says
whether two can be one.
"""

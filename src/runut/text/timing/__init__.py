"""Times of an article.

`times` reads them in this order: `grammar` compiles a language's expressions, `pieces` finds what
is written, `context` what stands around it, `joins` puts together what completes one another,
`meaning` says what it hangs on, and `values` what it comes to: `dates` by their `days`, and
`lengths`.
"""

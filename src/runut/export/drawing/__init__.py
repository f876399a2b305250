"""Pictures of an account as geometry alone; templates draw it as SVG.

`pictures` makes all of them: figures over time (`chart`), happenings beside articles (`strip`),
through whom words came (`flow`) and what was copied (`bands`), those along time on an `axis`.
"""

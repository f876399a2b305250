"""What two statements give of one thing, and whether it is one thing.

`slots` holds comparable values: figures and times, `dating` says when a statement holds, and
`moments` whether two times can be one. `scopes` asks for one subject, one scope and one of the
`deeds`; `parallel` and `courts` know what only seems to be of one thing.
"""

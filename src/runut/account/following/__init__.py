"""What changed while a story ran.

`updates` takes out of the differences what time explains: `tolls` that rise, `states` a happening
passes through (its `phases`, told of `happenings`), numbers `withheld` and then given, and
`corrections`. `series` draws them as figures.
"""

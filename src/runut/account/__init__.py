"""Readings of one story to its account; `build` runs the stages in their order.

`scene` sets the readings side by side, of what is `preparing` and `parting` their statements: made
ready to be compared, and cut where another article says a part alone. `matching` makes claims of
those that say the same, by what `comparing` knows of their values. `sourcing` says where each
claim entered the world.

What differs is found by `asking` which questions have several answers. `following` takes out what
time explains, `spelling` what is one name written twice, and `opposing` lays side by side what is
left. `judging` says what may be said of each claim, and `telling` puts it all in the order of time.

What depends on one article, one statement or two is `kept` while the story grows. A room imports
only from those before it here; CI holds that.
"""

"""Scores against gold labels: plain data in, figures out. `runut.measure` brings both together."""

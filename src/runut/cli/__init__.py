"""The command line: a thin mirror of `runut.Collection`, and its screens."""

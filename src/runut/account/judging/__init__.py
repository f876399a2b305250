"""What may be said of each claim, and which comes first.

`support` gathers who is behind a claim; `independence`, by the `agreement` of their words, which of
them confirm one another; `standings` what follows. `prominence` orders claims of equal support.
"""

"""One name written in two ways.

`misspellings` finds words that are one letter apart and must be one, `companions` those that stand
in the same company, and `spellings` tells slips from things that are two.
"""

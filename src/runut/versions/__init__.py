"""Versions of one article: what an outlet changed, and whether it said so."""

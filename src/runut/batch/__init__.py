"""A pile of articles worked through by parts, on one machine or on many."""

"""Accounts for other programs and for people.

For programs: `documents` in the `shapes` of which `schema` is made, `tables` and `columnar`,
the `linked` vocabularies, feeds (`feed` as `atom` or `jsonfeed`), and the evidence `bundle`.
For people: `outline` lays an account out as `shown`, with `telling`, `sayings`, `wording` and
`dates` for its words and `drawing` for the pictures; `markdown` and `page` write it, and so do the
terminal and the web.
"""

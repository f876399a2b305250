"""The command line: a thin mirror of `runut.Collection`.

`main` gathers the commands; `call` is what each of them shares, `screen` where its output goes, and
`render` the words it is told in.
"""

"""Where a claim entered the world.

`origins` follows the chains of sources over all statements of a claim, and `sameness` says which
origins are one: by name, by office (`officers`), by government (`governments`) or by the house they
belong to (`affiliations`). `contributions` counts what each outlet brought.
"""

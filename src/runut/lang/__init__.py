"""Language packs (`pack`) and the sentences for people in each language (`messages`)."""

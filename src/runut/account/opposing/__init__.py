"""Statements that cannot all hold, laid side by side.

`conflicts` types them. Beside answers that differ it has `denials` (of what others are `asserting`,
by `contraries`), `absences` ("nobody" beside a count), `agents` (one deed, two doers), `periods`
of unlike length, `slips` of the pen in dates, and `utterances` under two days. `wording` puts the
question in the words of the texts, and `sides` parts the claims by it.
"""

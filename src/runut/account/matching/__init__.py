"""Which statements say the same: the claims of a story.

`likeness` scores a pair by what both say, `together` by what stands around them too (their weights
lie beside them); `claims` names the pairs to look at, and those that cannot be one, also for what
somebody may do beside what was done (`entitled`). `joining` judges the pairs that have a say, and
`grouping` makes groups that do not chain.
"""

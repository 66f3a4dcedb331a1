"""What the quick check concludes, as tables of rules: each names its answers, its sentence, its source and its date.

`sources`  where the rules come from        `reasons`   what an answer says about load, support and needs
`urgency`  how soon, and which telephone    `steps`     what to do today

`burden`, `care`, `strength` and `situation` hold the rules of `reasons`. Nothing here is a validated test: the numbers
order the answers, they do not measure a person.
"""

"""The pure heart of the assessments: instruments from files, and answers to a score or a result. No Django, no clock.

`definition`   what an instrument is                 `reading`      reads and checks the instrument files
`instruments`  which instruments there are           `definitions`  the questionnaires that we made ourselves
`answers`      answers against an instrument         `scoring`      answers to scores
`listing`      an instrument as JSON, manual and all `wording`      official wording against an instrument
`paper`        the quick check on one A4             `result`       the quick check's answers to a result
"""

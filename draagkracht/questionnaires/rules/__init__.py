"""The pure heart of the engine: what a definition may say, and what an answer means. No Django, clock or database.

`definition`  what a questionnaire is           `texts`     its words in one language
`fhir`        reads and writes definitions      `identity`  which version this is
`answers`     which questions count             `pages`     one question a page, and progress
`entry`       what somebody typed, checked      `response`  answers as FHIR QuestionnaireResponse

Behind `fhir` and `response`: `document` reads JSON strictly, `elements` names the parts of the subset, `reading` and
`conditions` make a definition of them, `values` reads values, `writing` goes the other way.
"""

"""The rules of casework. No Django, no clock.

`states`    where a case is, and who may take which step
`terms`     by when something has to be done
`results`   result areas of the Wmo, and lists of reasons
`requests`  who asks, for whom, and who gets a place in the case
`notes`     what happens in a case that is no step           `mails`  the short mails of a case
"""

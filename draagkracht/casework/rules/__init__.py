"""The rules of casework. No Django, no clock.

`states`    where a case is, and who may take which step     `calendar`  working days and general holidays
`terms`     by when something has to be done                 `results`   result areas of the Wmo, and lists of reasons
"""

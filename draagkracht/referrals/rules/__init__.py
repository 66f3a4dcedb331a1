"""The rules of the call-back queue. No Django, no clock.

`phone`    what somebody typed to a number one can call   `promise`  when the desk has called at the latest
`wishes`   when and in which language somebody wants it   `states`   what may happen to a request, and how it ended
"""

"""A professional fills in an instrument together with somebody, and the outcome is of that person.

`tickets`  what a page that shows a shared result may ask for next, without the code in an address
`origins`  from where it began: a code, a case, a referral or nothing; what was asked before, where it may go
`forms`    the questions, and where the outcome goes
"""

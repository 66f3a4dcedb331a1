"""The rules of the call-back queue and of referrals. No Django, no clock.

`phone`      what somebody typed to a number one can call   `promise`  when the desk has called at the latest
`wishes`     when and in which language somebody wants it   `states`   what may happen to a request to be called
`intake`     what the desk may write down of a question
`referring`  the codes of a referral, each with its words   `moves`    what may happen to a referral
`norms`      by when, how the clock stands, how long kept    `telling`  what the referrer hears at each step
`privacy`    how somebody is named in initials              `toolbox`  what each profession can see, say and do
"""

"""What a task may hold, what it means here, and what goes back. No Django, clock or database.

`codes`     our code systems, and what a state is called in FHIR
`subset`    the table of every element that is read: the checks and the reference page follow from it
`checking`  a document against that table
`orders`    from a document that was checked to what a referral is made of
`answers`   the resources that go back
"""

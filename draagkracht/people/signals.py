"""What packages above hear of people. Sent inside the transaction, so that nothing remains where one thing fails."""

from django.dispatch import Signal

# A space is erased: `person_id`, `public_id` and `at`. Receivers delete what they keep of it on consent; what the law
# wants kept stands in tables that do not need it.
person_is_erased = Signal()

# Somebody cares for another no more: `relation_id` is the public id of the relation, `by` who said so, and `at`.
relation_is_ended = Signal()

# A consent counts no more: `consent_id` is its key, `by` who took it back, and `at`. Receivers delete what they keep on
# it.
consent_is_withdrawn = Signal()

"""What packages above hear of accounts. Sent inside the transaction, so that nothing remains where one thing fails."""

from django.dispatch import Signal

# Somebody added or took away a device with which they sign in: `municipality_id`, `user_id`, `action` (of the
# log) and `at`. Receivers write it down for whose space it opens.
passkey_is_changed = Signal()

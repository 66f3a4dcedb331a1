"""From a request to an answer: who asks, what was sent, and what goes back."""

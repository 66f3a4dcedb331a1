"""What is known about people and what they agree to: codes, and when a consent counts."""

"""Who cares drops out now: a few questions, and then whom to call, who has to arrange it, and what may be there."""

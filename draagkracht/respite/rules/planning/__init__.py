"""The plan of a care region: who gets which place, what that is worth, and why somebody gets none."""

"""People who care and people who are cared for: who they are, how they belong together, and what they agreed to."""

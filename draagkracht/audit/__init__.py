"""Who saw or changed whose data, and why: append-only, in a chain that shows what was changed."""

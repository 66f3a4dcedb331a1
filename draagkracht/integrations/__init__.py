"""What speaks to other parties: one folder each."""

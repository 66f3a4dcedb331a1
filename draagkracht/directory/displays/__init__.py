"""What the templates of the directory show: everything in words, nothing that can query."""

"""Other websites: asking them for a page or a feed, without being led to a machine of our own."""

"""The measure of the search, measured itself."""

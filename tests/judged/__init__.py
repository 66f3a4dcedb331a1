"""Queries with the services that answer them, graded by a person: the measure of the search. See README.md."""

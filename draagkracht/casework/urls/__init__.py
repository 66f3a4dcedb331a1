"""Addresses of casework, a list for each topic. A page of staff carries the random id of a case, never of a person."""

"""Addresses of the directory: for everybody (`public`), and for those who work here (`staff`)."""

"""Schemes: what they are, how they are read, and what they mean. Values in, values out."""

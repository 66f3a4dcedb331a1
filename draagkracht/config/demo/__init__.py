"""The demo's two made-up municipalities, their services and the national telephone lines, as data."""

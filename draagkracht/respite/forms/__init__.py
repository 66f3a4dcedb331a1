"""The forms of respite, one module for each topic."""

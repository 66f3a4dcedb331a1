"""The displays of respite, one module for each topic."""

"""The views of respite, one module for each topic."""

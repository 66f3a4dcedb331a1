"""The urls of respite, one module for each topic."""

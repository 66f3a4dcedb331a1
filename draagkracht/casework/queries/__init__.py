"""Reading the municipal file, a module for each topic."""

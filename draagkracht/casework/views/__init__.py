"""The screens of casework, a module for each topic."""

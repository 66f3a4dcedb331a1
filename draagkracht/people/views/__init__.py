"""The pages of somebody's own space."""

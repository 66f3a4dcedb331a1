"""What pages of somebody's own space show."""

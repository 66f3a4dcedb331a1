"""What people who work on cases fill in, a module for each topic."""

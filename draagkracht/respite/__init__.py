"""Respite: places, people who stand in, and the plan that shares them out."""

"""Decisions and calculations of the directory: no Django, no clock, no database."""

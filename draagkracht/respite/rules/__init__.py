"""Decisions and calculations about respite: no database, no clock."""

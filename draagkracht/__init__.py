"""Draagkracht: how a municipality finds, strengthens, relieves and connects people who care for somebody."""

__version__ = "0.1.0"

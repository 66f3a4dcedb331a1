"""Instruments as data, their scoring, and the quick check: from answers to a result, with nothing kept."""

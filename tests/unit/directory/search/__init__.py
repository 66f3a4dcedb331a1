"""Tests of the rules of the search."""

"""Synonyms, parts of words, stop words, and searches without a result."""

from django.urls import URLPattern

staff: list[URLPattern] = []

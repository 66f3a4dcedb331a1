"""Entries that are there twice."""

from django.urls import URLPattern

staff: list[URLPattern] = []

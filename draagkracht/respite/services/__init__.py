"""Writing respite: capacity, bookings, requests, one module for each."""

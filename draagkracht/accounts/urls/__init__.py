"""Addresses of accounts. All are in Dutch only: who works here reads Dutch."""

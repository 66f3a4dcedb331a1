"""Addresses of referrals: public ones, and those under `/werk/`."""

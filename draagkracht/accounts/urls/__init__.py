"""Addresses of accounts: signing in, in every language of the site, and the screens of who works here, in Dutch."""

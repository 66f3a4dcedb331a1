"""Addresses of the portal: what everybody may see, and the screens of those who are signed in."""

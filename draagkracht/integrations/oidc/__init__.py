"""OpenID Connect: signing in through a service elsewhere, chosen by each municipality."""

"""Addresses for everybody: no account is needed for help. One list for each thing that somebody can do."""

from draagkracht.directory.urls import embed, freshness, listing, signals, steps

app_name = "directory"
urlpatterns = [*embed.public, *freshness.public, *signals.public, *steps.public, *listing.public]

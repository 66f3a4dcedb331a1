"""The site with the trivial view beside it, for a server that is started by a benchmark."""

from draagkracht.config import startup

startup.start()

from django.conf import settings

settings.ROOT_URLCONF = "benchmarks.urls"

from draagkracht.config.wsgi import application

__all__ = ["application"]

"""The application for a WSGI server. WSGI, not ASGI: see docs/adr/."""

import os

from django.core.wsgi import get_wsgi_application

from draagkracht.config import database
from draagkracht.config.browserlike import browserlike

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "draagkracht.config.settings")

application = browserlike(get_wsgi_application())
# Whatever server starts this process, and however: it never works as the owner of the tables.
database.step_down()

"""The application for a WSGI server. WSGI, not ASGI: see docs/adr/."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "draagkracht.config.settings")

application = get_wsgi_application()

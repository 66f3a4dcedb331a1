"""The project's settings in test mode, on an embedded database of its own where DATABASE_URL is not set."""

import os

os.environ["DRAAGKRACHT_MODE"] = "test"
os.environ.setdefault("DRAAGKRACHT_SECRET_KEY", "a key for tests, long enough to satisfy whoever counts characters")

from draagkracht.config import embedded

embedded.ensure_database_url("test-postgres")

from draagkracht.config.settings import *  # noqa: E402, F403
from draagkracht.config.settings import STATIC_ROOT  # noqa: E402

# On a clean checkout nobody has collected static files yet, and whitenoise warns where the folder is not there.
STATIC_ROOT.mkdir(exist_ok=True)

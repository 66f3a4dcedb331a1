"""How good the directory is."""

from draagkracht.accounts.permissions import Role
from tests.access.table import OK, Row

READERS = {Role.EDITOR: OK, Role.ADMINISTRATOR: OK}

ROWS = [
    Row("directory-staff:show-quality", allowed=READERS),
    Row("directory-staff:download-coverage", allowed=READERS),
]

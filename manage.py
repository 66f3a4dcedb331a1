#!/usr/bin/env python
"""Django's own commands, for developers; everything a municipality needs is in `draagkracht`."""

import os
import sys

from draagkracht.config import embedded

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "draagkracht.config.settings")
    embedded.ensure_database_url()
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)

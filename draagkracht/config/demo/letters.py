"""Providers of the demo that never answered: two letters, weeks ago, and now somebody should call them."""

import datetime
from typing import Final

from django.utils import timezone

from draagkracht.base import tenancy
from draagkracht.config.demo.seed import DEMO_CODES
from draagkracht.directory.models import Enquiry
from draagkracht.directory.services import freshness
from draagkracht.municipalities.models import Municipality

SILENT: Final = 2
ASKED_DAYS_AGO: Final = 45
MOVED_DAYS_AGO: Final = (24, 3)  # reminded, and handed over to the editor


def fill_letters() -> None:
    """Let two providers of each demo municipality have been silent, once."""
    now = timezone.now()
    for municipality in Municipality.objects.filter(code__in=DEMO_CODES):
        with tenancy.acting_for(municipality.pk):
            if Enquiry.objects.exists():
                continue
            asked_at = now - datetime.timedelta(days=ASKED_DAYS_AGO)
            freshness.ask_providers(municipality_id=municipality.pk, at=asked_at, most=SILENT)
            for days in MOVED_DAYS_AGO:
                freshness.advance_enquiries(at=now - datetime.timedelta(days=days))

"""The published services for a list of pages, in parts that stay far below what search engines take."""

import datetime
import math
from typing import Final

from django.db.models.functions import Greatest

from draagkracht.directory.queries.exchange import count_published, list_published

SERVICES_A_PART: Final = 2_000


def count_parts() -> int:
    """Return in how many parts the services come: one at the least."""
    return max(1, math.ceil(count_published() / SERVICES_A_PART))


def list_part(part: int) -> list[tuple[str, datetime.datetime]]:
    """Return (id, last change or check) of the services in a part, the first part being 1."""
    start = (part - 1) * SERVICES_A_PART
    last = Greatest("modified_at", "assured_at")  # PostgreSQL passes over what is empty
    rows = list_published().order_by("hsds_id").values_list("hsds_id", last)
    return list(rows[start : start + SERVICES_A_PART])

"""Who works on cases in the present municipality."""

import datetime

from draagkracht.accounts.models import Membership
from draagkracht.accounts.queries import valid_at
from draagkracht.accounts.rules import Role
from draagkracht.casework.rules.states import CASE_WORKERS

GUIDES = (Role.CASE_MANAGER.value, Role.CONSULTANT.value)


def list_colleagues(at: datetime.datetime) -> list[tuple[int, str]]:
    """Return (number of the account, name) of everybody who works on cases here, by name."""
    rows = Membership.objects.filter(valid_at(at), role__in=CASE_WORKERS, user__is_active=True)
    return list(rows.order_by("user__name", "user_id").distinct().values_list("user_id", "user__name"))


def list_leads(at: datetime.datetime) -> list[tuple[int, str]]:
    """Return (number of the account, mail address) of everybody who leads a team here."""
    rows = Membership.objects.filter(valid_at(at), role=Role.TEAM_LEAD.value, user__is_active=True)
    found = rows.order_by("user_id").distinct().values_list("user_id", "user__email")
    return [(user_id, email) for user_id, email in found if email]


def is_colleague(user_id: int, at: datetime.datetime) -> bool:
    """Tell whether somebody works on cases here."""
    return Membership.objects.filter(
        valid_at(at), role__in=CASE_WORKERS, user_id=user_id, user__is_active=True
    ).exists()


def is_guide(user_id: int, at: datetime.datetime) -> bool:
    """Tell whether somebody may be the one case manager by name."""
    rows = Membership.objects.filter(valid_at(at), role__in=GUIDES, user_id=user_id, user__is_active=True)
    return rows.exists()

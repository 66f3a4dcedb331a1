"""Organisations of the present municipality's directory, for who gives a role for one of them."""

from draagkracht.base import tenancy
from draagkracht.directory.models import Organization


def list_own_organizations() -> dict[str, str]:
    """Return the HSDS ids of the organisations that the present municipality keeps, with their names, by name."""
    rows = Organization.objects.filter(municipality__in=tenancy.current_municipalities()).order_by("name", "hsds_id")
    return dict(rows.values_list("hsds_id", "name"))

"""What providers say in words about the price of services in a list."""

from collections.abc import Sequence

from draagkracht.directory.queries.listing import ListedService, published
from draagkracht.directory.rules import codes


def list_fees(services: Sequence[ListedService]) -> dict[str, str]:
    """Return the words by the id of the service, of those without an amount. One query; none where all have amounts."""
    unpriced = [
        service.service_id for service in services if not any(option.amount_cents for option in service.cost_options)
    ]
    if not unpriced:
        return {}
    found = published(codes.ServiceStatus.ACTIVE).filter(hsds_id__in=unpriced).exclude(fees="")
    return dict(found.values_list("hsds_id", "fees"))

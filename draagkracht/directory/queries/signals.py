"""A service as anybody may speak of it: only what its public sees."""

from dataclasses import dataclass

from draagkracht.directory.queries.listing import PUBLISHED, published
from draagkracht.directory.queries.values import Values, values_of
from draagkracht.directory.rules.history import Subject


@dataclass(frozen=True, slots=True)
class Spoken:
    """A service that somebody says something about."""

    id: int
    name: str
    values: Values


def get_spoken(service_id: str) -> Spoken | None:
    """Return a published service by its HSDS id; None where the present municipality's public has none."""
    if not service_id.isprintable():
        return None
    service = published(*PUBLISHED).filter(hsds_id=service_id).first()
    if service is None:
        return None
    return Spoken(service.pk, service.name, values_of(Subject.SERVICE, [service])[service.pk])

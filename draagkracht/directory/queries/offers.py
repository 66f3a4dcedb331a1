"""What a result shows of the services that fit: little, and in two queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from draagkracht.directory.models import Contact, Service
from draagkracht.directory.queries.listing import PUBLISHED, published
from draagkracht.directory.rules import codes


@dataclass(frozen=True, slots=True)
class OfferCard:
    """A service in brief. Texts are those of the provider, in Dutch."""

    service_id: str
    name: str
    summary: str
    organization: str
    base_functions: tuple[str, ...]
    laws: tuple[str, ...]
    conditions: tuple[str, ...]
    first_step: str
    what_to_expect: str
    cost: str
    languages: tuple[str, ...]
    phone: str
    assured_date: date | None
    respite_forms: tuple[str, ...] = ()
    is_closed_for_now: bool = False


def get_offer_cards(service_ids: Sequence[str], *, with_closed: bool = False) -> dict[str, OfferCard]:
    """Return the cards of these services by id, of those that the present municipality's public sees.

    `with_closed`: also of those that are closed for now.
    """
    statuses = PUBLISHED if with_closed else (codes.ServiceStatus.ACTIVE,)
    services = published(*statuses).filter(hsds_id__in=service_ids).select_related("organization")
    found = {service.hsds_id: service for service in services}
    phones: dict[int, str] = {}
    contacts = Contact.objects.filter(service__in=found.values()).exclude(phone="").order_by("pk")
    for service_id, phone in contacts.values_list("service_id", "phone"):
        phones.setdefault(service_id, phone)
    return {key: _card(service, phones.get(service.pk, "")) for key, service in found.items()}


def _card(service: Service, phone: str) -> OfferCard:
    return OfferCard(
        service_id=service.hsds_id,
        name=service.name,
        summary=service.description,
        organization=service.organization.name if service.organization else "",
        base_functions=tuple(service.base_functions),
        laws=tuple(service.laws),
        conditions=tuple(service.conditions),
        first_step=service.first_step,
        what_to_expect=service.what_to_expect,
        cost=service.fees,
        languages=tuple(service.languages),
        phone=phone,
        assured_date=timezone.localdate(service.assured_at) if service.assured_at else None,
        respite_forms=tuple(service.respite_forms),
        is_closed_for_now=service.status == codes.ServiceStatus.TEMPORARILY_CLOSED,
    )

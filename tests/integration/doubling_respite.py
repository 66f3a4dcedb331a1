"""What the forms of respite ask for that are sent twice: a request of the carer of the demo, and what is held for it.

Each maker makes its own, about somebody new: nobody is in two places, and a request has one open offer.
"""

import uuid
from typing import Any

from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Role
from draagkracht.audit.rules import CLOCK
from draagkracht.municipalities.models import Municipality
from draagkracht.people import services as people_services
from draagkracht.people.models import CareRelation, Person
from draagkracht.people.rules.codes import Relation
from draagkracht.respite.models import Booking, RespiteRequest
from draagkracht.respite.queries.offers import Target
from draagkracht.respite.rules.codes import Form, MadeBy, Origin, Yes
from draagkracht.respite.rules.states import State, Step
from draagkracht.respite.services import bookings, looking_first, requests
from tests.access import respite_advising
from tests.integration.doubling import person_of, plan_for_another
from tests.integration.respite.making import FRIDAY, HERE, hold, house, nights, says


def asked(municipality: Municipality, *, recipient: Person | None = None) -> RespiteRequest:
    """Let the carer of the demo ask something for somebody new, near a house with room."""
    carer, now = person_of(Role.CARER), timezone.now()
    relation_id = people_services.add_relation(
        carer_id=carer.pk,
        called=str(uuid.uuid4()),
        relation=Relation.FRIEND,
        lives_together=None,
        by=acting.resident(carer.public_id),
        at=now,
    )
    made = requests.make_request(
        municipality_id=municipality.pk,
        about=requests.About(carer_name=carer.name, called="Mam", latitude=HERE[0], longitude=HERE[1]),
        asks=requests.Asks(forms=(Form.STAY,), start_date=FRIDAY),
        made_by=MadeBy.CARER,
        by=acting.resident(carer.public_id),
        key=uuid.uuid4(),
        at=now,
        carer_id=carer.pk,
        relation_id=relation_id,
    )
    if recipient is not None:
        CareRelation.objects.filter(carer=carer, recipient=recipient).update(ended_at=now)
        CareRelation.objects.filter(public_id=relation_id).update(recipient=recipient)
    return made


def own_request(municipality: Municipality) -> dict[str, Any]:
    """Return a request of the carer of the demo that nobody answered."""
    house(municipality, beds=20)
    return {"public_id": asked(municipality).public_id}


def own_hold(municipality: Municipality) -> dict[str, Any]:
    """Return what is held for the carer of the demo, with the yes of who is cared for."""
    request = asked(municipality)
    says(request, Yes.YES)
    return {"public_id": hold(request, house(municipality)).public_id}


def own_confirmed(municipality: Municipality) -> dict[str, Any]:
    """Return what the carer of the demo said yes to."""
    found = own_hold(municipality)
    bookings.confirm(booking_id=Booking.objects.get(**found).pk, by=CLOCK, at=timezone.now())
    return found


def own_done(municipality: Municipality) -> dict[str, Any]:
    """Return what is over, and of which nobody said how it was."""
    found = own_confirmed(municipality)
    Booking.objects.filter(**found).update(state=State.DONE.value)
    return found


def question(municipality: Municipality) -> dict[str, Any]:
    """Return what who is cared for in the demo is asked."""
    return {"public_id": asked(municipality, recipient=person_of(Role.CARE_RECIPIENT)).public_id}


def question_for(municipality: Municipality) -> dict[str, Any]:
    """Return what somebody of the demo is asked for whom another speaks."""
    voor = plan_for_another(municipality)["voor"]
    person = Person.objects.get(name="Voor wie een ander spreekt")
    return {"public_id": asked(municipality, recipient=person).public_id, "voor": voor}


def advised_request(municipality: Municipality) -> dict[str, Any]:
    """Return what a consultant asked for somebody, near a house with room, with the yes of who is cared for."""
    house(municipality, beds=20)
    request = respite_advising.request_of(municipality)
    says(request, Yes.YES)
    return {"public_id": request.public_id}


def advised_look(municipality: Municipality) -> dict[str, Any]:
    """Return such a request, of days at which a consultant looks first."""
    place = house(municipality)
    request = respite_advising.request_of(municipality)
    says(request, Yes.YES)
    looking_first.ask_to_look(
        request_id=request.pk, target=Target(place=place), option=nights(place), by=CLOCK, at=timezone.now()
    )
    return {"public_id": request.public_id}


def advised_hold(municipality: Municipality) -> dict[str, Any]:
    """Return what is kept free for such a request."""
    request = RespiteRequest.objects.get(**advised_request(municipality))
    return {"public_id": hold(request, house(municipality)).public_id}


def advised_offer(municipality: Municipality) -> dict[str, Any]:
    """Return what a consultant offered for such a request."""
    request = RespiteRequest.objects.get(**advised_request(municipality))
    return {"public_id": hold(request, house(municipality), origin=Origin.CONSULTANT).public_id}


def advised_confirmed(municipality: Municipality) -> dict[str, Any]:
    """Return what was said yes to by telephone."""
    found = advised_hold(municipality)
    bookings.confirm(booking_id=Booking.objects.get(**found).pk, by=CLOCK, at=timezone.now())
    return found


def advised_news(municipality: Municipality) -> dict[str, Any]:
    """Return a request of somebody who cannot be mailed, to which a place said yes."""
    booking = Booking.objects.get(**advised_confirmed(municipality))
    bookings.take_provider_step(booking_id=booking.pk, step=Step.AGREE, by=CLOCK, at=timezone.now())
    return {"public_id": booking.request.public_id}


def advised_done(municipality: Municipality) -> dict[str, Any]:
    """Return what is over, and of which nobody said how it was."""
    found = advised_confirmed(municipality)
    Booking.objects.filter(**found).update(state=State.DONE.value)
    return found

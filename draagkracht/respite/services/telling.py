"""Letting people hear: who cares, in their language; the provider, in Dutch and without a name."""

import datetime
from collections.abc import Sequence
from uuid import UUID

from django.urls import reverse, translate_url
from django.utils import translation

from draagkracht.base.translation import translate
from draagkracht.municipalities.queries import get_origin
from draagkracht.municipalities.services import queue_mail
from draagkracht.respite.models import Booking, RespiteRequest
from draagkracht.respite.queries.naming import days_of, moment_of, name_of, shorter_text
from draagkracht.respite.rules import mails
from draagkracht.respite.rules.codes import Form, Origin
from draagkracht.respite.rules.options import nights_less
from draagkracht.respite.rules.states import Step

DUTCH = "nl"


def tell_offer(*, booking: Booking, again: datetime.datetime | None = None) -> None:
    """Mail who cares that something is kept free for them; `again` is since when they have another address of mail."""
    _tell_home(booking, f"offer/{again:%Y%m%d%H%M%S}" if again else "offer")


def tell_home(*, booking: Booking, step: Step) -> None:
    """Mail who cares what the provider or the clock did, or let them be called; nothing for what they need not hear."""
    _tell_home(booking, step)


def tell_provider(*, booking: Booking, step: Step) -> None:
    """Mail the provider of a place, or who coordinates the volunteer, that a booking waits or is called off."""
    to = _address_of_provider(booking)
    if not to:
        return
    with translation.override(DUTCH):
        told = _told(booking, address="")
        is_agreed = step is Step.CONFIRM and booking.origin == Origin.EMERGENCY
        mail = mails.emergency_mail(told) if is_agreed else mails.provider_mail(step, told)
        _queue(booking, to, mail, f"provider/{step}")


def _address_of_provider(booking: Booking) -> str:
    if booking.place is not None:
        return booking.place.email
    return booking.volunteer.organisation.email if booking.volunteer else ""


def tell_provider_of_erasing(*, booking: Booking) -> None:
    """Mail the provider of a place where somebody stays that what we kept of them is erased."""
    if booking.place is None or not booking.place.email:
        return
    with translation.override(DUTCH):
        _queue(booking, booking.place.email, mails.erased_mail(_told(booking, address="")), "provider/erased")


def tell_recipient(*, request: RespiteRequest) -> None:
    """Mail who is cared for that they are asked whether they want to stay somewhere; once a request."""
    person = request.relation.recipient if request.relation else None
    if person is None or not person.email:
        return
    known = person.language if person.language in request.municipality.languages else DUTCH
    with translation.override(known):
        address = get_origin(request.municipality_id) + reverse("respite-own:answer-question", args=[request.public_id])
        desk = request.municipality
        mail = mails.recipient_mail(
            carer=request.carer_name,
            address=translate_url(address, known),
            desk=desk.desk_name,
            phone=desk.desk_phone,
        )
        queue_mail(
            municipality_id=request.municipality_id,
            to=person.email,
            subject=translate(mail.subject),
            body="\n\n".join(translate(paragraph) for paragraph in mail.paragraphs) + "\n",
            reference=f"respite/{request.public_id}/recipient",
        )


def tell_answer(*, request: RespiteRequest, key: UUID, ended: Sequence[Booking]) -> None:
    """Mail who cares that who is cared for gave an answer in their own space, and what ends by it."""
    if not request.email or request.carer_id is None:
        return
    municipality = request.municipality
    known = request.speaks if request.speaks in municipality.languages else DUTCH
    with translation.override(known):
        page = get_origin(municipality.pk) + reverse("respite-own:show-request", args=[request.public_id])
        told = mails.Told(
            place="",
            days="",
            address=translate_url(page, known),
            desk=municipality.desk_name,
            phone=municipality.desk_phone,
        )
        mail = mails.answer_mail(told, tuple(_told(one, address="") for one in ended))
        queue_mail(
            municipality_id=municipality.pk,
            to=request.email,
            subject=translate(mail.subject),
            body="\n\n".join(translate(paragraph) for paragraph in mail.paragraphs) + "\n",
            reference=f"respite/{request.public_id}/answer/{key}",
        )


def _tell_home(booking: Booking, what: Step | str) -> None:
    request = booking.request
    if not request.email:
        _let_call(booking, what)
        return
    known = request.speaks if request.speaks in booking.municipality.languages else DUTCH
    with translation.override(known):
        told = _told(booking, address=_page_of(booking, known))
        mail = mails.home_mail(what, told) if isinstance(what, Step) else mails.offer_mail(told)
        if mail is not None:
            _queue(booking, request.email, mail, f"home/{what}")


def _let_call(booking: Booking, what: Step | str) -> None:
    """Put who has no mail on the list of the consultant to be told; an offer stands there by itself."""
    if what in mails.HOME_NEWS:
        RespiteRequest.objects.filter(pk=booking.request_id).update(news_at=booking.changed_at)


def _page_of(booking: Booking, language: str) -> str:
    """Return the whole address of the booking in somebody's own space; nothing for who has none."""
    if booking.request.carer_id is None:
        return ""
    origin = get_origin(booking.municipality_id)
    return translate_url(origin + reverse("respite-own:show-booking", args=[booking.public_id]), language)


def _told(booking: Booking, *, address: str) -> mails.Told:
    municipality = booking.municipality
    return mails.Told(
        place=name_of(booking),
        days=days_of(Form(booking.form), booking.dates, booking.daypart),
        until=moment_of(booking.expires_at),
        intake=moment_of(booking.intake_at),
        shorter="" if booking.is_trial else shorter_text(_nights_less(booking)),
        said=booking.said,
        address=address,
        desk=municipality.desk_name,
        phone=municipality.desk_phone,
    )


def _nights_less(booking: Booking) -> int:
    return nights_less(Form(booking.form), len(booking.dates), asked=booking.request.length)


def _queue(booking: Booking, to: str, mail: mails.Mail, what: str) -> None:
    queue_mail(
        municipality_id=booking.municipality_id,
        to=to,
        subject=translate(mail.subject),
        body="\n\n".join(translate(paragraph) for paragraph in mail.paragraphs) + "\n",
        reference=f"respite/{booking.public_id}/{what}",
    )

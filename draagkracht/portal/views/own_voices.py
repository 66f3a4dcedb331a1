"""The space of whom somebody speaks for, as far as it is theirs to see; and the letter with the code of a question."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from draagkracht.accounts import acting
from draagkracht.assessments import queries as assessments
from draagkracht.audit import queries as audit
from draagkracht.audit.rules import Action
from draagkracht.base.letters import LetterFailed
from draagkracht.people import queries as people
from draagkracht.people import services
from draagkracht.people.access import SpaceRequest, own_space, spoken_space
from draagkracht.people.rules.voices import reader_code
from draagkracht.people.services.noting import note_seat
from draagkracht.portal.letters import code as letter
from draagkracht.portal.views.letters import as_pdf, cannot_be_set
from draagkracht.portal.views.own import earlier_ids, uses_of


@spoken_space
def show_spoken_for(request: SpaceRequest) -> HttpResponse:
    """Show who speaks for somebody what there is to read and to sign for that person."""
    seat, now = request.seat, timezone.now()
    note_seat(seat=seat, what="people.space", action=Action.SEE, at=now)
    wishes = people.get_shared_wishes(seat.space.id, reader_code(seat.me.public_id), now)
    ids = earlier_ids(seat.space, assessments.list_kept(seat.space.id))
    values = {
        "seat": seat,
        "carers": people.list_carers(seat.space.id),
        "list_url": seat.address("casework-own:list-agreements"),
        "uses_url": seat.address("portal-own:list-uses"),
        "wishes_url": seat.address("people:read-wishes") if wishes is not None else "",
        "looked": audit.count_for_subject(seat.space.public_id, also=ids, by_others=True),
    }
    return render(request, "portal/own/spoken_for.html", values)


@spoken_space
def list_uses_for(request: SpaceRequest) -> HttpResponse:
    """Show who speaks for somebody who looked at that person's data; that is a look as well."""
    seat = request.seat
    note_seat(seat=seat, what="people.space", action=Action.SEE, at=timezone.now())
    by_others = "alles" not in request.GET
    back_url = reverse("portal-own:show-spoken-for", args=[seat.speaking])
    values = {
        "uses": uses_of(seat.space, by_others=by_others),
        "by_others": by_others,
        "seat": seat,
        "back_url": back_url,
        "back_label": seat.space.name,
    }
    return render(request, "portal/own/uses.html", values)


@own_space
@require_POST
def print_invitation(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Give the letter of a question with its code, the same each time, so that no press spoils what was printed."""
    me, now = acting.resident(request.space.public_id), timezone.now()
    try:
        paper = services.make_code(person_id=request.space.id, public_id=public_id, by=me, at=now)
    except services.InvitationIsGone:
        return redirect("people:show-ties")
    address = request.build_absolute_uri(reverse("people:open-invitation"))
    today, until = timezone.localdate(now), timezone.localdate(paper.until)
    try:
        pdf = letter.typeset_question(paper.code, site=request.site, address=address, today=today, until=until)
    except LetterFailed:
        return cannot_be_set(request)
    return as_pdf(pdf, gettext("vraag"))

"""Letting the referrer know how it goes, at the level that the carer agreed to."""

import datetime
from dataclasses import replace

from django.db.models import Q
from django.utils import formats, timezone, translation

from draagkracht.base.translation import translate
from draagkracht.municipalities.services import delete_mail, queue_mail
from draagkracht.referrals.models import Referral
from draagkracht.referrals.rules import moves, privacy, referring, telling


def tell_referrer(*, referral: Referral, by: str = "") -> bool:
    """Queue the mail for the present state of a referral, once; tell whether there was one to queue."""
    if not referral.by_email:
        return False
    state = moves.State(referral.state)
    others = _others(referral)
    if any(_comes_first(one, referral) and _hears(one, state) for one in others):
        return False
    with translation.override(referral.by_language):
        mail = telling.mail_of(state, referring.Answer(referral.answer), _told(referral, by, others))
        if mail is None:
            return False
        _queue(referral, mail, state.value)
    return True


def tell_joined(*, referral: Referral) -> None:
    """Queue the mail that a referral goes on with another, where one referrer sent both; who sent one is told nothing.

    Not where somebody agreed that the referrer hears nothing more.
    """
    others = _others(referral) if referral.by_email else []
    if others and all(referring.Answer(one.answer) is not referring.Answer.NOTHING for one in (referral, *others)):
        with translation.override(referral.by_language):
            _queue(referral, telling.joined_mail(_told(referral, "", others)), "joined")


def tell_parted(*, referral: Referral, main: Referral, by: str, at: datetime.datetime) -> None:
    """Take back what was told of a referral while it went on in another, and tell its referrer how it stands.

    Nobody who heard nothing hears of it. Who sent both reads which one is of somebody else.
    """
    stood = moves.OPEN.index(moves.State(referral.state))
    untrue = [state.value for state in moves.State if state not in moves.OPEN[: stood + 1]]
    delete_mail(reference=_reference(referral, "parted"))  # of an earlier time
    if not sum(delete_mail(reference=_reference(referral, what)) for what in (*untrue, "joined")):
        return
    both = referral.by_email.lower() == main.by_email.lower()
    with translation.override(referral.by_language):
        told = _told(referral, by, [main] if both else [])
        is_due = referral.first_contact_at is None and referral.first_contact_due_at > at
        mail = telling.parted_mail(moves.State(referral.state), replace(told, is_due=is_due))
        _queue(referral, mail, "parted")


def _others(referral: Referral) -> list[Referral]:
    """Return the other referrals that go on with this one and came from the same mail address."""
    main = referral.joined_to_id or referral.pk
    group = Referral.objects.filter(Q(pk=main) | Q(joined_to=main), by_email__iexact=referral.by_email)
    return list(group.exclude(pk=referral.pk).order_by("received_at", "pk"))


def _comes_first(one: Referral, other: Referral) -> bool:
    """Return whether a referral speaks for another one: the one in which both go on, else the older."""
    return (one.joined_to_id is not None, one.pk) < (other.joined_to_id is not None, other.pk)


def _hears(referral: Referral, state: moves.State) -> bool:
    return referring.Answer(referral.answer) in telling.HEARS[state]


def _queue(referral: Referral, mail: telling.Mail, what: str) -> None:
    queue_mail(
        municipality_id=referral.municipality_id,
        to=referral.by_email,
        subject=translate(mail.subject),
        body="\n\n".join(translate(paragraph) for paragraph in mail.paragraphs) + "\n",
        reference=_reference(referral, what),
    )


def _reference(referral: Referral, what: str) -> str:
    return f"referral/{referral.public_id}/{what}"


def _day(referral: Referral) -> str:
    return formats.date_format(timezone.localtime(referral.received_at), "j F")


def _told(referral: Referral, by: str, others: list[Referral]) -> telling.Told:
    """Return what a mail is filled in with; the number is of the centre that took it up, where it has one."""
    municipality, centre = referral.municipality, referral.centre
    desk, phone = municipality.desk_name, municipality.desk_phone
    if centre and centre.phone:
        desk, phone = centre.name, centre.phone
    moment = referral.accepted_at or referral.received_at
    is_due = referral.first_contact_at is None and referral.first_contact_due_at > moment
    return telling.Told(
        day=_day(referral),
        initials=privacy.initials(referral.name),
        due=formats.date_format(timezone.localtime(referral.first_contact_due_at), "l j F"),
        is_due=is_due,
        by=by or municipality.desk_name,
        outcome=referring.Outcome(referral.outcome) if referral.outcome else None,
        desk=desk,
        phone=phone,
        also=tuple(map(_day, others)),
    )

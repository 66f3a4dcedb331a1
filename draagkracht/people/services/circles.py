"""A circle: opened, changed, left and ended. What is shared goes with it; who leaves has no name in it any more."""

import datetime
from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils import formats, timezone, translation
from django.utils.translation import gettext

from draagkracht.accounts import services as accounts
from draagkracht.accounts.rules import Role
from draagkracht.audit import services as audit
from draagkracht.audit.rules import Action, Basis, Purpose, Who
from draagkracht.municipalities import services as municipalities
from draagkracht.people.models import (
    CareRelation,
    Circle,
    CircleEvent,
    CircleInvitation,
    CircleMember,
    CirclePost,
    Person,
)
from draagkracht.people.rules import ages
from draagkracht.people.rules.circles import NOTED_EVERY, Level, Levels, Part
from draagkracht.people.services.consents import ParentIsNeeded
from draagkracht.people.services.signing import sign_mail

WHAT = "people.circle"
ALL = {part.value: Level.WRITE.value for part in Part}


class CircleIsGone(Exception):
    """There is no such circle, or nobody of that kind in it (any more)."""


class CircleIsThere(Exception):
    """For this care situation there is one already."""


class OwnerStays(Exception):
    """Who opened a circle hands it over or ends it; leaving would leave the others without anybody who may."""


@transaction.atomic
def open_circle(
    *, person_id: int, name: str, relation: UUID | None, language: str, key: UUID, by: Who, at: datetime.datetime
) -> UUID:
    """Open a circle for one care situation; return its public id. A form counts once.

    `relation` is for whom somebody cares; None for who is cared for. Raises CircleIsThere, and CircleIsGone where the
    relation is another's; ParentIsNeeded for somebody under sixteen.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    held = Circle.objects.filter(key=key).first()
    if held is not None:
        return held.public_id
    if ages.needs_parent(person.birth_date, at.date()):
        raise ParentIsNeeded
    row = _relation(person, relation)
    if row is not None and Circle.objects.filter(relation=row).exists():
        raise CircleIsThere
    circle = Circle.objects.create(
        municipality_id=person.municipality_id,
        name=name,
        relation=row,
        is_own=row is None,
        opened_at=at,
        used_at=at,
        key=key,
    )
    owner = add_seat(circle, user_id=person.user_id, name=person.name, language=language, key=key, at=at, **ALL)
    CircleMember.objects.filter(pk=owner.pk).update(is_owner=True)
    note(circle, action=Action.ADD, by=by, at=at, subjects={person.public_id})
    _tell_recipient(circle, at)
    return circle.public_id


@transaction.atomic
def rename_circle(*, circle_id: int, name: str, by: Who, at: datetime.datetime) -> None:
    """Give a circle another name; nothing where it is called so already, or is gone."""
    circle = Circle.objects.select_for_update(of=("self",)).filter(pk=circle_id).exclude(name=name).first()
    if circle is not None:
        circle.name = name
        circle.save(update_fields=["name"])
        note(circle, action=Action.CHANGE, by=by, at=at, subjects=_subjects(circle))


def add_seat(
    circle: Circle, *, user_id: int | None, name: str, language: str, key: UUID, at: datetime.datetime, **levels: str
) -> CircleMember:
    """Let somebody into a circle. Whoever has a space here is known by it in the log."""
    person = _space_of(user_id)
    known = {"subject": person.public_id} if person else {}
    return CircleMember.objects.create(
        municipality_id=circle.municipality_id,
        circle=circle,
        user_id=user_id,
        name=name,
        language=language,
        joined_at=at,
        seen_at=at,
        key=key,
        **known,
        **levels,
    )


@transaction.atomic
def change_levels(*, circle_id: int, member: UUID, levels: Levels, by: Who, at: datetime.datetime) -> None:
    """Change what a member may do with each part; nothing for who opened the circle. Raises CircleIsGone."""
    row = _member(circle_id, member)
    if row.is_owner:
        return
    for part, level in levels.items():
        setattr(row, part.value, level.value)
    row.save(update_fields=[part.value for part in levels])
    note(row.circle, action=Action.CHANGE, by=by, at=at, subjects={row.subject})


@transaction.atomic
def hand_over(*, circle_id: int, member: UUID, by: Who, at: datetime.datetime) -> None:
    """Let another member have the say about a circle. Raises CircleIsGone."""
    row = _member(circle_id, member)
    CircleMember.objects.filter(circle_id=circle_id, is_owner=True).update(is_owner=False)
    CircleMember.objects.filter(pk=row.pk).update(is_owner=True, **ALL)
    note(row.circle, action=Action.CHANGE, by=by, at=at, subjects=_subjects(row.circle))


@transaction.atomic
def remove_member(*, circle_id: int, member: UUID, by: Who, at: datetime.datetime, with_words: bool = False) -> None:
    """Take somebody out, or let them leave: with the next click they see nothing, and their calendar is dead.

    `with_words` takes what they wrote along. Raises CircleIsGone, and OwnerStays of who opened the circle.
    """
    row = _member(circle_id, member)
    if row.is_owner:
        raise OwnerStays
    take_out(row, at=at, with_words=with_words)
    note(row.circle, action=Action.REMOVE, by=by, at=at, subjects={row.subject})


@transaction.atomic
def end_circle(*, circle_id: int, by: Who, at: datetime.datetime) -> None:
    """Delete a circle with all that is in it; twice does nothing more.

    Its members are told, and each also what they took on that was still to come: somebody counts on that.
    """
    circle = Circle.objects.select_for_update().filter(pk=circle_id).first()
    if circle is None:
        return
    members = list(CircleMember.objects.filter(circle=circle, left_at__isnull=True).select_related("user"))
    note(circle, action=Action.REMOVE, by=by, at=at, subjects=_subjects(circle))
    told = [(row, row.user.email, _still_to_do(row, at)) for row in members if row.user and row.user.email]
    for invitation in CircleInvitation.objects.filter(circle=circle):
        drop_invitation(invitation)
    circle.delete()
    for row in members:
        _forget_user(row)
    for row, email, plans in told:
        _mail_end(row, email, plans, name=circle.name)


@transaction.atomic
def note_circle_use(*, member_id: int, circle_id: int, at: datetime.datetime) -> None:
    """Write down that a member came to look: mail may go to them again, and the circle's clock begins anew."""
    CircleMember.objects.filter(pk=member_id).update(seen_at=at)
    Circle.objects.filter(pk=circle_id, used_at__lt=at - NOTED_EVERY).update(used_at=at, warned_at=None)
    Circle.objects.filter(pk=circle_id, warned_at__isnull=False).update(used_at=at, warned_at=None)


@transaction.atomic
def note_circle_was_read(*, circle_id: int, reader: UUID, part: Part | None, by: Who, at: datetime.datetime) -> None:
    """Write down that somebody saw what the others in a circle share: a row for each of these."""
    circle = Circle.objects.select_related("relation__recipient", "about").get(pk=circle_id)
    about = part.value if part else ""
    note(circle, action=Action.SEE, by=by, at=at, subjects=_subjects(circle) - {reader}, about=about)


@transaction.atomic
def note_circle_export(*, circle_id: int, by: Who, at: datetime.datetime) -> None:
    """Write down that somebody took along what a circle shares."""
    circle = Circle.objects.select_related("relation__recipient", "about").get(pk=circle_id)
    note(circle, action=Action.EXPORT, by=by, at=at, subjects=_subjects(circle))


def take_out(row: CircleMember, *, at: datetime.datetime, with_words: bool) -> None:
    """Empty somebody's place. Who has no space here is not known any more; whoever has one can still erase the words.

    What they had taken on is open again.
    """
    CircleEvent.objects.filter(taken_by=row).update(taken_by=None, changed_at=at)
    for invitation in CircleInvitation.objects.filter(asked_by=row):
        drop_invitation(invitation)
    if with_words:
        CirclePost.objects.filter(author=row).delete()
        CircleEvent.objects.filter(made_by=row).delete()
    has_space = _space_of(row.user_id) is not None
    left, row.left_at, row.name, row.feed_hash = row.user_id, at, "", ""
    if not has_space:
        row.user_id = None
    row.save(update_fields=["left_at", "name", "feed_hash", "user_id"])
    if left is not None and not has_space:
        _drop_role(row.municipality_id, left)


def drop_invitation(row: CircleInvitation) -> None:
    """Delete an invitation with its address, and the mail that went there."""
    municipalities.delete_mail_of(reference=reference_of(row))
    row.delete()


def reference_of(row: CircleInvitation) -> str:
    """Return by what the mail of an invitation is known."""
    return f"people.circle.invitation.{row.public_id}"


def note(
    circle: Circle, *, action: Action, by: Who, at: datetime.datetime, subjects: Collection[UUID], about: str = ""
) -> None:
    """Write down what was done with a circle: a row for each whose data it is; with who it is about, where known."""
    recipient = circle.recipient
    everybody = {*subjects, *([recipient.public_id] if recipient else [])}
    audit.record_each(
        municipality_id=circle.municipality_id,
        actor=by,
        subjects=sorted(everybody),
        action=action,
        what=WHAT,
        why=Purpose.OWN_USE,
        basis=Basis.CONSENT,
        about=about,
        at=at,
    )


def _subjects(circle: Circle) -> set[UUID]:
    return set(CircleMember.objects.filter(circle=circle, left_at__isnull=True).values_list("subject", flat=True))


def _relation(person: Person, relation: UUID | None) -> CareRelation | None:
    if relation is None:
        return None
    row = CareRelation.objects.filter(carer=person, public_id=relation, ended_at__isnull=True).first()
    if row is None:
        raise CircleIsGone
    return row


def _member(circle_id: int, member: UUID) -> CircleMember:
    rows = CircleMember.objects.select_for_update(of=("self",)).select_related(
        "circle__relation__recipient", "circle__about"
    )
    row = rows.filter(circle_id=circle_id, public_id=member, left_at__isnull=True).first()
    if row is None:
        raise CircleIsGone
    return row


def _space_of(user_id: int | None) -> Person | None:
    return None if user_id is None else Person.objects.filter(user_id=user_id).first()


def _forget_user(row: CircleMember) -> None:
    if row.user_id is not None and _space_of(row.user_id) is None:
        _drop_role(row.municipality_id, row.user_id)


def _drop_role(municipality_id: int, user_id: int) -> None:
    """Let go of the account of who was only in circles here, once they are in none."""
    if not CircleMember.objects.filter(user_id=user_id, left_at__isnull=True).exists():
        accounts.forget_resident(municipality_id=municipality_id, user_id=user_id, roles={Role.CIRCLE_MEMBER})


def _tell_recipient(circle: Circle, at: datetime.datetime) -> None:
    person = circle.recipient
    if person is None or not person.email:
        return
    with translation.override(person.language):
        municipalities.queue_mail(
            municipality_id=circle.municipality_id,
            to=person.email,
            subject=gettext("Er is een gedeelde plek over uw situatie"),
            body=sign_mail(
                gettext(
                    "Dag,\n\nIemand die voor u zorgt, opende een plek om samen af te spreken wie wat doet.\n\n"
                    "U ziet op uw eigen plek wie erbij is. U kunt iemand eruit halen, of alles laten stoppen."
                ),
                municipality_id=circle.municipality_id,
                to_space=True,
            ),
            reference=f"people.circle.about.{circle.public_id}",
        )


def _still_to_do(row: CircleMember, at: datetime.datetime) -> str:
    """Return what somebody took on and is still to come, in their language: a line each, with the day."""
    with translation.override(row.language):
        events = CircleEvent.objects.filter(taken_by=row, starts_at__gte=at).order_by("starts_at", "pk")
        days = (
            (formats.date_format(timezone.localtime(event.starts_at), "l j F, H:i"), event.what) for event in events
        )
        return "\n".join(f"- {day}: {what}" for day, what in days)


def _mail_end(row: CircleMember, email: str, plans: str, *, name: str) -> None:
    with translation.override(row.language):
        said = gettext(
            "Dag,\n\nDe plek ‘%(name)s’, die u met anderen deelde, is gestopt. Alles wat erin stond, is gewist."
        ) % {"name": name}
        then = gettext("Dit zou u nog doen:\n%(plans)s\n\nSpreek zelf af of het doorgaat.") % {"plans": plans}
        municipalities.queue_mail(
            municipality_id=row.municipality_id,
            to=email,
            subject=gettext("Een gedeelde plek is gestopt"),
            body=sign_mail(
                f"{said}\n\n{then if plans else gettext('U hoeft niets te doen.')}", municipality_id=row.municipality_id
            ),
            reference=f"people.circle.ended.{row.public_id}",
        )

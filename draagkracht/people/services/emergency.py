"""Who takes over when a carer drops out. Each substitute agrees, and may say no at any time."""

import datetime
import uuid
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from draagkracht.accounts import acting
from draagkracht.audit.rules import Action, ActorKind, Purpose, Who
from draagkracht.municipalities import services as municipalities
from draagkracht.municipalities.queries import get_origin
from draagkracht.people import links
from draagkracht.people.models import EmergencyPlan, Person, Substitute
from draagkracht.people.rules.codes import Willing
from draagkracht.people.services.noting import note
from draagkracht.people.services.signing import sign_mail

WHAT = "people.emergency"
MOST_SUBSTITUTES = 6
HOLDER = Who(ActorKind.RESIDENT, id="", role="card")


class PlanIsGone(Exception):
    """There is no such plan, card or question (any more)."""


class PlanIsFull(Exception):
    """A card holds no more substitutes."""


@transaction.atomic
def save_plan(
    *, person_id: int, called: str, where: str, must_know: str, phone: str = "", by: Who, at: datetime.datetime
) -> None:
    """Write somebody's emergency plan, or change what stands in it."""
    person = Person.objects.select_for_update().get(pk=person_id)
    values = {"called": called, "phone": phone, "where": where, "must_know": must_know, "changed_at": at}
    public_id = uuid.uuid4()
    new = {"public_id": public_id, "made_at": at, "token_hash": links.hash_of(links.make_token(public_id, 1))}
    plan, is_new = EmergencyPlan.objects.update_or_create(
        municipality_id=person.municipality_id, person=person, defaults=values, create_defaults=values | new
    )
    _record(plan, Action.ADD if is_new else Action.CHANGE, by, at)


@transaction.atomic
def ask_substitute(
    *, person_id: int, name: str, phone: str, email: str, does: str, key: UUID, by: Who, at: datetime.datetime
) -> str:
    """Add somebody to the plan who is asked to take over; return the token of the question.

    The caller mails it (`mail_question`), who knows the address. A form counts once. Raises PlanIsGone, PlanIsFull.
    """
    plan = _plan(person_id)
    held = Substitute.objects.filter(plan=plan, key=key).first()
    if held is not None:
        return links.known_token(held.public_id, 0, held.token_hash)
    if Substitute.objects.filter(plan=plan).count() >= MOST_SUBSTITUTES:
        raise PlanIsFull
    public_id = uuid.uuid4()
    token = links.make_token(public_id)
    Substitute.objects.create(
        municipality_id=plan.municipality_id,
        public_id=public_id,
        plan=plan,
        name=name,
        phone=phone,
        email=email,
        does=does,
        asked_at=at,
        token_hash=links.hash_of(token),
        key=key,
    )
    _record(plan, Action.CHANGE, by, at)
    return token


def mail_question(*, municipality_id: int, email: str, asker: str, address: str, reference: str) -> None:
    """Mail somebody the question whether they take over; `address` leads to the page where they answer."""
    municipalities.queue_mail(
        municipality_id=municipality_id,
        to=email,
        subject=gettext("Wilt u inspringen als het nodig is?"),
        body=sign_mail(
            gettext(
                "Dag,\n\n%(asker)s zorgt voor iemand, en maakt een noodplan. Daarin staat wie kan inspringen.\n\n"
                "Wilt u op die lijst? Lees hier wat het is, en zeg ja of nee:\n%(address)s\n\n"
                "U bent tot niets verplicht. U kunt later altijd nee zeggen."
            )
            % {"asker": asker, "address": address},
            municipality_id=municipality_id,
        ),
        reference=reference,
    )


@transaction.atomic
def say_yes(*, token: str, phone: str, at: datetime.datetime) -> None:
    """Write down that a substitute agrees, and their number, which may be empty. Again: a number that changed.

    Raises PlanIsGone, also for who said no: the carer asks anew.
    """
    row = _asked(token)
    if row.state == Willing.DECLINED:
        raise PlanIsGone
    row.phone = phone
    _answer(row, Willing.AGREED, at)


@transaction.atomic
def say_no(*, token: str, at: datetime.datetime) -> None:
    """Write down that a substitute does not agree (any more), and tell the carer. Raises PlanIsGone."""
    row = _asked(token)
    if row.state != Willing.DECLINED:
        _answer(row, Willing.DECLINED, at)
        _mail_no(row)


@transaction.atomic
def change_number(*, person_id: int, public_id: UUID, phone: str, by: Who, at: datetime.datetime) -> None:
    """Change the number of somebody on the plan. Raises PlanIsGone, also for who said no and left none."""
    row = _substitute(person_id, public_id)
    if row.state == Willing.DECLINED:
        raise PlanIsGone
    if row.phone != phone:
        row.phone = phone
        row.save(update_fields=["phone"])
        _record(row.plan, Action.CHANGE, by, at)


@transaction.atomic
def note_spoken_yes(*, person_id: int, public_id: UUID, by: Who, at: datetime.datetime) -> None:
    """Write down that a substitute said yes to the carer. Raises PlanIsGone."""
    row = _substitute(person_id, public_id)
    if row.state == Willing.ASKED:
        _answer(row, Willing.AGREED, at)
        _record(row.plan, Action.CHANGE, by, at)


@transaction.atomic
def remove_substitute(*, person_id: int, public_id: UUID, by: Who, at: datetime.datetime) -> None:
    """Take somebody off the plan. Raises PlanIsGone."""
    row = _substitute(person_id, public_id)
    plan = row.plan
    row.delete()
    _record(plan, Action.CHANGE, by, at)


@transaction.atomic
def renew_card(*, person_id: int, by: Who, at: datetime.datetime) -> None:
    """Make a new card: the address on the one before opens nothing any more. Raises PlanIsGone."""
    plan = _plan(person_id)
    plan.card_number += 1
    plan.token_hash = links.hash_of(links.make_token(plan.public_id, plan.card_number))
    plan.changed_at = at
    plan.save(update_fields=["card_number", "token_hash", "changed_at"])
    _record(plan, Action.CHANGE, by, at)


@transaction.atomic
def delete_plan(*, person_id: int, by: Who, at: datetime.datetime) -> None:
    """Delete somebody's plan with its substitutes and its card; nothing when there is none."""
    plan = EmergencyPlan.objects.select_for_update().filter(person_id=person_id).first()
    if plan is not None:
        _record(plan, Action.REMOVE, by, at)
        plan.delete()


@transaction.atomic
def note_card_was_read(*, token: str, reader: UUID | None, at: datetime.datetime) -> None:
    """Write down that somebody opened a card, so that its owner sees it. Raises PlanIsGone.

    `reader` is the person who is signed in, None for nobody: the owner who looks how it is, looks for themselves.
    """
    plan = EmergencyPlan.objects.filter(token_hash=links.hash_of(token)).select_related("person").first()
    if plan is None:
        raise PlanIsGone
    if reader == plan.person.public_id:
        _record(plan, Action.SEE, acting.resident(reader), at)
    else:
        _record(plan, Action.SEE, HOLDER, at, why=Purpose.EMERGENCY)


def _asked(token: str) -> Substitute:
    rows = Substitute.objects.select_for_update(of=("self",)).select_related("plan__person")
    row = rows.filter(token_hash=links.hash_of(token)).first()
    if row is None:
        raise PlanIsGone
    return row


def _mail_no(row: Substitute) -> None:
    """Tell the carer that somebody takes over no more. The mail names nobody: the page does."""
    person = row.plan.person
    if not person.email or person.ended_at is not None:
        return
    with translation.override(person.language):
        address = f"{get_origin(row.municipality_id)}{reverse('people:show-plan')}"
        municipalities.queue_mail(
            municipality_id=row.municipality_id,
            to=person.email,
            subject=gettext("Er veranderde iets in uw noodplan"),
            body=sign_mail(
                gettext(
                    "Dag,\n\nIemand op uw lijst kan niet inspringen. Dat mag, en het kan altijd veranderen.\n\n"
                    "Bekijk uw noodplan. U kunt een ander vragen:\n%(address)s\n\n"
                    "Wilt u erover praten? Dat kan altijd."
                )
                % {"address": address},
                municipality_id=row.municipality_id,
            ),
            reference=f"people.substitute.{row.public_id}.no",
        )


def _answer(row: Substitute, state: Willing, at: datetime.datetime) -> None:
    row.state = state.value
    row.answered_at = at
    if state is Willing.DECLINED:
        row.phone = row.email = ""
    row.save(update_fields=["state", "answered_at", "phone", "email"])


def _plan(person_id: int) -> EmergencyPlan:
    plan = EmergencyPlan.objects.select_for_update().filter(person_id=person_id).first()
    if plan is None:
        raise PlanIsGone
    return plan


def _substitute(person_id: int, public_id: UUID) -> Substitute:
    rows = Substitute.objects.select_for_update(of=("self",)).select_related("plan__person")
    row = rows.filter(plan__person_id=person_id, public_id=public_id).first()
    if row is None:
        raise PlanIsGone
    return row


def _record(
    plan: EmergencyPlan, action: Action, by: Who, at: datetime.datetime, why: Purpose = Purpose.OWN_USE
) -> None:
    note(person=plan.person, what=WHAT, action=action, by=by, at=at, why=why)

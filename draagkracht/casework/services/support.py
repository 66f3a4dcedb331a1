"""Keeping the file of a support centre: begun on consent, written in, and gone at once when the carer says so.

Every act is of somebody of the centre (`CentreWorker`) on a file that is theirs; the carer's own acts stand in
support_own. The ground in the log is always consent.
"""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from draagkracht.accounts.models import Organisation
from draagkracht.audit import services as audit
from draagkracht.audit.rules import Action, Basis, Purpose, Who
from draagkracht.base import tenancy
from draagkracht.casework.models import SupportContact, SupportFile
from draagkracht.casework.queries import outreach as counted
from draagkracht.casework.queries import support as queries
from draagkracht.casework.queries.support import Centre, CentreWorker, File, Page
from draagkracht.casework.rules import support
from draagkracht.casework.rules.outreach import Event
from draagkracht.casework.rules.support import After, Care, Facts, Next, Norms, Said, Way
from draagkracht.casework.services import outreach
from draagkracht.casework.services.earlier import put_texts
from draagkracht.municipalities import services as municipalities
from draagkracht.people.rules.codes import Asked
from draagkracht.people.services import consents
from draagkracht.referrals.rules.referring import Channel

WHAT: Final = "support.file"
FACTS: Final = ("name", "phone", "email", "address", "language", "came_for")

REACHED: Final = ("phone", "email", "name", "address")  # of which prints are kept


class FileIsGone(Exception):
    """There is no such file, or not for this person."""


class ChangedMeanwhile(Exception):
    """Somebody changed the file since it was shown: the carer, or a colleague."""


class AttemptsAreOver(Exception):
    """Somebody was sought often enough without an answer."""


class WantsNoContact(Exception):
    """Somebody with this number or address said that they want no contact any more."""


class HasFile(Exception):
    """The centre has a file already of somebody with this number or mail address; `public_ids` says which."""

    def __init__(self, public_ids: Collection[UUID]) -> None:
        super().__init__("the centre has a file with the same number or mail address")
        self.public_ids = tuple(public_ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin:
    """With what a file begins. `lifts` says that somebody who wanted no contact asks for it now.

    `is_other` says that nobody has to look for a file of the same person.
    """

    centre: Centre
    facts: Facts = field(repr=False)
    asked: Asked
    asked_by: str
    channel: Channel
    next: Next = field(default_factory=Next)
    worker_id: int | None = None
    has_contact: bool = True
    lifts: bool = False
    is_other: bool = True
    person_id: int | None = None
    consent_id: int | None = None


@transaction.atomic
def begin_file(*, municipality_id: int, begin: Begin, by: Who, key: UUID, at: datetime.datetime) -> UUID:
    """Begin the file of a carer who agreed; return its public id. Sending a form twice has one effect.

    Raises support.NoConsent, support.CannotBeReached, HasFile and WantsNoContact.
    """
    if not begin.asked_by:
        raise support.NoConsent
    support.check_facts(begin.facts)
    # One at a time a centre: the second of two equal forms sees the first.
    Organisation.objects.select_for_update(no_key=True).get(pk=begin.centre.id)
    earlier = SupportFile.objects.filter(key=key).first()
    if earlier is not None:
        return earlier.public_id
    same = () if begin.is_other else queries.list_same(begin.centre, begin.facts)
    if same:
        raise HasFile(same)
    reached = {name: getattr(begin.facts, name) for name in REACHED}
    if begin.lifts:
        outreach.lift_no_contact(centre_id=begin.centre.id, **reached)
    elif counted.wants_no_contact([begin.centre.id], **reached):
        raise WantsNoContact
    row = SupportFile.objects.create(
        municipality_id=municipality_id,
        organisation_id=begin.centre.id,
        person_id=begin.person_id,
        consent_id=begin.consent_id,
        asked=begin.asked.value,
        asked_by=begin.asked_by[: support.LONGEST_LABEL],
        agreed_at=at,
        channel=begin.channel.value,
        worker_id=begin.worker_id,
        contact_at=at,
        has_contact=begin.has_contact,
        key=key,
        **_facts(begin.facts),
        **_next(begin.next),
    )
    for event in events_of_new(begin.facts.care):
        outreach.count(file=row, event=event, key=key, at=at)
    log(row, action=Action.ADD, by=by, at=at)
    return row.public_id


def events_of_new(care: Care) -> tuple[Event, ...]:
    """Return what is counted when somebody comes into view."""
    more = {Care.WLZ: (Event.NEW_WLZ,), Care.NONE: (Event.NEW_WITHOUT,)}
    return (Event.NEW, *more.get(care, ()))


@transaction.atomic
def see_file(*, public_id: UUID, by: CentreWorker, at: datetime.datetime, today: datetime.date) -> File:
    """Return a file, and write down that somebody saw it. Raises FileIsGone."""
    found = queries.get_file(public_id, by, today=today)
    if found is None:
        raise FileIsGone
    log(SupportFile.objects.select_related("person").get(pk=found.id), action=Action.SEE, by=by.who, at=at)
    return found


@transaction.atomic
def see_caseload(*, by: CentreWorker, is_mine: bool, number: int, at: datetime.datetime, today: datetime.date) -> Page:
    """Return a page of the caseload, and write down whose names stood on it."""
    page = queries.list_files(by, today=today, is_mine=is_mine, number=number)
    log_each(page.files, action=Action.SEE, by=by.who, at=at, what="support.list")
    return page


@transaction.atomic
def find_files(*, by: CentreWorker, text: str, at: datetime.datetime, today: datetime.date) -> tuple[File, ...]:
    """Return the files in which a name, a number or an address stands, and write down whose were found."""
    found = queries.find_files(by, text, today=today)
    log_each(found, action=Action.SEE, by=by.who, at=at, what="support.list")
    return found


@transaction.atomic
def change_file(
    *, public_id: UUID, facts: Facts, worker_id: int | None, revision: int, by: CentreWorker, at: datetime.datetime
) -> None:
    """Change what stands in a file, and who has it. Raises FileIsGone, ChangedMeanwhile and support.CannotBeReached."""
    support.check_facts(facts)
    row = lock(public_id=public_id, by=by)
    if row.revision != revision:
        raise ChangedMeanwhile
    row.worker_id = worker_id
    put_facts(row, facts=facts)
    log(row, action=Action.CHANGE, by=by.who, at=at)


@transaction.atomic
def note_contact(
    *, public_id: UUID, said: Said, plan: Next, by: CentreWorker, key: UUID, at: datetime.datetime
) -> None:
    """Note a contact or an attempt. Sending a form twice has one effect.

    `plan` is the next time, as the carer chose it in a talk; an attempt leaves what they chose before alone. Where they
    chose nothing that is to come, `plan` may be a day of ours to try again. After too many attempts without an answer
    the file rests. Raises FileIsGone and AttemptsAreOver.
    """
    row = lock(public_id=public_id, by=by)
    if SupportContact.objects.filter(key=key).exists():
        return
    norms, before = queries.get_norms(said.on), queries.next_of(row)
    if not said.was_reached and not support.may_seek(row.tries, before, said.on, norms):
        raise AttemptsAreOver
    add_contact(row, said=said, by=by.name, key=key, at=at)
    row.tries = 0 if said.was_reached else row.tries + 1
    if said.was_reached:
        row.has_contact, row.contact_at, row.asked_to_keep_at = True, at, None
    after = _after(row.tries, before, plan, said=said, norms=norms)
    for name, value in _next(after).items():
        setattr(row, name, value)
    row.worker_id = row.worker_id or by.user_id
    row.revision += 1
    row.save()
    log(row, action=Action.ADD, by=by.who, at=at, what="support.contact")
    done = Event.VISIT if said.way is Way.VISIT else Event.CONTACT
    outreach.count(file=row, event=done if said.was_reached else Event.ATTEMPT, key=key, at=at)


@transaction.atomic
def correct_contact(
    *, public_id: UUID, contact_id: UUID, texts: Mapping[str, str], seen: int, by: CentreWorker, at: datetime.datetime
) -> None:
    """Correct what was noted of a contact; what stood there stays. Raises FileIsGone and CorrectedMeanwhile.

    What the carer gave to the municipality is in their own words, and is not corrected.
    """
    row = lock(public_id=public_id, by=by)
    contact = SupportContact.objects.filter(file=row, public_id=contact_id).exclude(way=Way.HANDED.value).first()
    if contact is None:
        raise FileIsGone
    if put_texts(contact, texts=texts, seen=seen, by=by.name, at=at):
        log(row, action=Action.CHANGE, by=by.who, at=at, what="support.contact")


@transaction.atomic
def end_file(*, public_id: UUID, keeps_print: bool, by: CentreWorker, at: datetime.datetime) -> None:
    """Delete a file at once because the carer says so; twice does nothing more.

    With `keeps_print` keyed prints of the number, the mail address, and the name with the address stay, so that
    nobody gets in touch again.
    """
    row = (
        SupportFile.objects.select_for_update(of=("self",)).filter(queries.visible_to(by), public_id=public_id).first()
    )
    if row is None:
        return
    if keeps_print:
        reached = {name: getattr(row, name) for name in REACHED}
        outreach.remember_no_contact(centre_id=row.organisation_id, at=at, **reached)
    if row.consent is not None and row.person is not None:
        consents.withdraw_consent(
            person_id=row.person.pk, public_id=row.consent.public_id, by=by.who, at=at
        )  # the receiver deletes the file
    else:
        delete_files(SupportFile.objects.filter(pk=row.pk), by=by.who, at=at, why=Purpose.RIGHTS)


def delete_files(rows: "QuerySet[SupportFile]", *, by: Who, at: datetime.datetime, why: Purpose) -> int:
    """Delete files with all that hangs on them, and the mails about them; return how many."""
    found = list(rows.select_for_update(of=("self",)).select_related("person"))
    for row in found:
        log(row, action=Action.REMOVE, by=by, at=at, why=why)
        municipalities.delete_mail_about(reference=mail_reference(row.public_id))
        row.delete()
    return len(found)


def mail_reference(public_id: UUID) -> str:
    """Return how the references begin of the mails about a file."""
    return f"support.{public_id}."


def language_of(row: SupportFile) -> str:
    """Return the language of a mail to a carer: theirs where we have it, else Dutch."""
    return row.language if row.language in dict(settings.LANGUAGES) else "nl"


def lock(*, public_id: UUID, by: CentreWorker) -> SupportFile:
    """Return the row of a file that nobody else changes until the transaction ends. Raises FileIsGone."""
    return lock_where(queries.visible_to(by) & Q(public_id=public_id))


def lock_where(condition: Q) -> SupportFile:
    """Return the row that a condition finds, locked. Raises FileIsGone."""
    row = SupportFile.objects.select_for_update(of=("self",)).select_related("person").filter(condition).first()
    if row is None:
        raise FileIsGone
    return row


def put_facts(row: SupportFile, *, facts: Facts) -> None:
    """Save other facts in a row."""
    for name, value in _facts(facts).items():
        setattr(row, name, value)
    row.revision += 1
    row.save()


def add_contact(row: SupportFile, *, said: Said, by: str, key: UUID, at: datetime.datetime) -> None:
    """Add a line to a file."""
    SupportContact.objects.create(
        municipality_id=row.municipality_id,
        file=row,
        on_date=said.on,
        way=said.way.value,
        was_reached=said.was_reached,
        by=by[: support.LONGEST_LABEL],
        note=said.note,
        agreed=said.agreed,
        noted_at=at,
        key=key,
    )


def log(
    row: SupportFile,
    *,
    action: Action,
    by: Who,
    at: datetime.datetime,
    what: str = WHAT,
    why: Purpose = Purpose.CONTACT,
) -> None:
    """Write down what was done with the file of a carer."""
    audit.record(
        municipality_id=row.municipality_id,
        actor=by,
        subject=row.person.public_id if row.person else row.public_id,
        action=action,
        what=what,
        why=why,
        basis=Basis.CONSENT,
        about=str(row.public_id),
        at=at,
    )


def log_each(files: Collection[File], *, action: Action, by: Who, at: datetime.datetime, what: str) -> None:
    """Write down what was done with several files at once: a row for each carer, in one statement."""
    if not files:
        return
    (municipality_id,) = tenancy.current_municipalities()
    audit.record_each(
        municipality_id=municipality_id,
        actor=by,
        subjects=[found.subject for found in files],
        action=action,
        what=what,
        why=Purpose.CONTACT,
        basis=Basis.CONSENT,
        at=at,
    )


def _facts(facts: Facts) -> dict[str, Any]:
    return {"care": facts.care.value, **{name: getattr(facts, name) for name in FACTS}}


def _after(tries: int, before: Next, plan: Next, *, said: Said, norms: Norms) -> Next:
    """Return the next time after a contact or an attempt."""
    if said.was_reached:
        return plan
    after = support.after_nobody(tries, before, said.on, norms)
    if after is After.RESTS:
        return Next()
    return plan if after is After.AGAIN and plan.is_ours else before


def _next(plan: Next) -> dict[str, Any]:
    return {
        "next_date": plan.date,
        "next_is_month": plan.is_month and plan.date is not None,
        "next_is_ours": plan.is_ours and plan.date is not None,
        "next_way": plan.way.value,
        "next_part": plan.part.value,
    }

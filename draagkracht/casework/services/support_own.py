"""What a carer does with what a support centre keeps of them: agree, read, correct, give on, keep or take back."""

import datetime
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.audit import queries as audit
from draagkracht.audit.queries import Use
from draagkracht.audit.rules import Action, Purpose, Who
from draagkracht.casework.models import SupportContact, SupportFile
from draagkracht.casework.queries import support as queries
from draagkracht.casework.queries.support import Centre, File
from draagkracht.casework.rules import support
from draagkracht.casework.rules.support import Facts, Next, Said, Way
from draagkracht.casework.services import support as files
from draagkracht.casework.services.support import Begin, ChangedMeanwhile, FileIsGone
from draagkracht.casework.services.support_linking import confirm_contact
from draagkracht.people.models import Consent, Person
from draagkracht.people.rules.codes import Asked
from draagkracht.people.rules.codes import Purpose as Agreed
from draagkracht.people.services import consents
from draagkracht.referrals import services as referrals
from draagkracht.referrals.rules import referring as codes
from draagkracht.referrals.rules.wishes import Daypart

MUNICIPALITY: Final = "municipality"
MOST_USES: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Me:
    """The carer who acts, in their own space."""

    person_id: int
    public_id: UUID

    @property
    def who(self) -> Who:
        """Return how the log knows them."""
        return acting.resident(self.public_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """What a carer gives to the municipality: words that they read before they sent them, and how to reach them."""

    text: str = field(repr=False)
    name: str = field(repr=False)
    phone: str = field(repr=False)
    email: str = field(repr=False)


@transaction.atomic
def agree(*, me: Me, centre: Centre, facts: Facts, key: UUID, at: datetime.datetime) -> UUID:
    """Agree that a centre keeps a file, and begin it; return its public id. Who has one there keeps it.

    The centre gets in touch within the term of a referral. Raises people's ParentIsNeeded and support.CannotBeReached.
    """
    support.check_facts(facts)
    person = Person.objects.select_for_update().get(pk=me.person_id)
    held = queries.own_files(person.pk).filter(organisation_id=centre.id).first()
    if held is not None:
        return held.public_id
    consent = _consent(me, centre, at)
    begin = Begin(
        centre=centre,
        facts=facts,
        asked=Asked.ON_SCREEN,
        asked_by=centre.name,
        channel=codes.Channel.SELF,
        next=Next(date=queries.first_contact_due(at), is_ours=True, way=support.way_to(facts)),
        has_contact=False,
        lifts=True,
        person_id=person.pk,
        consent_id=consent,
    )
    made = files.begin_file(municipality_id=person.municipality_id, begin=begin, by=me.who, key=key, at=at)
    confirm_contact(public_id=made, centre=centre, until=queries.first_contact_due(at))
    return made


@transaction.atomic
def tie_file(*, me: Me, public_id: UUID, at: datetime.datetime) -> None:
    """Show a file that was begun on paper or by word of mouth in somebody's own space; twice does nothing more.

    Raises FileIsGone where it is tied to another space, or where they have a file of that centre already.
    """
    row = files.lock_where(Q(public_id=public_id))
    if row.person_id == me.person_id:
        return
    there = SupportFile.objects.filter(organisation_id=row.organisation_id, person_id=me.person_id)
    if row.person_id is not None or there.exists():
        raise FileIsGone
    centre = queries.file_of(row, timezone.localdate(at), queries.get_norms(timezone.localdate(at))).centre
    row.consent_id = _consent(me, centre, at)
    row.person = Person.objects.get(pk=me.person_id)
    row.save(update_fields=["person", "consent"])
    files.log(row, action=Action.ADD, by=me.who, at=at, why=Purpose.OWN_USE)


@transaction.atomic
def see_own(*, me: Me, public_id: UUID, at: datetime.datetime) -> tuple[File, tuple[Use, ...]]:
    """Return one's own file and who looked at it, the last one first; write down that its owner did.

    Raises FileIsGone.
    """
    found = queries.get_own(me.person_id, public_id, today=timezone.localdate(at))
    if found is None:
        raise FileIsGone
    row = files.lock_where(Q(pk=found.id))
    looked = [*audit.list_for_subject(me.public_id, by_others=True, limit=MOST_USES)]
    looked += audit.list_for_subject(public_id, by_others=True, limit=MOST_USES)
    files.log(row, action=Action.SEE, by=me.who, at=at, why=Purpose.OWN_USE)
    uses = [use for use in looked if use.what.startswith("support.")]
    return found, tuple(sorted(uses, key=lambda use: use.id, reverse=True))


@transaction.atomic
def correct(*, me: Me, public_id: UUID, facts: Facts, revision: int, at: datetime.datetime) -> None:
    """Change what a centre knows of somebody. Raises FileIsGone, ChangedMeanwhile and support.CannotBeReached."""
    support.check_facts(facts)
    row = _own(me, public_id)
    if row.revision != revision:
        raise ChangedMeanwhile
    files.put_facts(row, facts=facts)
    files.log(row, action=Action.CHANGE, by=me.who, at=at, why=Purpose.RIGHTS)


@transaction.atomic
def remark(*, me: Me, contact_id: UUID, text: str, at: datetime.datetime) -> None:
    """Write at a note what is not right in it. Raises FileIsGone."""
    contact = _contact(me, contact_id)
    contact.remark = text
    contact.save(update_fields=["remark"])
    files.log(contact.file, action=Action.CHANGE, by=me.who, at=at, what="support.contact", why=Purpose.RIGHTS)


@transaction.atomic
def remove_contact(*, me: Me, contact_id: UUID, at: datetime.datetime) -> None:
    """Delete a note; one that is gone is as good."""
    try:
        contact = _contact(me, contact_id)
    except FileIsGone:
        return
    contact.delete()
    files.log(contact.file, action=Action.REMOVE, by=me.who, at=at, what="support.contact", why=Purpose.RIGHTS)


@transaction.atomic
def keep(*, me: Me, public_id: UUID, at: datetime.datetime) -> None:
    """Let a file stay for another year. Raises FileIsGone."""
    row = _own(me, public_id)
    if row.asked_to_keep_at is not None:
        row.asked_to_keep_at, row.contact_at = None, at
        row.save(update_fields=["asked_to_keep_at", "contact_at"])
        files.log(row, action=Action.CHANGE, by=me.who, at=at, why=Purpose.OWN_USE)


@transaction.atomic
def withdraw(*, me: Me, public_id: UUID, at: datetime.datetime) -> None:
    """Take back that a centre keeps a file: it is deleted at once. What is gone is as good."""
    row = SupportFile.objects.filter(person_id=me.person_id, public_id=public_id).select_related("consent").first()
    if row is not None and row.consent is not None:
        consents.withdraw_consent(person_id=me.person_id, public_id=row.consent.public_id, by=me.who, at=at)


@transaction.atomic
def give_to_municipality(*, me: Me, public_id: UUID, gift: Gift, key: UUID, at: datetime.datetime) -> datetime.datetime:
    """Give words of one's own to the municipality, as a referral by one's own hand; return by when it calls.

    What was given stands in the file from then on, for the carer and the centre. Sending a form twice has one effect.
    Raises FileIsGone, referrals.TooManyReferrals and the refusals of its rules.
    """
    row = _own(me, public_id)
    received = referrals.receive_referral(
        municipality_id=row.municipality_id,
        referrer=codes.Referrer(
            channel=codes.Channel.SUPPORT_CENTRE,
            organisation=row.organisation.name,
            organisation_id=row.organisation_id,
        ),
        details=codes.Details(
            name=gift.name,
            phone=gift.phone,
            email=gift.email,
            language=row.language,
            daypart=Daypart.ANY,
            situation=codes.Situation.OTHER,
            urgency=codes.Urgency.NORMAL,
            note=gift.text,
            asked=codes.Asked.ON_SCREEN,
            answer=codes.Answer.NOTHING,
        ),
        who=me.who,
        key=key,
        at=at,
    )
    if not SupportContact.objects.filter(key=key).exists():
        said = Said(way=Way.HANDED, was_reached=True, on=timezone.localdate(at), note=gift.text)
        files.add_contact(row, said=said, by="", key=key, at=at)
        purpose = Agreed.TO_MUNICIPALITY
        consents.give_consent(person_id=me.person_id, purpose=purpose, recipient=MUNICIPALITY, by=me.who, at=at)
        files.log(row, action=Action.SHARE, by=me.who, at=at, why=Purpose.OWN_USE)
    return received.due_at


def facts_of(person_id: int) -> Facts:
    """Return what somebody's own space says already, so that nobody types it again."""
    person = Person.objects.get(pk=person_id)
    names = ("name", "phone", "email", "address", "language")
    return replace(Facts(name=person.name), **{name: getattr(person, name) for name in names})


def _consent(me: Me, centre: Centre, at: datetime.datetime) -> int:
    """Write down that somebody agrees; return the key of the row."""
    found = consents.give_consent(
        person_id=me.person_id,
        purpose=Agreed.SUPPORT_CENTRE_FILE,
        recipient=centre.recipient,
        recipient_label=centre.name,
        by=me.who,
        at=at,
    )
    return Consent.objects.get(public_id=found).pk


def _own(me: Me, public_id: UUID) -> SupportFile:
    theirs = Q(person_id=me.person_id, consent__withdrawn_at__isnull=True)
    return files.lock_where(theirs & Q(public_id=public_id))


def _contact(me: Me, contact_id: UUID) -> SupportContact:
    rows = SupportContact.objects.select_for_update(of=("self",)).select_related("file__person")
    theirs = rows.filter(file__person_id=me.person_id, file__consent__withdrawn_at__isnull=True)
    found = theirs.filter(public_id=contact_id).first()
    if found is None:
        raise FileIsGone
    return found

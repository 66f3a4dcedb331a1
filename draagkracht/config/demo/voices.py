"""Those who are cared for in the demo, and who speaks for them: what they share, and what waits for them."""

import datetime
import uuid
from dataclasses import dataclass, replace
from typing import Final

from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts.queries import get_actor, get_demo_user
from draagkracht.accounts.rules import Role
from draagkracht.audit.rules import ActorKind, Who
from draagkracht.base import tenancy
from draagkracht.casework.models import Arrangement, Case
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.rules.arrangements import Content
from draagkracht.config.demo import talks
from draagkracht.municipalities.models import Municipality
from draagkracht.people import services
from draagkracht.people.models import CareRelation, Person
from draagkracht.people.rules.codes import Power
from draagkracht.people.rules.voices import reader_code

YEAR: Final = datetime.timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Who cares for whom, who speaks for them, and what they find important."""

    carer: str
    recipient: str
    speaker: str
    power: Power
    wants: str
    must_stay: str


FAMILIES: Final = {
    "voorbeeldstad": Family(
        carer="marijke@wijk.example",
        recipient="henk@wijk.example",
        speaker="joris@wijk.example",
        power=Power.AUTHORISED,
        wants="Thuis blijven wonen. En nog een keer naar de haven.",
        must_stay="Samen ontbijten, met de krant. Ik beslis zelf wanneer ik naar bed ga.",
    ),
    "voorbeelddorp": Family(
        carer="aaltje@dorp.example",
        recipient="jan@dorp.example",
        speaker="jet@dorp.example",
        power=Power.MENTOR,
        wants="Elke dag even naar buiten, ook als het regent.",
        must_stay="De hond blijft bij mij.",
    ),
}
WORKER, OWN_SLUG = "kees@voorbeelddorp.example", "voorbeelddorp"


def fill_voices() -> None:
    """Tie the families of the demo, and let somebody speak for who is cared for, unless they are tied already."""
    for municipality in Municipality.objects.filter(slug__in=FAMILIES):
        with tenancy.acting_for(municipality.pk):
            fill(FAMILIES[municipality.slug], timezone.now())
            if municipality.slug == OWN_SLUG:
                fill_plan("Jan Boer", timezone.now())


def fill(family: Family, now: datetime.datetime) -> None:
    """Let one family say yes to each other."""
    people = {person.email: person for person in Person.objects.all()}
    if not {family.carer, family.recipient, family.speaker} <= set(people):
        return
    carer, recipient, speaker = (people[email] for email in (family.carer, family.recipient, family.speaker))
    relation = CareRelation.objects.filter(carer=carer, ended_at=None).order_by("pk").first()
    if relation is None or CareRelation.objects.filter(recipient=recipient).exists():
        return
    asked = services.invite_cared_for(
        person_id=carer.pk,
        relation_id=relation.public_id,
        email=recipient.email,
        key=uuid.uuid4(),
        by=acting.resident(carer.public_id),
        at=now,
    )
    services.accept(token=asked.token, person_id=recipient.pk, at=now)
    services.accept(token=ask_speaker(family, recipient, now), person_id=speaker.pk, at=now)
    me = acting.resident(recipient.public_id, Role.CARE_RECIPIENT)
    services.save_wishes(
        person_id=recipient.pk,
        wants=family.wants,
        must_stay=family.must_stay,
        readers={reader_code(carer.public_id): carer.name, reader_code(speaker.public_id): speaker.name},
        by=me,
        at=now,
    )


def ask_speaker(family: Family, recipient: Person, now: datetime.datetime) -> str:
    """Ask somebody to speak: by who is cared for, or by the desk who saw the proof; return the token."""
    if family.power is Power.AUTHORISED:
        me = acting.resident(recipient.public_id, Role.CARE_RECIPIENT)
        return services.invite_speaker(
            person_id=recipient.pk, email=family.speaker, until=now + YEAR, key=uuid.uuid4(), by=me, at=now
        ).token
    seen = services.Seen(
        name=recipient.name,
        contact_email=recipient.email,
        contact_phone="",
        power=family.power,
        speaker_email=family.speaker,
        until=None,
    )
    desk = Who(ActorKind.STAFF, "demo", "Dirk Steunpunt", Role.DESK.value)
    return services.confirm(
        municipality_id=recipient.municipality_id, seen=seen, by=desk, key=uuid.uuid4(), at=now
    ).token


def fill_plan(name: str, now: datetime.datetime) -> None:
    """Let a plan wait for what somebody, or who speaks for them, thinks of it."""
    case = Case.objects.filter(parties__name=name, parties__role="client").first()
    user = get_demo_user(WORKER)
    actor = get_actor(user, now) if user else None
    if case is None or actor is None or Arrangement.objects.filter(case=case).exists():
        return
    content = Content(
        goals={"meeting_people": "Drie dagen in de week onder de mensen, en elke dag naar buiten."},
        carer_section="Overdag is er iemand bij uw vader. U belt 's avonds, omdat u dat graag doet.",
        overload_threatens=True,
        review_date=timezone.localdate(now) + datetime.timedelta(days=60),
    )
    line = replace(
        talks.HELP[1],
        what="Dagopvang op de boerderij, drie dagen",
        who="Zorgboerderij Het Veen",
        when="maandag, woensdag, vrijdag",
        alternative="Iemand die thuis komt wandelen",
        is_in_place_of_carer=True,
    )
    talks.write_plan(case, worker_of(actor), content, (line,), now - datetime.timedelta(days=1))

"""Several carers, each with a section of their own: written, read and signed by that carer, and by nobody else."""

import uuid
from collections.abc import Callable

import pytest
from django.test import Client

from draagkracht.accounts.permissions import Role
from draagkracht.casework.models import Arrangement, Attendance, CarerSection, Case, Conversation, Party
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries import letters
from draagkracht.casework.queries import own as own_queries
from draagkracht.casework.rules.arrangements import OwnSection
from draagkracht.casework.rules.conversation import mark_of
from draagkracht.casework.services import arrangements, own
from draagkracht.casework.services.arrangements import ChangedMeanwhile, Says
from draagkracht.people.models import Person
from tests import people
from tests.conftest import CITY_HOST
from tests.integration.casework.conftest import MONDAY, act
from tests.integration.casework.test_arrangements import draft, offer, space
from tests.integration.casework.test_talks import couple

__all__ = ["couple", "draft"]
SignIn = Callable[..., Client]
SECRET = "Mijn broer mag dit niet weten"


@pytest.fixture
def brother(couple: Case) -> Party:
    """Return a second carer of the case."""
    return Party.objects.create(
        municipality_id=couple.municipality_id, case=couple, role="carer", name="Bram Proef", agreed_at=MONDAY
    )


def sister(couple: Case) -> Party:
    """Return the first carer of the case."""
    return couple.parties.filter(role="carer").exclude(name="Bram Proef").get()


def write(couple: Case, who: Worker, draft: Arrangement, party: Party, text: str) -> None:
    """Write what is for one carer alone."""
    draft.refresh_from_db()
    section = OwnSection(party_id=party.public_id, text=text)
    arrangements.save_section(
        act=act(couple, who), arrangement_id=draft.public_id, revision=draft.revision, section=section
    )


def test_each_carer_reads_their_own_section_and_signs_what_they_read(
    couple: Case, brother: Party, consultant: Worker, draft: Arrangement
) -> None:
    client = space(couple, "client", "Henk")
    hers = Person.objects.create(
        municipality_id=couple.municipality_id, name="M", created_at=MONDAY, seen_at=MONDAY, key=uuid.uuid4()
    )
    his = Person.objects.create(
        municipality_id=couple.municipality_id, name="B", created_at=MONDAY, seen_at=MONDAY, key=uuid.uuid4()
    )
    Party.objects.filter(pk=sister(couple).pk).update(person=hers)
    Party.objects.filter(pk=brother.pk).update(person=his)
    write(couple, consultant, draft, sister(couple), SECRET)
    write(couple, consultant, draft, brother, "Voor Bram: een avond biljarten")
    offer(couple, consultant, draft)

    seen = {
        person.pk: own.open_arrangement(person_id=person.pk, public_id=draft.public_id, at=MONDAY).seen
        for person in (client, hers, his)
    }
    for person in (client, hers, his):
        own.sign_arrangement(
            person_id=person.pk, public_id=draft.public_id, says=Says(is_agreed=True, chosen=(1,)),
            content_hash=seen[person.pk].hash, at=MONDAY,
        )  # fmt: skip

    draft.refresh_from_db()
    assert [SECRET in repr(one.own_section) for one in seen.values()] == [False, True, False]
    assert seen[his.pk].own_section == "Voor Bram: een avond biljarten"
    assert draft.state == "agreed"
    assert draft.signatures.values("content_hash").distinct().count() == 3


def test_what_was_offered_to_one_carer_does_not_change_and_goes_along_to_the_next_version(
    couple: Case, brother: Party, consultant: Worker, draft: Arrangement
) -> None:
    write(couple, consultant, draft, brother, "Voor Bram")
    offer(couple, consultant, draft)

    with pytest.raises(arrangements.IsFixed):
        write(couple, consultant, draft, brother, "Iets anders")
    following = arrangements.start_arrangement(act=act(couple, consultant))

    assert CarerSection.objects.get(arrangement__public_id=following).text == "Voor Bram"


def test_of_two_who_write_to_one_carer_the_second_is_told_and_loses_nothing(
    signed_in: SignIn, couple: Case, brother: Party, consultant: Worker, draft: Arrangement
) -> None:
    url = f"/werk/zaken/{couple.public_id}/plan/{draft.public_id}/voor/{brother.public_id}/"
    one, other = signed_in(Role.CONSULTANT), signed_in(Role.TEAM_LEAD)
    draft.refresh_from_db()

    first = one.post(url, {"tekst": "Van de een", "revision": draft.revision})
    second = other.post(url, {"tekst": "Van de ander", "revision": draft.revision})

    page = second.content.decode()
    assert (first.status_code, second.status_code) == (302, 409)
    assert "Een collega schreef hier ook" in page
    assert "Van de een" in page
    assert "Van de ander" in page
    with pytest.raises(ChangedMeanwhile):
        arrangements.save_section(
            act=act(couple, consultant), arrangement_id=draft.public_id, revision=draft.revision,
            section=OwnSection(party_id=brother.public_id, text="Nog een"),
        )  # fmt: skip


def test_another_version_says_what_was_added_changed_or_taken_away_to_each_what_is_theirs(
    signed_in: SignIn, couple: Case, brother: Party, consultant: Worker, draft: Arrangement
) -> None:
    for role, name in ((Role.CARE_RECIPIENT, "client"), (Role.CARER, "carer")):
        person = Person.objects.get(user=people.person(role, CITY_HOST))
        party = couple.parties.get(role="client") if name == "client" else sister(couple)
        Party.objects.filter(pk=party.pk).update(person=person)
    write(couple, consultant, draft, sister(couple), "Elke week een avond")
    offer(couple, consultant, draft)
    following = arrangements.start_arrangement(act=act(couple, consultant))
    newer = Arrangement.objects.get(public_id=following)
    write(couple, consultant, newer, sister(couple), SECRET)
    newer.refresh_from_db()
    arrangements.remove_line(act=act(couple, consultant), arrangement_id=following, position=2)
    offer(couple, consultant, newer)

    staff = signed_in(Role.CONSULTANT).get(f"/werk/zaken/{couple.public_id}/plan/{following}/").content.decode()
    hers, his = (
        signed_in(role).get(f"/mijn/afspraken/{following}/").content.decode()
        for role in (Role.CARER, Role.CARE_RECIPIENT)
    )

    assert all(text in staff for text in ("Anders dan in de vorige versie", "Weg", "Oppas op dinsdag", SECRET))
    assert all(text in hers for text in ("Anders dan in het vorige plan", "Weg", "Oppas op dinsdag", SECRET))
    assert "Elke week een avond" in hers
    assert "Anders dan in het vorige plan" not in his
    assert SECRET not in his
    assert "Elke week een avond" not in his
    assert not own_queries.list_arrangements(0)


def test_in_a_talk_together_what_one_carer_says_in_confidence_is_read_by_whose_case_it_is(
    signed_in: SignIn, couple: Case, brother: Party, consultant: Worker
) -> None:
    Case.objects.filter(pk=couple.pk).update(consultant=consultant.user_id)
    talk = Conversation.objects.create(
        municipality_id=couple.municipality_id, case=couple, kind="together", state="held",
        planned_at=MONDAY, held_at=MONDAY, key=uuid.uuid4(),
    )  # fmt: skip
    for party in couple.parties.all():
        Attendance.objects.create(
            municipality_id=couple.municipality_id, conversation=talk, party=party, outcome="present"
        )
    url = f"/werk/zaken/{couple.public_id}/gesprek/{talk.public_id}/"
    name = f"eigen-{brother.public_id}"
    form = {"page": str(uuid.uuid4()), name: SECRET, f"was-{name}": mark_of([])}
    own, lead = signed_in(Role.CONSULTANT), signed_in(Role.TEAM_LEAD)

    written = own.post(url, form)
    by_lead = lead.post(url, {**form, "page": str(uuid.uuid4()), name: "Van de leider"})

    talk.refresh_from_db()
    assert (written.status_code, by_lead.status_code) == (302, 302)
    assert talk.answers == {name: [SECRET]}
    assert SECRET in own.get(url).content.decode()
    assert SECRET not in lead.get(url).content.decode()
    assert SECRET not in str([letters.heard(couple, party) for party in couple.parties.all()])

"""Who speaks for another: let by that person or seen by the municipality, and out at once when it ended."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Role
from draagkracht.audit import queries as audit
from draagkracht.audit.models import Entry
from draagkracht.audit.rules import ActorKind, Who
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.people import queries, services
from draagkracht.people.models import Person, Representation, SpaceInvitation
from draagkracht.people.rules.codes import Power
from draagkracht.people.rules.voices import reader_code
from draagkracht.people.services import representation
from tests.conftest import CITY_HOST, VILLAGE_HOST

SignIn = Callable[..., Client]
DAY = datetime.timedelta(days=1)
SECRET = "Ik durf niemand te zeggen dat ik vallen eng vind."
DESK = Who(ActorKind.STAFF, "user:1", "Sanne Steunpunt", Role.DESK.value)
FILLED = {
    "name": "Opa Proef",
    "contact_phone": "+31001234499",
    "contact_email": "",
    "power": "mentor",
    "speaker_email": "mentor@kantoor.example",
    "until": "",
    "saw": "yes",
}


def henk(city: Municipality) -> Person:
    return Person.objects.get(municipality=city, name="Henk de Wit")


def joris(city: Municipality) -> Person:
    return Person.objects.get(municipality=city, name="Joris de Wit")


def mine(one: Person) -> dict[str, Any]:
    return {"person_id": one.pk, "by": acting.resident(one.public_id), "at": timezone.now()}


def speak(city: Municipality, *, until: datetime.datetime | None = None) -> Representation:
    """Let Joris speak for Henk, who asked him."""
    me, ends = mine(henk(city)), until or timezone.now() + 30 * DAY
    asked = services.invite_speaker(**me, email=joris(city).email, until=ends, key=uuid.uuid4())
    services.accept(token=asked.token, person_id=joris(city).pk, at=timezone.now())
    return Representation.objects.get(person=henk(city), representative=joris(city), ended_at=None)


def page(row: Representation, name: str = "portal-own:show-spoken-for") -> str:
    return reverse(name, args=[row.public_id])


def test_somebody_lets_another_speak_until_a_day_and_that_one_sees_for_whom_they_look(
    city: Municipality, signed_in: SignIn
) -> None:
    signed_in(Role.CARE_RECIPIENT).post(
        reverse("people:ask-speaker"), {"email": joris(city).email, "months": "3", "key": str(uuid.uuid4())}
    )
    asked = SpaceInvitation.objects.get(person=henk(city))
    speaker = signed_in(Role.REPRESENTATIVE)

    question = speaker.get(reverse("people:answer-invitation", args=[services.invitations.sent(asked).token]))
    speaker.post(reverse("people:answer-invitation", args=[services.invitations.sent(asked).token]), {"ja": "1"})
    row = Representation.objects.get(person=henk(city))
    overview = speaker.get("/mijn/").content.decode()
    looking = speaker.get(page(row)).content.decode()

    assert "Henk de Wit ziet wanneer u keek, en wat u deed." in question.content.decode()
    assert (row.power, row.confirmed_by) == (Power.AUTHORISED, "")
    assert row.valid_until is not None
    assert "Kijk voor Henk de Wit" in overview
    assert "U kijkt nu voor <bdi>Henk de Wit</bdi>" in looking
    assert "Terug naar mijn eigen plek" in looking


@pytest.mark.parametrize(
    "name", ["portal-own:show-spoken-for", "portal-own:list-uses-for", "casework-own:list-agreements-for"]
)
def test_every_page_says_for_whom_one_looks_and_the_person_sees_that_somebody_did(
    city: Municipality, signed_in: SignIn, name: str
) -> None:
    row = speak(city)

    content = signed_in(Role.REPRESENTATIVE).get(page(row, name)).content.decode()

    assert "U kijkt nu voor <bdi>Henk de Wit</bdi>" in content
    assert "Terug naar mijn eigen plek" in content


def test_who_is_spoken_for_reads_who_looked_on_their_behalf(city: Municipality, signed_in: SignIn) -> None:
    row = speak(city)
    signed_in(Role.REPRESENTATIVE).get(page(row))

    seen = Entry.objects.filter(what="people.space", action="see").latest("pk")
    list_of_uses = signed_in(Role.CARE_RECIPIENT).get("/mijn/inzage/").content.decode()

    assert seen.on_behalf_of == seen.subject != ""
    assert seen.actor_role == Role.REPRESENTATIVE
    assert "wie voor u spreekt" in list_of_uses
    assert "namens u" in list_of_uses
    assert "Joris" in list_of_uses  # he chose who speaks, and sees who it was


def test_what_somebody_wrote_for_themselves_stays_theirs_unless_they_give_it(
    city: Municipality, signed_in: SignIn
) -> None:
    row, me = speak(city), mine(henk(city))
    services.save_wishes(**me, wants=SECRET, must_stay="", readers={})
    speaker = signed_in(Role.REPRESENTATIVE)

    before = [speaker.get(page(row)), speaker.get(page(row, "people:read-wishes-for"))]
    given = {reader_code(joris(city).public_id): "Joris de Wit"}
    services.save_wishes(**me, wants=SECRET, must_stay="", readers=given)
    after = speaker.get(page(row, "people:read-wishes-for"))

    assert [answer.status_code for answer in before] == [200, 404]
    assert SECRET not in before[0].content.decode()
    assert SECRET in after.content.decode()
    read = Entry.objects.filter(what="people.wishes", action="see").latest("pk")
    assert read.on_behalf_of == read.subject


def test_one_press_ends_it_also_in_a_page_that_stayed_open(city: Municipality, signed_in: SignIn) -> None:
    row, speaker = speak(city), signed_in(Role.REPRESENTATIVE)
    opened = speaker.get(page(row)).status_code

    signed_in(Role.CARE_RECIPIENT).post(reverse("people:end-speaking", args=[row.public_id]))

    names = ("portal-own:show-spoken-for", "portal-own:list-uses-for", "casework-own:list-agreements-for")
    answers = [speaker.get(page(row, name)) for name in names]
    assert opened == 200
    assert [answer.status_code for answer in answers] == [410, 410, 410]
    assert "U spreekt hier niet meer voor deze persoon." in answers[0].content.decode()
    assert "Henk" not in answers[0].content.decode()
    assert Mail.objects.filter(to=joris(city).email, body__contains="niet meer namens").exists()


def test_what_was_given_to_read_ends_with_it_and_does_not_come_back_by_itself(city: Municipality) -> None:
    row, code = speak(city), reader_code(joris(city).public_id)
    services.save_wishes(**mine(henk(city)), wants=SECRET, must_stay="", readers={code: "Joris de Wit"})

    services.end_own(**mine(henk(city)), public_id=row.public_id)
    speak(city)

    assert queries.get_shared_wishes(henk(city).pk, code, timezone.now()) is None


def test_it_ends_by_itself_on_its_day(city: Municipality, signed_in: SignIn) -> None:
    row = speak(city)
    Representation.objects.filter(pk=row.pk).update(
        valid_from=timezone.now() - 2 * DAY, valid_until=timezone.now() - DAY
    )

    answer = signed_in(Role.REPRESENTATIVE).get(page(row))

    assert answer.status_code == 410
    assert queries.list_speakers(henk(city).pk, timezone.now()) == ()


def test_whoever_speaks_may_stop_and_whoever_is_spoken_for_hears_it(city: Municipality, signed_in: SignIn) -> None:
    row = speak(city)

    signed_in(Role.REPRESENTATIVE).post(reverse("people:end-speaking", args=[row.public_id]))

    row.refresh_from_db()
    assert row.ended_at is not None
    assert Mail.objects.filter(to=henk(city).email, body__contains="Niemand anders spreekt").exists()


def test_nobody_looks_by_the_representation_of_another_or_of_elsewhere(
    city: Municipality, signed_in: SignIn, village: Municipality
) -> None:
    row = speak(city)

    answers = [
        signed_in(Role.CARER).get(page(row)),
        signed_in(Role.CARE_RECIPIENT).get(page(row)),
        signed_in(Role.REPRESENTATIVE, VILLAGE_HOST).get(page(row)),
        Client(headers={"host": CITY_HOST}).get(page(row)),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404, 302]


def test_a_stranger_ends_nothing(city: Municipality) -> None:
    row = speak(city)
    stranger = Person.objects.get(municipality=city, name="Marijke de Wit")

    with pytest.raises(services.RepresentationIsGone):
        services.end_own(**mine(stranger), public_id=row.public_id)


def test_speaking_twice_is_one_representation_the_newer_one(city: Municipality) -> None:
    first = speak(city)
    second = speak(city, until=timezone.now() + 90 * DAY)

    first.refresh_from_db()
    assert first.ended_at is not None
    assert [one.public_id for one in queries.list_speakers(henk(city).pk, timezone.now())] == [second.public_id]


def test_what_one_gives_has_an_end_and_what_the_law_gives_has_a_witness(city: Municipality) -> None:
    row = speak(city)

    for change in ({"valid_until": None}, {"power": "mentor"}, {"confirmed_by": "Sanne"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Representation.objects.filter(pk=row.pk).update(**change)


def confirm(city: Municipality, **changes: Any) -> services.Sent:
    seen: dict[str, Any] = {
        "name": "Henk de Wit",
        "contact_email": henk(city).email,
        "contact_phone": "",
        "power": Power.MENTOR,
        "speaker_email": joris(city).email,
        "until": None,
    }
    return services.confirm(
        municipality_id=city.pk,
        seen=services.Seen(**seen | changes),
        by=DESK,
        key=uuid.uuid4(),
        at=timezone.now(),
    )


def test_the_desk_sees_a_proof_and_keeps_who_saw_it_and_nothing_of_the_proof(
    city: Municipality, signed_in: SignIn
) -> None:
    desk, key = signed_in(Role.DESK), str(uuid.uuid4())

    sent = [desk.post(reverse("people-staff:confirm-speaker"), FILLED | {"key": key}) for _ in range(2)]

    (row,) = SpaceInvitation.objects.filter(confirmed_by__gt="")
    assert [answer.status_code for answer in sent] == [302, 302]
    assert (row.person.name, row.person.user, row.power) == ("Opa Proef", None, "mentor")
    assert row.confirmed_by == "Sanne Steunpunt"
    assert Mail.objects.filter(to="mentor@kantoor.example").count() == 1
    assert "Opa" not in Mail.objects.get(to="mentor@kantoor.example").body
    assert queries.list_consents(row.person.pk)[0].asked_by == "Sanne Steunpunt"


@pytest.mark.parametrize("missing", ["saw", "speaker_email", "power", "name", "contact_phone"])
def test_without_a_proof_or_a_name_nothing_is_written_and_what_was_typed_stays(
    city: Municipality, signed_in: SignIn, missing: str
) -> None:
    answer = signed_in(Role.CONSULTANT).post(reverse("people-staff:confirm-speaker"), FILLED | {missing: ""})

    assert answer.status_code == 422
    assert not SpaceInvitation.objects.exists()
    assert not Person.objects.filter(name="Opa Proef").exists()


def test_a_mentor_says_yes_and_the_person_hears_it_and_cannot_end_it_alone(
    city: Municipality, signed_in: SignIn
) -> None:
    services.accept(token=confirm(city).token, person_id=joris(city).pk, at=timezone.now())
    row = Representation.objects.get(person=henk(city))

    signed_in(Role.CARE_RECIPIENT).post(reverse("people:end-speaking", args=[row.public_id]))
    content = signed_in(Role.CARE_RECIPIENT).get(reverse("people:show-speakers")).content.decode()

    row.refresh_from_db()
    assert row.ended_at is None
    assert "Sanne Steunpunt van de gemeente zag het bewijs" in content
    assert "Klopt dit niet? Bel ons." in content
    assert Mail.objects.filter(to=henk(city).email, body__contains="Klopt het niet? Bel ons meteen.").exists()


def test_the_municipality_ends_what_it_confirmed_also_before_the_answer(city: Municipality, signed_in: SignIn) -> None:
    waiting = confirm(city, contact_email="", contact_phone="+31001234498", name="Oma Proef")
    services.accept(token=confirm(city).token, person_id=joris(city).pk, at=timezone.now())
    row, desk = Representation.objects.get(person=henk(city)), signed_in(Role.DESK)

    for public_id in (waiting.public_id, row.public_id):
        desk.post(reverse("people-staff:end-spoken", args=[public_id]))

    assert not SpaceInvitation.objects.filter(public_id=waiting.public_id).exists()
    assert signed_in(Role.REPRESENTATIVE).get(page(row)).status_code == 410


def test_the_municipality_does_not_end_what_somebody_gave_themselves(city: Municipality, signed_in: SignIn) -> None:
    row = speak(city)

    assert signed_in(Role.DESK).post(reverse("people-staff:end-spoken", args=[row.public_id])).status_code == 404


def test_whose_name_is_found_sees_that_somebody_looked(city: Municipality, signed_in: SignIn) -> None:
    services.accept(token=confirm(city).token, person_id=joris(city).pk, at=timezone.now())
    desk = signed_in(Role.DESK)

    found = desk.post(reverse("people-staff:find-spoken"), {"text": "Henk"}).content.decode()
    nothing = desk.post(reverse("people-staff:find-spoken"), {"text": "Niemand"}).content.decode()

    looked = audit.list_for_subject(henk(city).public_id, by_others=True)
    assert "mentor: Joris de Wit" in found
    assert "Niets gevonden" in nothing
    assert ("people.representation", "see") in [(use.what, use.action) for use in looked]


def test_an_end_that_is_being_made_waits_for_what_is_being_done(city: Municipality) -> None:
    row = speak(city)

    with transaction.atomic():
        representation.check_speaks(public_id=row.public_id, speaker_id=joris(city).pk, at=timezone.now())
    services.end_own(**mine(henk(city)), public_id=row.public_id)

    with pytest.raises(services.RepresentationIsGone):
        representation.check_speaks(public_id=row.public_id, speaker_id=joris(city).pk, at=timezone.now())


def test_who_spoke_is_forgotten_a_month_after_it_ended(city: Municipality) -> None:
    row = speak(city)
    services.end_own(**mine(henk(city)), public_id=row.public_id)

    kept = services.delete_old_representations(now=timezone.now() + 29 * DAY)
    gone = services.delete_old_representations(now=timezone.now() + 31 * DAY)

    assert (kept, gone) == (0, 1)


def test_when_either_erases_their_space_nobody_speaks_and_the_other_hears_it(city: Municipality) -> None:
    speak(city)
    Mail.objects.all().delete()

    services.erase_space(**mine(joris(city)))

    assert queries.list_speakers(henk(city).pk, timezone.now()) == ()
    (mail,) = Mail.objects.filter(to=henk(city).email)
    assert "Niemand anders spreekt hier nog namens u" in mail.body
    assert "Joris" not in mail.body

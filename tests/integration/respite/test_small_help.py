"""Small help: asked on one page, matched by a person, no names before both said yes, gone some weeks later."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Q
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.models import Organisation
from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import OrganisationKind
from draagkracht.municipalities.models import Municipality
from draagkracht.people import signals
from draagkracht.people.models import Person
from draagkracht.people.rules.codes import Asked
from draagkracht.respite.models import HelpHanding, HelpMatch, SmallHelp, Volunteer, VolunteerWeek
from draagkracht.respite.queries import small_help as queries
from draagkracht.respite.queries.coordinators import Coordinator, Group
from draagkracht.respite.rules.small_help import Side, State, StepIsNotPossible
from draagkracht.respite.rules.volunteers import Rule
from draagkracht.respite.services import helping
from draagkracht.respite.services import small_help as services
from draagkracht.respite.services.small_help import HelpIsGone
from draagkracht.respite.services.volunteers import VisitIsNotPossible, who_is
from tests import people
from tests.access import volunteers as made
from tests.access.people import carer
from tests.access.small_help import asked
from tests.conftest import CITY_HOST

pytestmark = pytest.mark.django_db
ASK = "/mijn/kleine-hulp/vragen/"
DAY = datetime.timedelta(days=1)


def coordinator(organisation: Organisation) -> Coordinator:
    group = Group(id=organisation.pk, public_id=organisation.public_id, name=organisation.name, phone="")
    return Coordinator(1, "Coby", (group,))


@pytest.fixture
def by(city: Municipality) -> Coordinator:
    return coordinator(made.group(city))


@pytest.fixture
def row(city: Municipality) -> SmallHelp:
    person = carer(city)
    return asked(city, person=person, subject_id=person.public_id, name=person.name)


@pytest.fixture
def volunteer(city: Municipality) -> Volunteer:
    return made.make(city, made.group(city), name="Wim Wil", phone="+31001234588")


def propose(row: SmallHelp, volunteer: Volunteer, by: Coordinator) -> None:
    helping.propose_volunteer(
        public_id=row.public_id, volunteer_id=volunteer.public_id, date=timezone.localdate() + DAY, part=1, by=by,
        key=uuid.uuid4(), at=timezone.now(),
    )  # fmt: skip


def say(row: SmallHelp, side: Side, *, is_yes: bool = True) -> None:
    helping.answer_proposal(
        which=Q(pk=row.pk), is_asker=side is Side.HOME, is_yes=is_yes, side=side, by=who_is(uuid.uuid4()),
        at=timezone.now(),
    )  # fmt: skip


def test_a_carer_asks_with_three_choices_and_reads_by_when_somebody_calls(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    client = signed_in(Role.CARER)
    fields = {"wat": "groceries", "wanneer": "this_week", "wijk": "Oost", "telefoon": "0612345678", "meer": ""}

    response = client.post(ASK, {**fields, "key": str(uuid.uuid4())}, follow=True)

    assert "Iemand belt u uiterlijk maandag 23 november." in response.content.decode()
    assert SmallHelp.objects.get(task="groceries", phone="+31612345678").state == State.ASKED


def test_help_for_a_day_is_called_about_before_it_and_looked_for_on_it(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    client = signed_in(Role.CARER)
    tuesday = datetime.date(2026, 11, 24)
    fields = {"wat": "hospital", "wanneer": "no_hurry", "wijk": "Oost", "telefoon": "0612345678", "meer": ""}

    over = client.post(ASK, {**fields, "dag": "2026-11-20", "key": str(uuid.uuid4())})
    page = client.post(ASK, {**fields, "dag": tuesday.isoformat(), "key": str(uuid.uuid4())}, follow=True)
    row = SmallHelp.objects.get(task="hospital", phone="+31612345678")
    worker = people.centre_worker(city, OrganisationKind.VOLUNTEERS)
    coby = people.client_of(worker, Client(headers={"host": CITY_HOST}), is_seen=True)
    coby.post(reverse("respite-staff:take-help-question", args=[row.public_id]))
    asked_page = coby.get(reverse("respite-staff:show-help-question", args=[row.public_id])).content.decode()

    assert "Deze dag is al geweest" in over.content.decode()
    assert "dinsdag 24 november" in page.content.decode()
    assert (row.wanted_date, row.call_date) == (tuesday, tuesday)
    assert 'value="2026-11-24"' in asked_page


def test_who_forgets_a_choice_hears_which_and_keeps_what_was_typed(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    response = signed_in(Role.CARER).post(ASK, {"wat": "walk", "meer": "Liefst langs het water"})

    assert response.status_code == 422
    assert "Liefst langs het water" in response.content.decode()


def test_a_coordinator_sees_no_name_before_they_take_a_question(city: Municipality, by: Coordinator) -> None:
    row = asked(city, organisation=None, state="asked", about="De sleutel ligt bij Bep")

    before = queries.get_question(by, row.public_id)
    services.take_help(public_id=row.public_id, by=by, at=timezone.now())
    after = queries.get_question(by, row.public_id)

    assert before is not None
    assert (before.name, before.phone, before.about) == ("", "", "")
    assert after is not None
    assert after.name == row.name


def test_of_two_organisations_one_takes_a_question(city: Municipality, by: Coordinator) -> None:
    other = Organisation.objects.create(municipality=city, name="Buren", kind="volunteers")
    row = asked(city, organisation=None, state="asked")
    services.take_help(public_id=row.public_id, by=by, at=timezone.now())

    with pytest.raises(HelpIsGone):
        services.take_help(public_id=row.public_id, by=coordinator(other), at=timezone.now())

    assert queries.get_question(coordinator(other), row.public_id) is None


def test_nobody_sees_a_name_before_both_said_yes_and_then_both_do(
    row: SmallHelp, volunteer: Volunteer, by: Coordinator
) -> None:
    propose(row, volunteer, by)
    say(row, Side.VOLUNTEER)
    asker, theirs = queries.get_own(row.person_id or 0, row.public_id), queries.list_for_volunteer(volunteer.pk)[0]
    say(row, Side.HOME)
    asker_then, theirs_then = (
        queries.get_own(row.person_id or 0, row.public_id),
        queries.list_for_volunteer(volunteer.pk)[0],
    )

    assert asker is not None
    assert asker.match is not None
    assert (asker.match.name, asker.match.phone, theirs.name, theirs.phone) == ("", "", "", "")
    assert asker_then is not None
    assert asker_then.match is not None
    assert (asker_then.match.name, theirs_then.name) == ("Wim Wil", row.name)
    assert asker_then.state is State.AGREED


def test_what_is_agreed_counts_in_the_week_of_the_volunteer_and_a_no_gives_it_back(
    row: SmallHelp, volunteer: Volunteer, by: Coordinator
) -> None:
    propose(row, volunteer, by)
    say(row, Side.VOLUNTEER)
    say(row, Side.HOME)
    agreed = VolunteerWeek.objects.get(volunteer=volunteer).taken
    say(row, Side.VOLUNTEER, is_yes=False)

    row.refresh_from_db()
    assert (agreed, VolunteerWeek.objects.get(volunteer=volunteer).taken) == (1, 0)
    assert row.state == State.TAKEN
    assert HelpMatch.objects.filter(help=row, ended_at__isnull=True).count() == 0


def test_a_volunteer_without_a_certificate_is_not_proposed_and_the_question_waits_on(
    city: Municipality, row: SmallHelp, by: Coordinator
) -> None:
    without = made.make(city, made.group(city), vog_until=None)

    with pytest.raises(VisitIsNotPossible) as refused:
        propose(row, without, by)

    row.refresh_from_db()
    assert refused.value.rule is Rule.NO_VOG
    assert row.state == State.TAKEN


def test_nobody_notes_a_yes_for_a_volunteer_on_pause_and_the_page_says_what_to_do(
    city: Municipality, row: SmallHelp, volunteer: Volunteer, by: Coordinator
) -> None:
    worker = people.centre_worker(city, OrganisationKind.VOLUNTEERS)
    coby = people.client_of(worker, Client(headers={"host": CITY_HOST}), is_seen=True)
    propose(row, volunteer, by)
    Volunteer.objects.filter(pk=volunteer.pk).update(is_paused_openly=True)
    url = reverse("respite-staff:note-help-answer", args=[row.public_id])

    refused = coby.post(url, {"wie": "vrijwilliger", "antwoord": "ja"})
    by_pause = HelpMatch.objects.get(help=row).volunteer_yes_at
    say(row, Side.VOLUNTEER)

    assert refused.status_code == 422
    assert "neemt op die dag pauze. Spreek de vrijwilliger eerst" in refused.content.decode()
    assert by_pause is None
    assert HelpMatch.objects.get(help=row).volunteer_yes_at, "who has the pause may say yes all the same"


def hand(row: SmallHelp, by: Coordinator, receiver: Organisation) -> None:
    helping.offer_on(public_id=row.public_id, receiver_id=receiver.pk, by=by, key=uuid.uuid4(), at=timezone.now())


@pytest.mark.parametrize("asker_first", [True, False])
def test_a_question_goes_to_neighbours_only_when_both_said_yes_and_that_is_kept(
    city: Municipality, row: SmallHelp, by: Coordinator, *, asker_first: bool
) -> None:
    other = Organisation.objects.create(municipality=city, name="Buren", kind="volunteers")
    theirs, now = coordinator(other), timezone.now()
    hand(row, by, other)
    told: dict[str, Any] = {"which": Q(pk=row.pk), "side": Side.HOME, "by": who_is(row.subject_id), "at": now}
    yeses: list[Callable[[], None]] = [
        lambda: helping.agree_to_handing(is_yes=True, said=Asked.ON_SCREEN, **told),
        lambda: helping.receive_handing(public_id=row.public_id, is_yes=True, by=theirs, at=now),
    ]
    first, second = yeses if asker_first else yeses[::-1]

    first()
    between = queries.get_question(theirs, row.public_id)
    second()
    after = queries.get_question(theirs, row.public_id)

    assert between is not None
    assert between.name == ""
    assert after is not None
    assert after.name == row.name
    assert queries.get_question(by, row.public_id) is None
    kept = HelpHanding.objects.get(help=row)
    assert kept.asker_yes_at is not None
    assert kept.receiver_yes_at is not None
    assert kept.asker_said == Asked.ON_SCREEN


def test_without_the_yes_of_who_asked_it_stays_where_it_is(city: Municipality, row: SmallHelp, by: Coordinator) -> None:
    other = Organisation.objects.create(municipality=city, name="Buren", kind="volunteers")
    hand(row, by, other)

    helping.agree_to_handing(
        which=Q(pk=row.pk), is_yes=False, said=Asked.SPOKEN, side=Side.COORDINATOR, by=by.who, at=timezone.now()
    )

    row.refresh_from_db()
    assert (row.state, row.organisation_id) == (State.TAKEN, by.ids[0])


def test_who_asked_stops_without_a_reason_and_the_volunteer_is_free_again(
    row: SmallHelp, volunteer: Volunteer, by: Coordinator, signed_in: Callable[..., Client], city: Municipality
) -> None:
    propose(row, volunteer, by)
    client = signed_in(Role.CARER)
    SmallHelp.objects.filter(pk=row.pk).update(person=Person.objects.get(user__email="marijke@wijk.example"))

    client.post(f"/mijn/kleine-hulp/{row.public_id}/stoppen/")

    row.refresh_from_db()
    assert row.state == State.WITHDRAWN
    assert queries.list_for_volunteer(volunteer.pk) == ()


def test_what_is_not_agreed_cannot_be_done(row: SmallHelp) -> None:
    with pytest.raises(StepIsNotPossible):
        services.finish_help(which=Q(pk=row.pk), side=Side.HOME, by=who_is(row.subject_id), at=timezone.now())


@pytest.mark.parametrize(("weeks", "number"), [(5, 0), (6, 1)])
def test_a_question_goes_six_weeks_after_its_end(city: Municipality, weeks: int, number: int) -> None:
    SmallHelp.objects.all().delete()
    asked(city, state="done", ended_at=timezone.now() - datetime.timedelta(weeks=weeks))

    assert services.delete_old_help(now=timezone.now()) == number


def test_who_erases_their_space_leaves_no_question(city: Municipality, row: SmallHelp) -> None:
    person = carer(city)

    signals.person_is_erased.send(None, person_id=person.pk, public_id=person.public_id, at=timezone.now())

    assert not SmallHelp.objects.filter(subject_id=person.public_id).exists()


def test_the_file_of_a_space_has_the_questions(row: SmallHelp) -> None:
    found = queries.export_own(row.person_id or 0)

    assert [(one["task"], one["state"]) for one in found] == [("groceries", "taken")]


def test_the_desk_asks_for_somebody_who_calls_and_says_who_wrote_it_down(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    fields = {
        "naam": "Bep Belt", "telefoon": "0612345679", "taal": "nl", "wat": "hospital", "wanneer": "no_hurry",
        "wijk": "Oost", "meer": "", "goed": "ja", "key": str(uuid.uuid4()),
    }  # fmt: skip

    response = signed_in(Role.DESK).post("/werk/kleine-hulp/vragen/", fields)

    found = SmallHelp.objects.get(name="Bep Belt")
    assert response.status_code == 302
    assert (found.made_by, found.person_id) == ("Sanne Steunpunt", None)


def test_without_the_yes_of_who_calls_the_desk_writes_nothing(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    before = SmallHelp.objects.count()

    response = signed_in(Role.DESK).post("/werk/kleine-hulp/vragen/", {"naam": "Bep", "wat": "walk"})

    assert response.status_code == 422
    assert SmallHelp.objects.count() == before

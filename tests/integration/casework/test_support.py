"""The file of a support centre: begun on consent, written in, never piled up with attempts, asked about, gone."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import formats, timezone

from draagkracht.accounts.models import Organisation
from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.base.phone import in_groups
from draagkracht.casework.models import NoContact, ReachEvent, SupportContact, SupportFile
from draagkracht.casework.queries import support as queries
from draagkracht.casework.rules.outreach import Event
from draagkracht.casework.rules.support import CannotBeReached, Facts, Next, NoConsent, Part, Turn, Way, list_months
from draagkracht.casework.services import support, support_keeping
from draagkracht.municipalities.models import Mail, Municipality, Parameter
from draagkracht.people.rules.codes import Asked
from draagkracht.referrals.models import Referral
from draagkracht.referrals.rules.referring import Channel
from tests import people
from tests.access.referrals import referral
from tests.conftest import CITY_HOST
from tests.integration.casework import centre

FORM = {
    "naam": centre.NAME,
    "telefoon": "06 - 12 34 56 78",
    "mail": "",
    "adres": "",
    "taal": "nl",
    "waarvoor": centre.CAME_FOR,
    "zorg": "none",
    "gevraagd": "spoken",
    "via": "key_person",
    "volgende": "maand",
    "volgende_maand": "",
    "volgende_hoe": "phone",
    "volgende_deel": "any",
}


def form(**values: str) -> dict[str, str]:
    month = list_months(timezone.localdate())[4]
    return {**FORM, "key": str(uuid.uuid4()), "volgende_maand": month.isoformat(), **values}


def test_a_worker_begins_a_file_with_the_month_that_the_carer_chose(city: Municipality) -> None:
    browser = centre.browser(city)

    answer = browser.post(centre.url("begin-support-file"), form())

    file = SupportFile.objects.get(name=centre.NAME)
    assert answer["Location"] == f"{centre.url('show-support-file', file.public_id)}?gedaan=begonnen"
    assert (file.next_is_month, str(file.next_date)[-2:], file.asked) == (True, "01", "spoken")
    assert file.asked_by == "Els van De Schakel"
    page = browser.get(answer["Location"]).content.decode()
    assert centre.NAME in page
    assert f"Bellen in {formats.date_format(file.next_date or '', 'F Y')}" in page
    assert "zoals gekozen" not in page


def test_a_month_says_when_it_is_needed(city: Municipality) -> None:
    page = centre.browser(city).get(centre.url("begin-support-file")).content.decode()

    label = page.split('for="id_volgende_maand"')[1].split("</label>")[0]
    assert "bij een maand" in label
    assert "mag leeg blijven" not in label


def test_a_referral_to_the_municipality_begins_with_who_it_is_and_not_with_what_was_told(city: Municipality) -> None:
    file = centre.begin(city)
    centre.talk(city, file)
    browser = centre.browser(city)

    offered = browser.get(centre.url("show-support-file", file)).content.decode()
    page = browser.get(centre.url("refer-from-support-file", file)).content.decode()

    assert centre.url("refer-from-support-file", file) in offered
    form = page.split(f'action="{centre.url("refer-from-support-file", file)}"')[1]
    assert f'value="{centre.NAME}"' in form
    assert f'value="{in_groups(centre.PHONE)}"' in form
    assert f'value="{centre.MAIL}"' in form
    told = ("Pannenkoekenboot", "Wilhelminapepermunt", "Sneeuwklokjes", centre.ADDRESS)
    assert [word for word in told if word in page] == []
    assert 'name="asked"' in form
    assert "checked" not in form.split('name="asked"')[1].split("Om wie gaat het?")[0]


def consultant() -> Client:
    return people.client_of(people.person(Role.CONSULTANT, CITY_HOST), Client(headers={"host": CITY_HOST}))


def referred_on(city: Municipality, file: uuid.UUID, **more: str) -> dict[str, str]:
    page = centre.browser(city).get(centre.url("refer-from-support-file", file)).content.decode()
    key = page.split('name="key" value="')[1].split('"')[0]
    said = {"asked": "spoken", "name": centre.NAME, "phone": centre.PHONE, "situation": "alone", "urgency": "urgent"}
    return {**said, "answer": "outcome", "daypart": "any", "language": "nl", "key": key, **more}


def test_what_a_centre_refers_to_the_municipality_reaches_no_centre(city: Municipality) -> None:
    Referral.objects.all().delete()
    file, browser = centre.begin(city), centre.browser(city)
    sent = referred_on(city, file)

    answers = [browser.post(centre.url("refer-from-support-file", file), sent) for _ in range(2)]
    row = Referral.objects.get()
    listed = browser.get(centre.url("list-centre-referrals")).content.decode()
    caseload = browser.get(centre.url("show-caseload")).content.decode()
    taken = browser.post(centre.url("take-centre-referral", row.public_id)).status_code
    seen_by_mo = consultant().get(f"/werk/verwijzingen/{row.public_id}/").content.decode()

    row.refresh_from_db()
    assert {answer["Location"] for answer in answers} == {
        f"{centre.url('show-support-file', file)}?gedaan=doorverwezen"
    }
    assert "Ik pak dit op" not in listed
    assert "wacht)" not in caseload
    assert (taken, row.state, row.centre_id) == (404, "sent", None)
    assert centre.NAME in seen_by_mo


def test_a_referral_of_a_centre_never_goes_on_in_one_that_a_centre_has(city: Municipality) -> None:
    Referral.objects.all().delete()
    file, browser = centre.begin(city), centre.browser(city)
    browser.post(centre.url("refer-from-support-file", file), referred_on(city, file))
    ours = Referral.objects.get()
    theirs = referral(city)["public_id"]
    Referral.objects.filter(public_id=theirs).update(phone=ours.phone)
    browser.post(centre.url("take-centre-referral", theirs))

    page = browser.get(centre.url("show-centre-referral", theirs)).content.decode()
    browser.post(centre.url("join-centre-referral", theirs), {"met": str(ours.public_id)})

    ours.refresh_from_db()
    assert "Er loopt al een verwijzing" not in page
    assert (ours.joined_to_id, ours.centre_id, ours.state) == (None, None, "sent")


def test_a_file_shows_what_became_of_its_referral(city: Municipality) -> None:
    file, browser = centre.begin(city), centre.browser(city)
    browser.post(centre.url("refer-from-support-file", file), referred_on(city, file))

    before = browser.get(centre.url("show-support-file", file)).content.decode()
    row = Referral.objects.latest("received_at")
    consultant().post(f"/werk/verwijzingen/{row.public_id}/oppakken/")
    after = browser.get(centre.url("show-support-file", file)).content.decode()

    assert "Naar de gemeente verwezen" in before
    assert "De gemeente neemt contact op, uiterlijk" in before
    assert "Opgepakt" in after


def test_a_second_referral_from_a_file_is_a_second_one(city: Municipality) -> None:
    Referral.objects.all().delete()
    file, browser = centre.begin(city), centre.browser(city)

    for _ in range(2):
        browser.post(centre.url("refer-from-support-file", file), referred_on(city, file))

    assert Referral.objects.count() == 2


def test_who_has_a_file_already_is_shown_and_another_person_may_go_on(city: Municipality) -> None:
    browser, address = centre.browser(city), centre.url("begin-support-file")
    browser.post(address, form(naam="Truus de Boer", telefoon="0612345678"))
    first = SupportFile.objects.get(name="Truus de Boer")
    again = form(naam="T. de Boer", telefoon="+31 6 12345678")

    warned = browser.post(address, again)
    page = warned.content.decode()
    went_on = browser.post(address, {**again, "ander": "ja"})

    assert warned.status_code == 422
    assert "U hebt al een dossier van" in page
    assert centre.url("show-support-file", first.public_id) in page
    assert went_on.status_code == 302
    assert SupportFile.objects.filter(phone=first.phone).count() == 2


def test_a_file_of_another_centre_is_not_told(city: Municipality) -> None:
    file = centre.begin(city)
    other = Organisation.objects.create(municipality=city, name="Ander steunpunt", kind="support_centre")
    SupportFile.objects.filter(public_id=file).update(organisation=other)

    answer = centre.browser(city).post(centre.url("begin-support-file"), form(mail=centre.MAIL))

    assert answer.status_code == 302


def test_without_a_yes_nothing_is_written(city: Municipality) -> None:
    before = SupportFile.objects.count()

    answer = centre.browser(city).post(centre.url("begin-support-file"), form(gevraagd=""))

    assert answer.status_code == 422
    assert centre.NAME in answer.content.decode()
    assert SupportFile.objects.count() == before
    with pytest.raises(IntegrityError, match="support_file_consent_was_asked"), transaction.atomic():
        SupportFile.objects.filter(pk=centre.row(centre.begin(city)).pk).update(asked_by="")


def test_a_file_needs_somebody_who_asked_and_a_way_to_reach_the_carer(city: Municipality) -> None:
    by = centre.worker(city)
    whole = {"centre": by.centres[0], "asked": Asked.SPOKEN, "channel": Channel.KEY_PERSON}
    begins: dict[str, Any] = {"facts": centre.FACTS, "asked_by": "Els", **whole}
    same: dict[str, Any] = {"municipality_id": city.pk, "by": by.who, "key": uuid.uuid4(), "at": timezone.now()}

    with pytest.raises(NoConsent):
        support.begin_file(begin=support.Begin(**{**begins, "asked_by": ""}), **same)
    with pytest.raises(CannotBeReached):
        support.begin_file(begin=support.Begin(**{**begins, "facts": Facts(name="Wies")}), **same)


def test_the_same_form_twice_is_one_file_one_contact_and_one_count(city: Municipality) -> None:
    browser, filled = centre.browser(city), form()
    for _ in range(2):
        browser.post(centre.url("begin-support-file"), filled)
    file = SupportFile.objects.get(name=centre.NAME)
    noted = {"dag": timezone.localdate().isoformat(), "hoe": "visit", "bereikt": "ja", "key": str(uuid.uuid4())}
    for _ in range(2):
        browser.post(centre.url("note-support-contact", file.public_id), {**FORM, **noted, "volgende": "zelf"})

    assert SupportContact.objects.filter(file=file).count() == 1
    counted = sorted(
        ReachEvent.objects.filter(channel="key_person", organisation=file.organisation).values_list("event")
    )
    assert counted == [("new",), ("new_without",), ("visit",)]


def test_after_three_attempts_it_rests_until_the_carer_calls(city: Municipality) -> None:
    file = centre.begin(city)
    for _ in range(3):
        centre.talk(city, file, was_reached=False, plan=Next(date=timezone.localdate()))

    found = queries.get_file(file, centre.worker(city), today=timezone.localdate())
    assert found is not None
    assert (found.turn, found.next.date) == (Turn.RESTS, None)
    with pytest.raises(support.AttemptsAreOver):
        centre.talk(city, file, was_reached=False)
    page = centre.browser(city).get(centre.url("show-support-file", file)).content.decode()
    assert "Laat het nu rusten" in page

    centre.talk(city, file)

    assert centre.row(file).tries == 0


def test_the_number_of_attempts_is_a_parameter(city: Municipality) -> None:
    Parameter.objects.filter(code="support-attempts-most").update(value=1)
    file = centre.begin(city)

    centre.talk(city, file, was_reached=False)

    with pytest.raises(support.AttemptsAreOver):
        centre.talk(city, file, was_reached=False)


def test_what_the_carer_corrected_meanwhile_is_not_overwritten(city: Municipality) -> None:
    file, browser = centre.begin(city), centre.browser(city)
    centre.talk(city, file)

    answer = browser.post(centre.url("change-support-file", file), form(revision="0", naam="Oude Naam"))

    assert answer.status_code == 409
    assert "Oude Naam" in answer.content.decode()
    assert centre.row(file).name == centre.NAME


def test_a_citizen_service_number_is_refused(city: Municipality) -> None:
    answer = centre.browser(city).post(centre.url("begin-support-file"), form(waarvoor="Nummer 111222333"))

    assert answer.status_code == 422
    assert not SupportFile.objects.filter(name=centre.NAME).exists()


def test_each_look_is_in_the_log_with_the_name_of_the_centre(city: Municipality) -> None:
    file, browser = centre.begin(city), centre.browser(city)

    browser.get(centre.url("show-support-file", file))
    browser.get(centre.url("show-caseload"))
    browser.post(centre.url("find-support-file"), {"wat": "kwikstaart"})

    rows = Entry.objects.filter(what__startswith="support.", action="see").values_list(
        "what", "actor_kind", "actor_organization", "basis"
    )
    assert set(rows) == {(what, "professional", "De Schakel", "consent") for what in ("support.file", "support.list")}


def test_never_again_deletes_all_and_keeps_a_print_that_stops_a_new_approach(city: Municipality) -> None:
    file, browser = centre.begin(city), centre.browser(city)
    browser.post(centre.url("end-support-file", file), {"blijft": "afdruk"})

    again = browser.post(centre.url("begin-support-file"), form(telefoon=centre.PHONE))
    asked = browser.post(centre.url("begin-support-file"), form(telefoon=centre.PHONE, toch="ja"))

    assert again.status_code == 422
    assert "wilde geen contact meer" in again.content.decode()
    assert asked.status_code == 302
    left = NoContact.objects.all()  # of the mail address and of the home, which nobody typed the second time
    assert len(left) == 2
    assert all(len(kept.print) == 64 for kept in left)
    assert all(kept.keep_until > timezone.localdate() + datetime.timedelta(days=1000) for kept in left)


def test_of_who_left_only_an_address_the_name_with_it_is_kept_as_a_print(city: Municipality) -> None:
    browser = centre.browser(city)
    file = centre.begin(city, facts=Facts(name="Zwaan Kievit", address="Ficuspad 7, Voorbeeldstad"))

    page = browser.get(centre.url("end-support-file", file)).content.decode()
    browser.post(centre.url("end-support-file", file), {"blijft": "afdruk"})
    there = {"telefoon": "", "mail": "", "adres": "ficuspad 7  voorbeeldstad"}
    again = browser.post(centre.url("begin-support-file"), form(naam="zwaan kievit", **there))
    other = browser.post(centre.url("begin-support-file"), form(naam="Joop Kievit", **there))

    assert "Alleen een afdruk van naam en adres samen, zodat" in page
    assert NoContact.objects.count() == 1
    assert again.status_code == 422
    assert "wilde geen contact meer" in again.content.decode()
    assert other.status_code == 302


def test_an_attempt_leaves_the_visit_that_the_carer_chose(city: Municipality) -> None:
    browser, today = centre.browser(city), timezone.localdate()
    day = today + datetime.timedelta(days=8)
    file = centre.begin(city, next=Next(date=day, way=Way.VISIT, part=Part.MORNING))
    address = centre.url("note-support-contact", file)
    page = browser.get(address).content.decode()
    plan = {"volgende_hoe": "phone", "volgende_deel": "any"}
    tried = {"dag": today.isoformat(), "hoe": "phone", "bereikt": "nee", **plan}

    answers = [browser.post(address, {**tried, "key": str(uuid.uuid4())}).status_code for _ in range(3)]
    silent = browser.post(address, {**tried, "bereikt": "ja", "key": str(uuid.uuid4())})

    row = centre.row(file)
    route = browser.get(f"{centre.url('show-route')}?dag={day.isoformat()}").content.decode()
    assert day.isoformat() in page
    assert answers == [302] * 3
    assert (row.next_date, row.next_way, row.next_part, row.tries) == (day, "visit", "morning", 3)
    assert centre.NAME in route
    assert silent.status_code == 422
    assert "Kies wat de ander wil." in silent.content.decode()


def test_an_attempt_needs_a_day_a_way_and_that_it_failed_and_nothing_else(city: Municipality) -> None:
    file, browser = centre.begin(city), centre.browser(city)
    address, tried = centre.url("note-support-contact", file), {"hoe": "visit", "bereikt": "nee"}
    page = browser.get(address).content.decode()

    noted = browser.post(address, {**tried, "dag": timezone.localdate().isoformat(), "key": str(uuid.uuid4())})

    labels = [page.split(f'for="id_{name}"')[1].split("</label>")[0] for name in ("volgende_hoe", "volgende_deel")]
    assert [label for label in labels if "nodig" in label] == []
    assert noted.status_code == 302


def test_nothing_at_all_may_stay_as_well(city: Municipality) -> None:
    file = centre.begin(city)

    for _ in range(2):
        centre.browser(city).post(centre.url("end-support-file", file), {"blijft": "niets"})

    assert not SupportFile.objects.filter(public_id=file).exists()
    assert not NoContact.objects.exists()


def test_after_a_year_the_carer_is_asked_and_without_an_answer_it_goes(city: Municipality) -> None:
    now = timezone.now()
    file = centre.begin(city, at=now - datetime.timedelta(days=370))
    other = centre.begin(city, at=now - datetime.timedelta(days=370), facts=Facts(name="Wies", phone="+31001112223"))
    young = centre.begin(city, at=now - datetime.timedelta(days=300))

    asked = support_keeping.ask_to_keep(now=now)
    again = support_keeping.ask_to_keep(now=now)
    early = support_keeping.delete_unanswered(now=now + datetime.timedelta(days=29))
    mail = Mail.objects.get(to=centre.MAIL)
    late = support_keeping.delete_unanswered(now=now + datetime.timedelta(days=31))

    assert (asked, again, early, late) == (2, 0, 0, 2)
    assert "De Schakel bewaart" in mail.body
    assert set(SupportFile.objects.filter(public_id__in=[file, other, young])) == {centre.row(young)}
    assert not Mail.objects.filter(to=centre.MAIL).exists()
    removed = Entry.objects.filter(what="support.file", action="remove").values_list("actor_id", "purpose")
    assert set(removed) == {("clock", "retention")}


def test_a_talk_starts_the_clock_anew(city: Municipality) -> None:
    now = timezone.now()
    file = centre.begin(city, at=now - datetime.timedelta(days=370))
    support_keeping.ask_to_keep(now=now)

    centre.talk(city, file)

    assert centre.row(file).asked_to_keep_at is None
    assert support_keeping.delete_unanswered(now=now + datetime.timedelta(days=31)) == 0


def test_the_list_takes_as_many_queries_for_thirty_as_for_one(
    city: Municipality, django_assert_max_num_queries: Any
) -> None:
    for _ in range(12):
        centre.begin(city)
    by, now = centre.worker(city), timezone.now()

    with django_assert_max_num_queries(6):  # two open and close the transaction
        page = support.see_caseload(by=by, is_mine=True, number=1, at=now, today=timezone.localdate(now))

    assert len([file for file in page.files if file.facts.name == centre.NAME]) == 12


@pytest.mark.parametrize("role", [Role.POLICY_OFFICER, Role.TEAM_LEAD])
def test_reach_is_counted_by_channel_and_small_numbers_are_not_shown(
    city: Municipality, signed_in: Callable[..., Client], role: Role
) -> None:
    for _ in range(6):
        centre.begin(city)

    page = signed_in(role).get(centre.url("show-reach")).content.decode()

    assert "Sleutelfiguur" in page
    assert '<td class="utrecht-table__cell">6</td>' in page
    assert "&lt; 5" in page
    assert centre.NAME not in page
    assert set(ReachEvent.objects.values_list("event", flat=True)) == {Event.NEW.value, Event.NEW_WLZ.value}

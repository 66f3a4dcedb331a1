"""The carer reads the whole file, corrects, gives something on, keeps it, and erases it to the last byte."""

import datetime
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.casework.models import Case, SupportContact, SupportFile
from draagkracht.casework.queries import support as queries
from draagkracht.casework.services import support_own as services
from draagkracht.directory.models import Contact
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.people import services as people_services
from draagkracht.people.models import Consent
from draagkracht.people.services import consents
from draagkracht.referrals.models import Referral
from tests.integration.casework import centre


@pytest.fixture
def mine(city: Municipality) -> uuid.UUID:
    """Let the carer of the demo agree that the centre keeps a file, and have a talk; return the file."""
    me = centre.owner(city)
    file = services.agree(
        me=me, centre=centre.worker(city).centres[0], facts=centre.FACTS, key=uuid.uuid4(), at=timezone.now()
    )
    centre.talk(city, file)
    return file


@pytest.fixture
def carer(signed_in: Callable[..., Client]) -> Client:
    """Return the browser of the carer of the demo."""
    return signed_in(Role.CARER)


def own(name: str, *args: Any) -> str:
    return reverse(f"casework-own:{name}", args=args)


def test_a_carer_agrees_on_screen_and_hears_by_when(city: Municipality, carer: Client) -> None:
    found = centre.worker(city).centres[0]
    form = {"naam": "Marijke", "telefoon": "06 - 12 34 56 78", "taal": "nl", "zorg": "wlz", "goed": "ja"}
    filled = {**form, "mail": "", "adres": "", "waarvoor": centre.CAME_FOR, "key": str(uuid.uuid4())}

    refused = carer.post(own("agree-support-file", found.public_id), {**filled, "goed": ""})
    answers = [carer.post(own("agree-support-file", found.public_id), filled) for _ in range(2)]

    file = SupportFile.objects.get(name="Marijke")
    assert refused.status_code == 422
    assert {answer["Location"] for answer in answers} == {own("show-own-support-file", file.public_id)}
    assert "neemt contact met u op, uiterlijk" in carer.get(answers[0]["Location"]).content.decode()
    consent = Consent.objects.get(purpose="support_centre_file", withdrawn_at=None)
    assert (consent.recipient, consent.asked) == (f"organisation:{found.public_id}", "on_screen")


def test_a_carer_reads_everything_that_stands_in_the_file_and_who_looked(
    city: Municipality, carer: Client, mine: uuid.UUID
) -> None:
    centre.browser(city).get(centre.url("show-support-file", mine))

    page = carer.get(own("show-own-support-file", mine)).content.decode()

    row = SupportFile.objects.get(public_id=mine)
    words = [row.name, row.email, row.address, row.came_for, *row.contacts.values_list("note", "agreed")[0]]
    assert [word for word in words if word not in page] == []
    assert "Els van De Schakel, De Schakel: bekeek dit" in page
    exported = carer.get(reverse("portal-own:export-space")).content.decode()
    assert "Wilhelminapepermunt" in exported
    uses = carer.get(reverse("portal-own:list-uses")).content.decode()
    assert "wat het steunpunt van u weet" in uses


def test_a_carer_corrects_facts_and_notes_and_takes_a_note_away(
    city: Municipality, carer: Client, mine: uuid.UUID
) -> None:
    revision = SupportFile.objects.get(public_id=mine).revision
    contact = SupportContact.objects.get(file__public_id=mine)
    form = {"naam": "Zwaan", "telefoon": "06 - 12 34 56 78", "taal": "nl", "zorg": "wmo", "revision": str(revision)}

    carer.post(own("correct-support-file", mine), {**form, "waarvoor": "Alleen praten."})
    late = carer.post(own("correct-support-file", mine), {**form, "naam": "Te laat"})
    carer.post(own("remark-on-contact", mine, contact.public_id), {"tekst": "Ik huilde niet."})
    seen = centre.browser(city).get(centre.url("show-support-file", mine)).content.decode()
    carer.post(own("remove-own-contact", mine, contact.public_id))

    assert late.status_code == 409
    assert SupportFile.objects.get(public_id=mine).name == "Zwaan"
    assert "Ik huilde niet." in seen
    assert not SupportContact.objects.filter(file__public_id=mine).exists()


def test_giving_to_the_municipality_is_shown_before_and_after_and_is_nothing_but_that(
    city: Municipality, carer: Client, mine: uuid.UUID
) -> None:
    address = own("give-to-municipality", mine)
    form = {"tekst": "Ik wil hulp in huis.", "telefoon": "", "mail": centre.MAIL, "key": str(uuid.uuid4())}
    before = Referral.objects.count()

    shown = carer.post(address, form).content.decode()
    nothing_yet = Referral.objects.count()
    back = carer.post(address, {**form, "anders": "ja"}).content.decode()
    for _ in range(2):
        carer.post(address, {**form, "geef": "ja"})
    after = carer.get(own("show-own-support-file", mine)).content.decode()

    assert "Ik wil hulp in huis." in shown
    assert "<textarea" in back
    assert nothing_yet == before
    given = Referral.objects.order_by("-pk")[0]
    assert Referral.objects.count() == before + 1
    assert (given.asked, given.note, given.answer) == ("on_screen", "Ik wil hulp in huis.", "nothing")
    assert "Pannenkoekenboot" not in str(given.__dict__)
    assert "Aan de gemeente gegeven" in after
    assert "De gemeente neemt contact met u op, uiterlijk" in after
    assert Consent.objects.filter(purpose="to_municipality", recipient="municipality", withdrawn_at=None).count() == 1


def test_without_a_press_nothing_goes_to_the_municipality(city: Municipality, mine: uuid.UUID) -> None:
    before = Case.objects.count(), Referral.objects.count(), Mail.objects.count()

    centre.talk(city, mine)
    centre.browser(city).get(centre.url("show-support-file", mine))

    assert (Case.objects.count(), Referral.objects.count(), Mail.objects.count()) == before


def test_a_file_of_word_of_mouth_is_tied_to_the_space_by_the_link_in_the_mail(
    city: Municipality, carer: Client, signed_in: Callable[..., Client]
) -> None:
    SupportFile.objects.filter(person__isnull=False).delete()
    file = centre.begin(city)
    for _ in range(2):
        centre.browser(city).post(centre.url("offer-support-space", file))
    mail = Mail.objects.get(to=centre.MAIL)
    found = re.search(r"http://[^/]+(/mijn/steunpunt/koppelen/\S+/)", mail.body)
    assert found

    for _ in range(2):
        carer.post(found[1])
    other = signed_in(Role.REPRESENTATIVE).post(found[1])

    row = SupportFile.objects.get(public_id=file)
    assert row.person is not None
    assert row.person.user is not None
    assert row.person.user.email == "marijke@wijk.example"
    assert other.status_code == 410
    assert centre.NAME in carer.get(own("show-own-support-file", file)).content.decode()


def test_a_carer_lets_it_stay_for_another_year(city: Municipality, carer: Client, mine: uuid.UUID) -> None:
    asked = timezone.now() - datetime.timedelta(days=3)
    SupportFile.objects.filter(public_id=mine).update(asked_to_keep_at=asked)

    page = carer.get(own("show-own-support-file", mine)).content.decode()
    carer.post(own("keep-support-file", mine))

    assert "Mag dit blijven?" in page
    assert SupportFile.objects.get(public_id=mine).asked_to_keep_at is None


def test_another_resident_finds_nothing(mine: uuid.UUID, signed_in: Callable[..., Client]) -> None:
    for role in (Role.CARE_RECIPIENT, Role.REPRESENTATIVE):
        browser = signed_in(role)
        for name in ("show-own-support-file", "correct-support-file", "give-to-municipality", "withdraw-support-file"):
            assert browser.get(own(name, mine)).status_code == 404


@pytest.mark.parametrize("way", ["on the page", "among consents", "with the space", "by telephone"])
def test_withdrawing_deletes_everything_at_once(city: Municipality, carer: Client, mine: uuid.UUID, way: str) -> None:
    me = centre.owner(city)
    row = SupportFile.objects.get(public_id=mine)
    centre.support_keeping.ask_to_keep(now=timezone.now() + datetime.timedelta(days=400))
    before = rows_with_planted_words()

    if way == "on the page":
        for _ in range(2):
            carer.post(own("withdraw-support-file", mine), {"ja": "ja"})
    elif way == "among consents":
        assert row.consent is not None
        consents.withdraw_consent(person_id=me.person_id, public_id=row.consent.public_id, by=me.who, at=timezone.now())
    elif way == "with the space":
        people_services.erase_space(person_id=me.person_id, by=me.who, at=timezone.now())
    else:
        centre.browser(city).post(centre.url("end-support-file", mine), {"blijft": "afdruk"})

    assert {"casework_supportfile", "casework_supportcontact", "municipalities_mail"} <= set(before)
    assert rows_with_planted_words() == {}
    assert not SupportFile.objects.filter(public_id=mine).exists()
    assert Entry.objects.filter(what="support.file", action="remove", about=str(mine)).count() == 1
    assert queries.list_own(me.person_id, today=timezone.localdate()) == ()


def rows_with_planted_words() -> dict[str, int]:
    """Return in how many rows of which tables a planted word stands, as the owner of the database sees them."""
    found = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('role', session_user, true)")
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            words = " OR ".join(["strpos(lower(t::text), lower(%s)) > 0"] * len(centre.PLANTED))
            cursor.execute(f'SELECT count(*) FROM "{table}" AS t WHERE {words}', centre.PLANTED)
            number = cursor.fetchone()
            if number and number[0]:
                found[table] = number[0]
        cursor.execute("RESET role")
    return found


def test_who_cannot_phone_gives_a_mail_address_alone_and_the_centre_sees_not_to_call(
    city: Municipality, carer: Client
) -> None:
    found = centre.worker(city).centres[0]
    address = own("agree-support-file", found.public_id)
    form = {"naam": "Marijke", "telefoon": "", "mail": "m@straat.example", "taal": "nl", "zorg": "wlz", "goed": "ja"}

    page = carer.get(address).content.decode()
    nowhere = carer.post(address, {**form, "mail": "", "key": str(uuid.uuid4())})
    carer.post(address, {**form, "key": str(uuid.uuid4())})

    file = SupportFile.objects.get(name="Marijke")
    browser = centre.browser(city)
    assert "Zo bereikt u mij" in page
    assert "U hoort van het steunpunt uiterlijk" in page
    assert "Sneller nodig?" in page
    assert nowhere.status_code == 422
    assert "Vul een telefoonnummer of een mailadres in." in nowhere.content.decode()
    assert file.next_way == "message"
    assert "Niet bellen, wel mailen" in browser.get(centre.url("show-support-file", file.public_id)).content.decode()
    assert "niet bellen, wel mailen" in browser.get(f"{centre.url('show-caseload')}?wie=steunpunt").content.decode()


@pytest.mark.parametrize("name", ["agree-support-file", "correct-support-file"])
def test_a_citizen_service_number_in_the_words_of_a_carer_is_refused(
    city: Municipality, carer: Client, name: str, request: pytest.FixtureRequest
) -> None:
    if name == "agree-support-file":
        address = own(name, centre.worker(city).centres[0].public_id)
    else:
        address = own(name, request.getfixturevalue("mine"))
    form = {"naam": "Marijke", "telefoon": "06 - 12 34 56 78", "taal": "nl", "zorg": "wlz", "goed": "ja"}

    refused = carer.post(address, {**form, "waarvoor": "Mijn nummer is 111222333.", "key": str(uuid.uuid4())})

    assert refused.status_code == 422
    assert "burgerservicenummer" in refused.content.decode()
    assert "111222333" in refused.content.decode()  # nothing that was typed is lost
    assert not SupportFile.objects.filter(came_for__contains="111222333").exists()


def test_who_asks_for_a_talk_gets_a_mail_with_by_when_once(city: Municipality, carer: Client) -> None:
    found = centre.worker(city).centres[0]
    form = {"naam": "Marijke", "telefoon": "", "taal": "nl", "zorg": "wlz", "goed": "ja", "mail": "m@thuis.example"}
    filled = {**form, "adres": "", "waarvoor": centre.CAME_FOR, "key": str(uuid.uuid4())}

    for _ in range(2):
        carer.post(own("agree-support-file", found.public_id), filled)

    mail = Mail.objects.get(to="m@thuis.example")
    assert f"{found.name} neemt contact met u op, uiterlijk" in mail.body
    assert centre.CAME_FOR not in mail.body


def test_a_page_with_the_number_of_a_centre_says_when_it_answers_or_whom_to_call_then(
    city: Municipality, carer: Client, mine: uuid.UUID
) -> None:
    pages = (own("list-support-files"), own("show-own-support-file", mine))
    unknown = [" ".join(carer.get(page).content.decode().split()) for page in pages]
    number = centre.worker(city).centres[0].phone
    contact = Contact.objects.filter(service__municipality=city).order_by("pk")[0]
    Contact.objects.filter(pk=contact.pk).update(
        phone=number.replace(" ", ""), phone_description="Elke dag tot tien uur."
    )

    known = [carer.get(page).content.decode() for page in pages]

    assert ["Wij weten niet wanneer hier iemand opneemt." in page for page in unknown] == [True, True]
    assert all(city.desk_phone in page.partition("Wij weten niet")[2][:400] for page in unknown)
    assert ["Elke dag tot tien uur." in page for page in known] == [True, True]
    assert not [page for page in known if "Wij weten niet wanneer" in page]

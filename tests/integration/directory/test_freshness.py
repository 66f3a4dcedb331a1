"""A provider is asked, reminded and called, and answers with one click; nobody else can, and nothing is removed."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail as outbox
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.base import tenancy
from draagkracht.directory import links
from draagkracht.directory.models import (
    ChangeRequest,
    Contact,
    EnquiredService,
    Enquiry,
    FieldChange,
    Organization,
    Schedule,
    Service,
)
from draagkracht.directory.queries import freshness as queries
from draagkracht.directory.queries.staff import list_published_locations
from draagkracht.directory.queries.unanswered import unanswered
from draagkracht.directory.rules.freshness import State
from draagkracht.directory.rules.history import Author, AuthorKind
from draagkracht.directory.services import freshness as services
from draagkracht.directory.services import proposals
from draagkracht.municipalities.models import Mail, Municipality
from tests.conftest import A_SUNDAY
from tests.integration.directory.test_editing import form_of
from tests.jobs import run_waiting
from tests.people import client_of, person

NOW = A_SUNDAY
DAY = timedelta(days=1)
EDITOR = Author(AuthorKind.STAFF, 1, "Eva Editor", "Steunpunt Voorbeeldstad")


@pytest.fixture
def provider(city: Municipality) -> Organization:
    """Return a provider with two services that nobody confirmed for a year; everything else is fresh."""
    Service.objects.filter(municipality=city).update(assured_at=NOW + 300 * DAY)
    organization = Organization.objects.filter(municipality=city, services__isnull=False).exclude(email="").first()
    assert organization is not None
    Service.objects.filter(organization=organization).update(status="inactive")
    for number in (1, 2):
        Service.objects.create(
            municipality=city,
            hsds_id=f"proef-{number}",
            name=f"Proef {number}",
            organization=organization,
            status="active",
            assured_at=NOW - 365 * DAY,
            served_ids=[city.pk],
        )
    return organization


def ask(municipality: Municipality, at: datetime = NOW) -> Enquiry:
    services.ask_providers(municipality_id=municipality.pk, at=at)
    return Enquiry.objects.order_by("-pk")[0]


def lines_of(enquiry: Enquiry) -> list[EnquiredService]:
    return list(enquiry.lines.order_by("service__name"))


def link_in(body: str) -> str:
    found = re.search(r"https?://[^/]+(/klopt-het-nog/\S+)", body)
    assert found is not None
    return found[1]


def test_a_provider_gets_one_letter_about_all_its_services(city: Municipality, provider: Organization) -> None:
    number = services.ask_providers(municipality_id=city.pk, at=NOW)
    run_waiting()

    assert number == 1
    (letter,) = outbox.outbox
    assert letter.to == [provider.email]
    assert "- Proef 1\n- Proef 2\n" in str(letter.body)
    assert provider.name in str(letter.body)
    assert re.search(r"http://voorbeeldstad\.localhost/klopt-het-nog/[0-9a-f]{32}\.[\w-]+/\n", str(letter.body))


def test_nobody_is_asked_twice_and_nobody_who_confirmed_in_time(city: Municipality, provider: Organization) -> None:
    Service.objects.filter(hsds_id="proef-2").update(assured_at=NOW - 179 * DAY)

    first = ask(city)
    services.ask_providers(municipality_id=city.pk, at=NOW + DAY / 2)

    assert [line.service.hsds_id for line in lines_of(first)] == ["proef-1"]
    assert Enquiry.objects.count() == 1


def test_the_interval_is_a_parameter_of_the_municipality(
    city: Municipality, village: Municipality, provider: Organization
) -> None:
    with tenancy.acting_for(village.pk):
        village_days = queries.get_every_days(NOW.date())

    assert (queries.get_every_days(NOW.date()), village_days) == (180, 365)


def test_a_provider_without_an_address_is_a_task_at_once(city: Municipality, provider: Organization) -> None:
    Organization.objects.filter(pk=provider.pk).update(email="")

    enquiry = ask(city)

    assert enquiry.state == State.TO_CALL
    assert run_waiting() == []
    assert [task.organization for task in queries.list_tasks()] == [provider.name]


def test_a_letter_goes_to_each_address_of_an_organisation(city: Municipality, provider: Organization) -> None:
    Service.objects.filter(hsds_id="proef-2").update(email="team@voorbeeld.example")

    services.ask_providers(municipality_id=city.pk, at=NOW)

    assert sorted(Enquiry.objects.values_list("to", flat=True)) == sorted([provider.email, "team@voorbeeld.example"])


def test_silence_leads_to_a_reminder_then_a_call_then_unchecked_and_removes_nothing(
    city: Municipality, provider: Organization, city_client: Client
) -> None:
    enquiry = ask(city)
    states = []

    for days in (20, 21, 41, 42, 69, 70, 100):
        services.advance_enquiries(at=NOW + days * DAY)
        enquiry.refresh_from_db()
        states.append(enquiry.state)
    run_waiting()

    assert states == ["asked", "reminded", "reminded", "to_call", "to_call", "unchecked", "unchecked"]
    assert [letter.subject for letter in outbox.outbox] == [
        "Klopt dit nog? Uw aanbod op de site van Voorbeeldstad",
        "Nog één keer: klopt uw aanbod nog? (Voorbeeldstad)",
    ]
    assert Service.objects.filter(hsds_id__startswith="proef", status="active").count() == 2
    page = city_client.get("/wat-is-er/proef-1/").content.decode()
    assert "Wij kregen geen antwoord" in page
    assert "Niet gecontroleerd: wij kregen geen antwoord" in page
    assert page.count("draagkracht-freshness--old") == 1


def test_a_letter_that_is_refused_is_a_call_the_next_day(city: Municipality, provider: Organization) -> None:
    enquiry = ask(city)
    Mail.objects.update(state=Mail.State.REFUSED)

    services.advance_enquiries(at=NOW + DAY)

    enquiry.refresh_from_db()
    assert enquiry.state == State.TO_CALL


def test_half_a_year_later_who_never_answered_is_asked_again(city: Municipality, provider: Organization) -> None:
    first = ask(city)
    for days in (21, 42, 70):
        services.advance_enquiries(at=NOW + days * DAY)

    second = ask(city, NOW + 181 * DAY)

    first.refresh_from_db()
    assert (first.state, second.state) == (State.REPLACED, State.ASKED)
    assert len(lines_of(second)) == 2
    assert not Service.objects.annotate(silent=unanswered()).filter(silent=True).exists()


def test_what_was_confirmed_elsewhere_needs_no_answer(city: Municipality, provider: Organization) -> None:
    enquiry = ask(city)
    Service.objects.filter(hsds_id="proef-1").update(assured_at=NOW + DAY)
    Service.objects.filter(hsds_id="proef-2").update(status="defunct")

    services.advance_enquiries(at=NOW + 2 * DAY)

    enquiry.refresh_from_db()
    assert enquiry.state == State.ANSWERED
    assert {line.answer for line in lines_of(enquiry)} == {"elsewhere"}


def test_opening_the_link_changes_nothing(city: Municipality, provider: Organization, city_client: Client) -> None:
    enquiry = ask(city)
    address = links.address_of(enquiry.key)

    for _ in range(3):
        page = city_client.get(address)
        city_client.head(address)
    line = lines_of(enquiry)[0]
    refused = city_client.get(f"{address}{line.pk}/klopt/")

    assert page.status_code == 200
    assert page.content.decode().count("Dit klopt nog</button>") == 2
    assert page.content.decode().count("Dit klopt niet meer") == 2
    assert page.content.decode().count("csrfmiddlewaretoken") == 2
    assert refused.status_code == 405
    assert not Service.objects.filter(hsds_id__startswith="proef", assured_at__gte=NOW - DAY).exists()


def test_one_press_confirms_and_names_no_person(
    city: Municipality, provider: Organization, city_client: Client
) -> None:
    enquiry = ask(city)
    address = links.address_of(enquiry.key)
    first, second = lines_of(enquiry)

    page = city_client.post(f"{address}{first.pk}/klopt/", follow=True)
    again = city_client.post(f"{address}{first.pk}/klopt/", follow=True)
    last = city_client.post(f"{address}{second.pk}/klopt/", follow=True)

    service = Service.objects.get(hsds_id="proef-1")
    assert timezone.localdate(service.assured_at) == timezone.localdate()
    assert service.assured_by == provider.name
    assert (page.status_code, again.status_code) == (200, 200)
    assert "Proef 2" in page.content.decode()
    assert "Dank u wel" in last.content.decode()
    assert FieldChange.objects.filter(subject_id="proef-1", action="confirmed", author_kind="provider").count() == 1
    enquiry.refresh_from_db()
    assert enquiry.state == State.ANSWERED


def test_the_service_page_shows_the_check_of_today(
    city: Municipality, provider: Organization, city_client: Client
) -> None:
    enquiry = ask(city)

    city_client.post(f"{links.address_of(enquiry.key)}{lines_of(enquiry)[0].pk}/klopt/")

    page = city_client.get("/wat-is-er/proef-1/").content.decode()
    assert f"door {provider.name}" in page


def test_a_correction_is_a_proposal_and_confirms_nothing(
    city: Municipality, provider: Organization, city_client: Client
) -> None:
    enquiry = ask(city)
    line = lines_of(enquiry)[0]
    address = f"{links.address_of(enquiry.key)}{line.pk}/anders/"
    form = city_client.get(address)

    sent = filled(form.content.decode()) | {"description": "Nu ook op zaterdag.", "message": "Bel 020 123 45 67."}
    done = city_client.post(address, sent)

    assert (form.status_code, done.status_code) == (200, 302)
    request = ChangeRequest.objects.get()
    assert request.changes == {"description": {"old": "", "new": "Nu ook op zaterdag."}}
    assert (request.message, request.author_kind, request.source) == ("Bel 020 123 45 67.", "provider", provider.name)
    service = Service.objects.get(hsds_id="proef-1")
    assert service.description == ""
    assert service.assured_at == NOW - 365 * DAY
    line.refresh_from_db()
    assert line.answer == "proposed"


def test_a_correction_of_a_trusted_provider_counts_at_once(
    city: Municipality, provider: Organization, city_client: Client
) -> None:
    Organization.objects.filter(pk=provider.pk).update(is_trusted=True)
    enquiry = ask(city)
    address = f"{links.address_of(enquiry.key)}{lines_of(enquiry)[0].pk}/anders/"
    form = city_client.get(address).content.decode()

    city_client.post(address, filled(form) | {"description": "Nu ook op zaterdag."})

    service = Service.objects.get(hsds_id="proef-1")
    assert service.description == "Nu ook op zaterdag."
    assert timezone.localdate(service.assured_at) == timezone.localdate()
    assert not ChangeRequest.objects.exists()


def filled(page: str) -> dict[str, str]:
    """Return the hidden fields of a form."""
    found = re.findall(r'<input type="hidden" name="gezien" value="([^"]*)"', page)
    return {"gezien": found[0].replace("&quot;", '"')}


def test_a_correction_with_nothing_in_it_is_asked_again_and_a_wrong_one_stands_at_its_field(
    city: Municipality, provider: Organization, city_client: Client
) -> None:
    enquiry = ask(city)
    address = f"{links.address_of(enquiry.key)}{lines_of(enquiry)[0].pk}/anders/"

    empty = city_client.post(address, {"gezien": "{}"})
    wrong = city_client.post(address, {"gezien": "{}", "url": "javascript:alert(1)", "message": "Zie de site"})

    assert (empty.status_code, wrong.status_code) == (422, 422)
    assert "Vul in wat er niet klopt" in empty.content.decode()
    assert "Zie de site" in wrong.content.decode()
    assert not ChangeRequest.objects.exists()


def test_the_letter_shows_what_one_confirms(city: Municipality, provider: Organization, city_client: Client) -> None:
    service = Service.objects.get(hsds_id="proef-1")
    Service.objects.filter(pk=service.pk).update(first_step="Bel en vraag naar een kop koffie.")
    Contact.objects.create(
        service=service, hsds_id="c", name="Noor", title="coördinator", phone="000 55 55 555",
        phone_description="Maandag tussen negen en tien.",
    )  # fmt: skip
    Schedule.objects.create(
        service=service, hsds_id="s", freq="WEEKLY", byday="TU", opens_at="10:00", closes_at="12:00"
    )

    page = city_client.get(links.address_of(ask(city).key)).content.decode()

    shown = page[page.index("Proef 1") : page.index("Dit klopt nog")]
    for said in ("De eerste stap", "Bel en vraag naar een kop koffie.", "000 55 55 555", "Maandag tussen negen"):
        assert said in shown
    assert "Vraag naar Noor" in shown
    assert "dinsdag van 10.00 tot 12.00 uur" in shown.lower()


def test_enter_in_the_letter_sends_it_and_asks_for_no_other_row(
    city: Municipality, provider: Organization, city_client: Client
) -> None:
    enquiry = ask(city)

    page = city_client.get(f"{links.address_of(enquiry.key)}{lines_of(enquiry)[0].pk}/anders/").content.decode()

    form = page[page.index('name="gezien"') :]
    first = form[form.index("<button") :]
    assert "Versturen" in first[: first.index("</button>")]


def test_the_letter_takes_a_telephone_number_a_time_a_place_and_a_price(
    city: Municipality, provider: Organization, city_client: Client
) -> None:
    enquiry = ask(city)
    address = f"{links.address_of(enquiry.key)}{lines_of(enquiry)[0].pk}/anders/"
    place = list_published_locations()[0]
    form = form_of(city_client, address)
    rows = {
        "contacts-0-phone": "000 55 55 555",
        "schedules-0-days": ["MO"],
        "schedules-0-opens_at": "09:30",
        "locations-0-place": place.hsds_id,
        "cost_options-0-amount": "2,50",
    }

    one_more = city_client.post(address, form | rows | {"nog-een": "contacts"})
    wrong = city_client.post(address, form | rows | {"schedules-0-closes_at": "08:00"})
    done = city_client.post(address, form | rows)

    assert (one_more.status_code, wrong.status_code, done.status_code) == (200, 422, 302)
    assert 'name="contacts-1-phone"' in one_more.content.decode()
    assert "De eindtijd ligt voor de begintijd." in wrong.content.decode()
    changes = {name: change["new"] for name, change in ChangeRequest.objects.get().changes.items()}
    assert set(changes) == {"contacts", "schedules", "locations", "cost_options"}
    assert changes["contacts"][0]["phone"] == "000 55 55 555"
    assert changes["locations"] == [{"hsds_id": place.hsds_id, "description": ""}]


def test_the_letter_unchanged_asks_for_nothing_and_says_what_waits_already(
    city: Municipality, provider: Organization, city_client: Client
) -> None:
    enquiry = ask(city)
    line = lines_of(enquiry)[0]
    address = f"{links.address_of(enquiry.key)}{line.pk}/anders/"
    colleague = Author(AuthorKind.PROVIDER, 8, "Fatma", provider.name)
    proposals.propose_change(
        service_id=line.service_id, changes={"first_step": "Bel Fatma"}, message="", author=colleague, at=NOW
    )

    unchanged = city_client.post(address, form_of(city_client, address))
    page = city_client.get(address).content.decode()

    assert unchanged.status_code == 422
    assert ChangeRequest.objects.count() == 1
    assert "Dit stelde uw organisatie voor op" in page
    assert "Bel Fatma" in page


def test_who_answered_the_letter_hears_at_that_address_what_was_decided(
    city: Municipality, provider: Organization, city_client: Client
) -> None:
    enquiry = ask(city)
    address = f"{links.address_of(enquiry.key)}{lines_of(enquiry)[0].pk}/anders/"
    city_client.post(address, {"gezien": "{}", "message": "Wij zijn verhuisd."})
    request = ChangeRequest.objects.get()

    proposals.reject_request(request_id=request.pk, author=EDITOR, at=NOW, reason="Belt u ons even?")

    mail = Mail.objects.get(reference=f"change-request/{request.pk}")
    request.refresh_from_db()
    assert (mail.to, request.reply_to) == (enquiry.to, "")
    assert "Belt u ons even?" in mail.body
    assert "/werk/" not in mail.body


def test_a_link_that_is_over_made_up_or_of_another_municipality_says_what_to_do(
    city: Municipality, provider: Organization, city_client: Client, village_client: Client
) -> None:
    enquiry = ask(city)
    address = links.address_of(enquiry.key)
    line = lines_of(enquiry)[0]
    key, signature = address.split("/")[2].split(".")
    tampered = [
        f"/klopt-het-nog/{'0' * 32}.{signature}/",
        f"/klopt-het-nog/{key}.{signature[:-1]}/",
        "/klopt-het-nog/x/",
    ]

    answers = [*map(city_client.get, tampered), village_client.get(address)]
    posts = [
        *(city_client.post(f"{path}{line.pk}/klopt/") for path in tampered),
        village_client.post(f"{address}{line.pk}/klopt/"),
    ]
    Enquiry.objects.update(valid_until=NOW - DAY)
    expired = [city_client.get(address), city_client.post(f"{address}{line.pk}/klopt/")]

    assert {answer.status_code for answer in (*answers, *posts)} <= {404, 410}
    assert [answer.status_code for answer in expired] == [410, 410]
    assert all(city.desk_phone in answer.content.decode() for answer in (*answers[:3], *expired))
    assert "Deze link is verlopen" in expired[0].content.decode()
    assert not FieldChange.objects.filter(subject_id__startswith="proef").exists()


def test_a_line_of_another_letter_cannot_be_answered_with_this_link(
    city: Municipality, provider: Organization, city_client: Client
) -> None:
    Service.objects.filter(hsds_id="proef-2").update(email="team@voorbeeld.example")
    services.ask_providers(municipality_id=city.pk, at=NOW)
    ours = Enquiry.objects.get(to=provider.email)
    (theirs,) = lines_of(Enquiry.objects.get(to="team@voorbeeld.example"))

    city_client.post(f"{links.address_of(ours.key)}{theirs.pk}/klopt/")

    theirs.refresh_from_db()
    assert theirs.answer == ""


def test_an_editor_confirms_what_was_said_on_the_telephone(city: Municipality, provider: Organization) -> None:
    enquiry = ask(city)
    line = lines_of(enquiry)[0]

    services.confirm_by_phone(line_id=line.pk, author=EDITOR, at=NOW)

    assert Service.objects.get(hsds_id="proef-1").assured_by == "Steunpunt Voorbeeldstad"
    with pytest.raises(services.IsAnswered):
        services.confirm_by_phone(line_id=line.pk, author=EDITOR, at=NOW)


def test_the_list_of_an_editor_says_whom_to_call_and_takes_the_answer(
    city: Municipality, provider: Organization, city_client: Client
) -> None:
    Contact.objects.create(service=Service.objects.get(hsds_id="proef-1"), hsds_id="c", phone="000 12 34 999")
    enquiry = ask(city)
    for days in (21, 42):
        services.advance_enquiries(at=NOW + days * DAY)
    editor = client_of(person(Role.EDITOR, "voorbeeldstad.localhost"), city_client)

    page = editor.get("/werk/versheid/").content.decode()
    for line in lines_of(enquiry):
        done = editor.post(f"/werk/versheid/{line.pk}/klopt/")

    assert 'href="tel:0001234999"' in page
    assert page.count("Bevestigd aan de telefoon</button>") == 2
    assert page.count("csrfmiddlewaretoken") >= 2
    again = editor.post(f"/werk/versheid/{line.pk}/klopt/", follow=True).content.decode()
    assert done.status_code == 302
    assert f"Genoteerd: “{line.service.name}” klopt nog." in editor.get(done["Location"]).content.decode()
    assert "Hier kwam al een antwoord op" in again
    assert Service.objects.get(hsds_id="proef-2").assured_by == city.desk_name
    assert "Niemand om te bellen" in editor.get("/werk/versheid/").content.decode()


def test_the_link_names_nobody(city: Municipality, provider: Organization) -> None:
    enquiry = ask(city)

    assert provider.email.split("@")[0] not in links.address_of(enquiry.key)
    assert str(enquiry.pk) not in re.split(r"[/.]", links.address_of(enquiry.key))


def test_a_large_directory_is_asked_some_letters_a_day(
    city: Municipality, provider: Organization, monkeypatch: Any
) -> None:
    Service.objects.filter(hsds_id="proef-2").update(email="team@voorbeeld.example")
    monkeypatch.setattr("draagkracht.directory.rules.freshness.MOST_LETTERS_A_DAY", 1)

    numbers = [services.ask_providers(municipality_id=city.pk, at=NOW + days * DAY) for days in range(3)]

    assert numbers == [1, 1, 0]

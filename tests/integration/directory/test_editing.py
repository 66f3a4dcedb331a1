"""The screens on which people keep services, what anybody may say, and what an editor decides."""

import html
import json
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.models import Membership
from draagkracht.accounts.permissions import Role
from draagkracht.base import tenancy
from draagkracht.directory.forms import signals as signal_forms
from draagkracht.directory.models import ChangeRequest, FieldChange, Organization, Service
from draagkracht.directory.rules import fields
from draagkracht.directory.rules.history import Author, AuthorKind
from draagkracht.directory.rules.signalling import TOPICS
from draagkracht.directory.services import editing, proposals
from draagkracht.municipalities.models import Mail, Municipality
from tests import people
from tests.access.history import own_service_row
from tests.access.table import provider_organization
from tests.conftest import CITY_HOST, VILLAGE_HOST

SignIn = Callable[..., Client]
XSS = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tests send a form as quick as a program does."""
    monkeypatch.setattr(signal_forms, "QUICKEST_SECONDS", -1)


def address(service: Any, section: str = "") -> str:
    return f"/werk/diensten/{service.pk}/" + (f"{section}/" if section else "")


def hidden(page: str, name: str) -> str:
    """Return the value of a hidden field of a page."""
    found = re.search(rf'name="{name}"\s+value="([^"]*)"', page)
    assert found is not None, name
    return html.unescape(found[1])


def form_of(client: Client, url: str) -> dict[str, Any]:
    """Return what a browser would send from the form of a section, without having changed anything."""
    page = client.get(url).content.decode()
    start = page.index('name="gezien"')
    sent: dict[str, Any] = {}
    for tag in re.findall(
        r"<(?:input|textarea|select)[^>]*>(?:[^<]*</textarea>)?", page[page.rindex("<form", 0, start) :]
    ):
        name = re.search(r'name="([^"]+)"', tag)
        if name is None or 'type="submit"' in tag:
            continue
        value = re.search(r'value="([^"]*)"', tag)
        if tag.startswith("<textarea"):
            sent[name[1]] = html.unescape(re.sub(r"^<[^>]*>\n?|</textarea>$", "", tag))
        elif 'type="checkbox"' in tag or 'type="radio"' in tag:
            if "checked" in tag:
                sent.setdefault(name[1], []).append(html.unescape(value[1]) if value else "on")
        elif tag.startswith("<input"):
            sent[name[1]] = html.unescape(value[1]) if value else ""
    for name_, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)"\s+selected', options)
        sent[name_] = html.unescape(chosen[1]) if chosen else ""
    return sent


SECTIONS = ["wat", "eerste-stap", "voor-wie", "indeling", "waar", "wanneer", "prijs", "contact", "status"]


@pytest.mark.parametrize("section", SECTIONS)
def test_a_form_that_is_sent_unchanged_changes_nothing(editor: Client, other: Any, section: str) -> None:
    before = FieldChange.objects.count()

    response = editor.post(address(other, section), form_of(editor, address(other, section)))

    assert response.status_code == 302, response.content.decode()
    assert response["Location"].endswith("gedaan=nothing")
    assert FieldChange.objects.count() == before


def test_every_service_of_the_demo_survives_its_own_forms(editor: Client, city: Municipality) -> None:
    services = Service.objects.filter(municipality=city).order_by("pk")[::9]

    ends = {
        (service.name, section): editor.post(address(service, section), form_of(editor, address(service, section)))
        for service in services
        for section in SECTIONS
    }

    wrong = {key: end.status_code for key, end in ends.items() if not end.get("Location", "").endswith("nothing")}
    assert wrong == {}


@pytest.mark.parametrize(
    ("section", "changes", "field", "expected"),
    [
        ("wat", {"name": "Nieuwe naam"}, "name", "Nieuwe naam"),
        ("voor-wie", {"minimum_age": "16", "maximum_age": "24"}, "minimum_age", 16),
        ("voor-wie", {"languages": ["nl", "ar"]}, "languages", ["ar", "nl"]),
        ("indeling", {"base_functions": ["respite"]}, "base_functions", ["respite"]),
        ("contact", {"url": "https://anders.example/"}, "url", "https://anders.example/"),
        ("status", {"status": "temporarily closed", "reden": "Verbouwing"}, "status", "temporarily closed"),
    ],
)
def test_an_editor_changes_a_section(
    editor: Client, other: Any, section: str, changes: dict[str, Any], field: str, expected: Any
) -> None:
    url = address(other, section)

    response = editor.post(url, form_of(editor, url) | changes)

    other.refresh_from_db()
    assert response["Location"].endswith("gedaan=saved")
    assert getattr(other, field) == expected
    assert editor.get(address(other)).status_code == 200


def test_times_prices_and_numbers_are_added_changed_and_taken_away(editor: Client, other: Any) -> None:
    for section, part, row in (
        ("wanneer", "schedules", {"days": ["MO", "WE"], "opens_at": "09:30", "closes_at": "11:00"}),
        ("prijs", "cost_options", {"option": "per keer", "amount": "2,50"}),
        ("contact", "contacts", {"phone": "000 55 55 555", "name": "De balie"}),
    ):
        url = address(other, section)
        sent = form_of(editor, url)
        at = int(sent[f"{part}-aantal"]) - 1
        gone = {f"{part}-{number}-weg": "ja" for number in range(at)}
        other_words = {"fees": ""} if "fees" in sent else {}
        typed = {f"{part}-{at}-{name}": value for name, value in row.items()}
        done = editor.post(url, sent | gone | other_words | typed)
        assert done["Location"].endswith("gedaan=saved"), done.content.decode()

    (time,) = other.schedules.all()
    assert (time.byday, str(time.opens_at), str(time.closes_at)) == ("MO,WE", "09:30:00", "11:00:00")
    assert [price.amount_cents for price in other.cost_options.all()] == [250]
    assert [contact.phone for contact in other.contacts.all()] == ["000 55 55 555"]


def test_one_more_row_is_asked_without_saving_and_without_losing(editor: Client, other: Any) -> None:
    url = address(other, "contact")
    sent = form_of(editor, url)
    at = int(sent["contacts-aantal"]) - 1

    page = editor.post(url, sent | {f"contacts-{at}-name": "Getypt", "nog-een": "contacts"})

    assert page.status_code == 200
    assert "Getypt" in page.content.decode()
    assert hidden(page.content.decode(), "contacts-aantal") == str(at + 2)


@pytest.mark.parametrize("path", ["waar/", "wanneer/", "prijs/", "contact/", "nieuw"])
def test_enter_in_a_field_saves_and_asks_for_no_other_row(editor: Client, other: Any, path: str) -> None:
    page = editor.get("/werk/diensten/nieuw/" if path == "nieuw" else f"{address(other)}{path}").content.decode()

    form = page[page.index('<form method="post" class="draagkracht-form"') :]
    pressed = re.findall(r"<button[^>]*>", form[: form.index("</form>")])

    assert ["nog-een" in button for button in pressed] == [False, True]


@pytest.mark.parametrize("typed", ["9" * 11, "100000", "1e99999999"])
def test_a_price_that_is_too_high_is_refused_as_a_price(editor: Client, other: Any, typed: str) -> None:
    url = address(other, "prijs")
    sent = form_of(editor, url)
    at = int(sent["cost_options-aantal"]) - 1

    page = editor.post(url, sent | {f"cost_options-{at}-amount": typed})

    assert page.status_code == 422
    assert "Dit bedrag is te hoog. Vul ten hoogste 99.999 in." in page.content.decode()
    assert "letters" not in page.content.decode()


def test_a_provider_with_one_organisation_finds_it_chosen(provider: Client, own: Any) -> None:
    page = provider.get("/werk/diensten/nieuw/").content.decode()

    options = re.findall(r'<option value="([^"]*)"\s*(selected)?', page[page.index('name="organization"') :])
    assert options == [(own.organization.hsds_id, "selected")]


def test_a_provider_with_more_organisations_is_asked_which(provider: Client, own: Any, other: Any) -> None:
    user = people.person(Role.PROVIDER, CITY_HOST)
    Membership.objects.create(
        municipality=own.municipality,
        user=user,
        role=Role.PROVIDER.value,
        organization_id=other.organization.hsds_id,
        valid_from=timezone.now(),
    )
    url = "/werk/diensten/nieuw/"

    page = provider.get(url).content.decode()
    refused = provider.post(url, {"key": hidden(page, "key"), "name": "Proef", "organization": ""})

    assert ">Geen<" not in page
    assert "Kies uw organisatie" in page
    assert refused.status_code == 422
    assert "Kies uw organisatie." in refused.content.decode()


def test_a_wrong_row_is_named_at_its_field_and_keeps_what_was_typed(editor: Client, other: Any) -> None:
    url = address(other, "prijs")
    sent = form_of(editor, url)
    at = int(sent["cost_options-aantal"]) - 1

    page = editor.post(url, sent | {f"cost_options-{at}-amount": "veel", f"cost_options-{at}-option": "Getypt"})

    assert page.status_code == 422
    assert "Vul een bedrag in, zoals 2,50." in page.content.decode()
    assert "Getypt" in page.content.decode()


@pytest.mark.parametrize(
    ("section", "part", "row", "says"),
    [
        ("wanneer", "schedules", {"opens_at": "14:00", "closes_at": "12:00"}, "eindtijd ligt voor de begintijd"),
        ("wanneer", "schedules", {"opens_at": "09:00", "closes_at": "09:00"}, "Begin en einde zijn hetzelfde"),
        ("wanneer", "schedules", {"valid_from": "2027-02-01", "valid_to": "2027-01-01"}, "De laatste dag ligt voor"),
        ("prijs", "cost_options", {"amount": "7,50", "amount_description": "Gratis."}, "ook dat het gratis is"),
        ("prijs", "cost_options", {"amount": "7,50", "fees": "Dit is gratis"}, "ook dat het gratis is"),
    ],
)
def test_what_cannot_be_true_together_is_refused_with_what_to_do(
    editor: Client, other: Any, section: str, part: str, row: dict[str, str], says: str
) -> None:
    url = address(other, section)
    sent = form_of(editor, url)
    at = int(sent[f"{part}-aantal"]) - 1
    typed = {name if name == "fees" else f"{part}-{at}-{name}": value for name, value in row.items()}

    page = editor.post(url, sent | typed)

    assert page.status_code == 422
    assert says in page.content.decode()
    assert all(value in page.content.decode() for value in row.values())


def test_words_that_only_said_the_old_times_fall_away_with_them_and_others_stay(
    editor: Client, city_client: Client, city: Municipality
) -> None:
    own_words = "Maandag tot en met vrijdag van 9.30 tot 16.00 uur."
    service = Service.objects.filter(municipality=city, schedules__description=own_words, status="active")[0]
    url = address(service, "wanneer")

    unchanged = editor.post(url, form_of(editor, url))
    editor.post(url, form_of(editor, url) | {"schedules-0-closes_at": "17:00"})
    later = city_client.get(f"/wat-is-er/{service.hsds_id}/").content.decode()
    editor.post(url, form_of(editor, url) | {"schedules-0-description": "Op werkdagen."})
    editor.post(url, form_of(editor, url) | {"schedules-0-closes_at": "15:00"})

    assert unchanged["Location"].endswith("gedaan=nothing")
    assert "Maandag tot en met vrijdag van 9.30 tot 17.00 uur." in later
    assert own_words not in later
    assert service.schedules.get().description == "Op werkdagen."


def test_a_service_for_the_night_is_accepted_and_the_page_says_until_the_next_day(
    editor: Client, city_client: Client, other: Any
) -> None:
    url = address(other, "wanneer")
    sent = form_of(editor, url)
    at = int(sent["schedules-aantal"]) - 1
    row = {f"schedules-{at}-days": ["FR"], f"schedules-{at}-opens_at": "22:00", f"schedules-{at}-closes_at": "07:00"}

    done = editor.post(url, sent | row)

    assert done["Location"].endswith("gedaan=saved")
    page = city_client.get(f"/wat-is-er/{other.hsds_id}/").content.decode()
    assert "van 22.00 tot 7.00 uur de volgende dag" in page


def test_the_second_of_two_editors_sees_both_versions_and_decides(editor: Client, other: Any) -> None:
    url = address(other, "wat")
    mine = form_of(editor, url) | {"name": "Van mij"}
    editor.post(url, form_of(editor, url) | {"name": "Van de ander"})

    refused = editor.post(url, mine)
    page = refused.content.decode()
    again = editor.post(url, mine | {"gezien": hidden(page, "gezien")})

    other.refresh_from_db()
    assert refused.status_code == 409
    assert "Van de ander" in page
    assert 'value="Van mij"' in page
    assert again.status_code == 302
    assert other.name == "Van mij"


def test_closing_asks_why(editor: Client, other: Any) -> None:
    url = address(other, "status")

    page = editor.post(url, form_of(editor, url) | {"status": "defunct"})

    assert page.status_code == 422
    assert "Schrijf in een paar woorden waarom." in page.content.decode()


@pytest.mark.parametrize(
    "value", [XSS, "x" * 10_000, "a\x00b", "\u202e\ufeff", "'; DROP TABLE directory_service; --"], ids=lambda v: v[:12]
)
@pytest.mark.parametrize("section", ["wat", "eerste-stap", "voor-wie", "prijs", "contact", "wanneer"])
def test_hostile_words_are_kept_as_words_or_refused(editor: Client, other: Any, section: str, value: str) -> None:
    url = address(other, section)
    sent = form_of(editor, url)
    texts = {
        name: value for name, old in sent.items() if isinstance(old, str) and not name.startswith(("gezien", "csrf"))
    }
    texts = {name: text for name, text in texts.items() if not name.endswith(("-rest", "-aantal"))}

    response = editor.post(url, sent | texts)
    shown = [editor.get(address(other)), editor.get(f"{address(other)}geschiedenis/"), response]
    public = editor.get(f"/wat-is-er/{other.hsds_id}/")

    assert response.status_code in {302, 422}
    for page in (*shown, public):
        assert page.status_code in {200, 302, 404, 422}
        assert "<script>alert(1)" not in page.content.decode()
        assert "<img src=x" not in page.content.decode()


@pytest.mark.parametrize(
    "changes",
    [
        {"base_functions": ["toveren"]},
        {"gezien": "[1,2"},
        {"gezien": "[" * 5000},
        {"gezien": '{"base_functions": {"a": 1}}'},
        {"voorstel": "9" * 40},
        {"voorstel": "²"},
    ],
    ids=repr,
)
def test_what_no_browser_sends_breaks_nothing(editor: Client, other: Any, changes: dict[str, Any]) -> None:
    url = address(other, "indeling")

    response = editor.post(url, form_of(editor, url) | changes)

    assert response.status_code in {302, 409, 422}


@pytest.mark.parametrize(
    "rest", ["[", "[]", '{"service_id": 1}', '{"hsds_id": 7}', '{"hsds_id": "' + "x" * 400 + '"}', "[" * 5000]
)
def test_what_travels_along_with_a_row_is_not_believed(editor: Client, other: Any, rest: str) -> None:
    url = address(other, "contact")
    sent = form_of(editor, url)

    response = editor.post(url, sent | {"contacts-0-rest": rest, "contacts-0-phone": "000 11 11 111"})

    assert response.status_code in {302, 409, 422}


def test_a_service_of_another_municipality_is_not_there(editor: Client, village: Municipality) -> None:
    with tenancy.acting_for(village.pk):
        theirs = own_service_row(village)
        name = theirs.name

    pages = [editor.get(address(theirs)), editor.post(address(theirs, "wat"), {"name": "Gestolen"})]

    with tenancy.acting_for(village.pk):
        assert Service.objects.get(pk=theirs.pk).name == name
    assert [page.status_code for page in pages] == [404, 404]


def test_a_place_and_an_organisation_of_another_municipality_cannot_be_chosen(
    editor: Client, other: Any, village: Municipality
) -> None:
    with tenancy.acting_for(village.pk):
        theirs = Organization.objects.filter(municipality=village).order_by("pk")[0].hsds_id
    url = address(other, "wat")

    page = editor.post(url, form_of(editor, url) | {"organization": theirs})

    assert page.status_code == 422


def test_a_provider_sees_its_own_services_and_no_others(provider: Client, own: Any, other: Any) -> None:
    listed = provider.get(f"/werk/diensten/?woord={other.name}").content.decode()

    statuses = [provider.get(address(service)).status_code for service in (own, other)]
    posted = provider.post(address(other, "wat"), {"name": "Gestolen"})

    other.refresh_from_db()
    assert statuses == [200, 404]
    assert posted.status_code == 404
    assert f"{address(other)}" not in listed
    assert other.name != "Gestolen"


def test_what_an_untrusted_provider_changes_waits_and_is_answered(provider: Client, editor: Client, own: Any) -> None:
    url, name = address(own, "wat"), own.name

    sent = provider.post(url, form_of(provider, url) | {"name": "Voorgesteld"})
    request = ChangeRequest.objects.get(service=own, state="waiting")
    waiting = provider.get(f"/werk/wijzigingen/{request.pk}/").content.decode()
    editor.post(f"/werk/wijzigingen/{request.pk}/afwijzen/", {"reden": "Deze naam is al van een ander."})
    answered = provider.get(address(own)).content.decode()

    own.refresh_from_db()
    assert sent["Location"].endswith("gedaan=proposed")
    assert own.name == name
    assert "wacht op de gemeente" in waiting
    assert "Deze naam is al van een ander." in answered


def test_what_a_trusted_provider_changes_counts_at_once_and_confirms(provider: Client, own: Any) -> None:
    Organization.objects.filter(pk=own.organization_id).update(is_trusted=True)
    Service.objects.filter(pk=own.pk).update(assured_at=None, assured_by="")
    url = address(own, "wat")

    sent = provider.post(url, form_of(provider, url) | {"name": "Meteen"})

    own.refresh_from_db()
    assert sent["Location"].endswith("gedaan=saved")
    assert (own.name, own.assured_by) == ("Meteen", own.organization.name)
    assert own.assured_at is not None


def test_a_provider_confirms_its_own_in_one_press(provider: Client, own: Any, other: Any) -> None:
    Service.objects.filter(pk__in=[own.pk, other.pk]).update(assured_at=None, assured_by="")

    statuses = [provider.post(f"{address(service)}klopt/").status_code for service in (own, other)]

    own.refresh_from_db()
    other.refresh_from_db()
    assert statuses == [302, 404]
    assert (own.assured_by, other.assured_at) == (own.organization.name, None)


def test_a_provider_never_decides_and_never_moves_a_service_to_another_organisation(
    provider: Client, own: Any, other: Any
) -> None:
    author = Author(AuthorKind.RESIDENT)
    number = proposals.propose_change(
        service_id=own.pk, changes={"name": "Iets"}, message="", author=author, at=timezone.now()
    )
    url = address(own, "wat")

    statuses = [
        provider.post(f"/werk/wijzigingen/{number}/overnemen/", {"alles": "ja"}).status_code,
        provider.get(f"/werk/wijzigingen/{number}/").status_code,
    ]
    provider.post(url, form_of(provider, url) | {"organization": other.organization.hsds_id, "name": "Iets anders"})

    proposed = ChangeRequest.objects.get(service=own, author_kind="provider", state="waiting")
    assert statuses == [403, 404]
    assert set(proposed.changes) == {"name"}


def test_a_new_service_of_a_provider_is_a_proposal_that_an_editor_adds(
    provider: Client, editor: Client, city: Municipality
) -> None:
    mine = provider_organization(city)
    sent = {"name": "Nieuw van ons", "organization": mine, "base_functions": ["emotional"], "key": str(uuid.uuid4())}

    first = provider.post("/werk/diensten/nieuw/", sent)
    provider.post("/werk/diensten/nieuw/", sent)
    (request,) = ChangeRequest.objects.filter(service=None)
    added = [editor.post(f"/werk/wijzigingen/{request.pk}/overnemen/", {"alles": "ja"}) for _ in range(2)]

    service = Service.objects.get(name="Nieuw van ons")
    assert first.status_code == 302
    assert [response.status_code for response in added] == [302, 409]
    assert service.organization is not None
    assert (service.organization.hsds_id, service.assured_at) == (mine, None)


def test_a_provider_proposes_no_service_for_another_organisation(provider: Client, other: Any) -> None:
    sent = {"name": "Nieuw", "organization": other.organization.hsds_id}

    response = provider.post("/werk/diensten/nieuw/", sent)

    assert response.status_code == 422
    assert not ChangeRequest.objects.filter(service=None).exists()


def test_an_editor_adds_a_place_an_organisation_and_a_service_once(editor: Client) -> None:
    key = str(uuid.uuid4())
    editor.post("/werk/organisaties/nieuw/", {"name": "Nieuwe club", "key": key})
    editor.post("/werk/plekken/nieuw/", {"name": "Nieuw huis", "city": "Voorbeeldstad", "key": str(uuid.uuid4())})
    sent = {"name": "Nieuwe dienst", "organization": key, "key": str(uuid.uuid4())}

    ends = [editor.post("/werk/diensten/nieuw/", sent) for _ in range(2)]

    service = Service.objects.get(name="Nieuwe dienst")
    assert {end["Location"] for end in ends} == {f"{address(service)}?gedaan=added"}
    assert service.organization is not None
    assert service.organization.name == "Nieuwe club"
    assert "Nieuw huis" in editor.get(address(service, "waar")).content.decode()


def test_trust_is_given_and_taken_by_an_editor(editor: Client, own: Any) -> None:
    url = f"/werk/organisaties/{own.organization_id}/vertrouwen/"

    editor.post(url, {"vertrouw": "ja"})
    given = Organization.objects.get(pk=own.organization_id).is_trusted
    editor.post(url, {"vertrouw": "nee"})

    assert given
    assert not Organization.objects.get(pk=own.organization_id).is_trusted


def test_what_is_not_classified_waits_in_a_queue_with_a_suggestion(editor: Client, other: Any) -> None:
    Service.objects.filter(pk=other.pk).update(base_functions=[], name="Logeerhuis met respijtzorg")

    page = editor.get("/werk/indelen/").content.decode()
    editor.post(f"/werk/indelen/{other.pk}/", {f"{other.pk}-soort": ["respite"]})

    other.refresh_from_db()
    assert "Respijtzorg (misschien)" in page
    assert other.base_functions == ["respite"]
    assert "Logeerhuis met respijtzorg" not in editor.get("/werk/indelen/").content.decode()


def test_undoing_by_the_button_and_refusing_with_both_values(editor: Client, other: Any) -> None:
    name = other.name
    url = address(other, "wat")
    editor.post(url, form_of(editor, url) | {"name": "Eerst"})
    first = FieldChange.objects.latest("pk").pk
    editor.post(url, form_of(editor, url) | {"name": "Later"})
    later = FieldChange.objects.latest("pk").pk

    refused = editor.post(f"/werk/geschiedenis/{first}/terug/")
    done = [editor.post(f"/werk/geschiedenis/{number}/terug/").status_code for number in (later, first)]

    other.refresh_from_db()
    assert refused.status_code == 409
    assert "Eerst" in refused.content.decode()
    assert "Later" in refused.content.decode()
    assert done == [302, 302]
    assert other.name == name


def test_a_service_page_asks_once_what_is_not_right_and_every_part_can_be_named(
    city_client: Client, other: Any
) -> None:
    shown = f"/wat-is-er/{other.hsds_id}/"
    page = city_client.get(shown).content.decode()
    parts = city_client.get(f"{shown}klopt-niet/").content.decode()
    forms = [city_client.get(f"{shown}klopt-niet/?over={word}").content.decode() for word in TOPICS]

    assert page.count("klopt-niet/") == 1
    assert all(f'href="?over={word}"' in parts for word in TOPICS)
    assert all(re.search(rf'<option value="{word}"\s+selected', form) for word, form in zip(TOPICS, forms, strict=True))


def report(client: Client, service: Any, **facts: str) -> Any:
    """Say what is not right about a service, as a visitor."""
    url = f"/wat-is-er/{service.hsds_id}/klopt-niet/"
    klok = signing.dumps("", salt=signal_forms.SALT)
    return client.post(url, {"onderwerp": "naam", "bericht": "De naam is anders.", "klok": klok, **facts})


@pytest.mark.usefixtures("_quick")
def test_anybody_says_what_is_not_right_and_the_editor_takes_it_over(
    city_client: Client, editor: Client, other: Any
) -> None:
    sent = report(city_client, other, goed="De juiste naam", mail="lezer@voorbeeld.example")
    request = ChangeRequest.objects.get(service=other)
    page = editor.get(f"/werk/wijzigingen/{request.pk}/").content.decode()
    listed = editor.get("/werk/wijzigingen/").content.decode()

    accepted = editor.post(
        f"/werk/wijzigingen/{request.pk}/overnemen/", {"veld": ["name"], "gezien": hidden(page, "gezien")}
    )

    other.refresh_from_db()
    request.refresh_from_db()
    mail = Mail.objects.get(reference=f"change-request/{request.pk}")
    assert (sent.status_code, accepted.status_code) == (302, 302)
    assert "lezer@voorbeeld.example" not in page + listed
    assert other.name == "De juiste naam"
    assert (request.state, request.reply_to, mail.to) == ("accepted", "", "lezer@voorbeeld.example")
    assert "De juiste naam" in city_client.get(f"/wat-is-er/{other.hsds_id}/").content.decode()


@pytest.mark.usefixtures("_quick")
def test_a_telephone_number_takes_the_place_of_the_old_one(city_client: Client, other: Any) -> None:
    report(city_client, other, onderwerp="telefoon", goed="000 77 77 777")

    changes = ChangeRequest.objects.get(service=other).changes["contacts"]
    assert len(changes["new"]) == max(1, len(changes["old"]))
    assert "000 77 77 777" in {row["phone"] for row in changes["new"]}


@pytest.mark.usefixtures("_quick")
def test_the_same_message_twice_is_one(city_client: Client, other: Any) -> None:
    statuses = [report(city_client, other).status_code for _ in range(2)]

    assert statuses == [302, 302]
    assert ChangeRequest.objects.filter(service=other).count() == 1


def test_what_comes_quicker_than_a_person_is_asked_once_more_and_nothing_is_lost(
    city_client: Client, other: Any
) -> None:
    page = report(city_client, other, bericht="Mijn bericht")

    assert page.status_code == 422
    assert "Mijn bericht" in page.content.decode()
    assert not ChangeRequest.objects.exists()


@pytest.mark.usefixtures("_quick")
@pytest.mark.parametrize(
    "facts",
    [
        {"bericht": ""},
        {"bericht": "a\x00b"},
        {"bericht": "x" * 3000},
        {"mail": "geen mail"},
        {"onderwerp": "x"},
        {"klok": "x"},
    ],
    ids=repr,
)
def test_a_message_that_cannot_be_read_is_refused_at_its_field(
    city_client: Client, other: Any, facts: dict[str, str]
) -> None:
    page = report(city_client, other, **facts)

    assert page.status_code == 422
    assert not ChangeRequest.objects.exists()


@pytest.mark.usefixtures("_quick")
def test_what_a_program_fills_in_is_thanked_for_and_thrown_away(city_client: Client, other: Any) -> None:
    sent = report(city_client, other, huisnummer="12")

    assert sent.status_code == 302
    assert not ChangeRequest.objects.exists()


@pytest.mark.usefixtures("_quick")
def test_a_flood_for_one_service_is_stopped_with_a_number_to_call(city_client: Client, other: Any) -> None:
    pages = [report(city_client, other, bericht=f"Bericht {number}") for number in range(12)]

    assert [page.status_code for page in pages] == [302] * 10 + [422] * 2
    assert "Bel ons" in pages[-1].content.decode()
    assert ChangeRequest.objects.filter(service=other).count() == 10


@pytest.mark.usefixtures("_quick")
def test_the_owner_of_a_shared_service_gets_the_message(
    signed_in: SignIn, city: Municipality, village: Municipality
) -> None:
    with tenancy.acting_for(village.pk):
        shared = own_service_row(village)
        editing.change_service(
            service_id=shared.pk,
            changes={"service_areas": [{"extent": "nl", "name": "Nederland"}]},
            author=Author(AuthorKind.SYSTEM),
            at=timezone.now(),
        )

    sent = report(Client(headers={"host": "voorbeeldstad.localhost"}), shared, bericht="Klopt niet in de stad")

    assert sent.status_code == 302
    assert not ChangeRequest.objects.exists()
    editor = signed_in(Role.EDITOR, VILLAGE_HOST)
    with tenancy.acting_for(village.pk):
        number = ChangeRequest.objects.get().pk
    assert "Klopt niet in de stad" in editor.get(f"/werk/wijzigingen/{number}/").content.decode()


def waiting(service: Any, **changes: Any) -> int:
    return proposals.propose_change(
        service_id=service.pk,
        changes=changes,
        message="",
        author=Author(AuthorKind.PROVIDER, 1, "Piet", "Club"),
        at=timezone.now(),
    )


def test_an_editor_takes_over_field_by_field(editor: Client, other: Any) -> None:
    number = waiting(other, name="Nieuw", description="Anders")
    page = editor.get(f"/werk/wijzigingen/{number}/").content.decode()

    none = editor.post(f"/werk/wijzigingen/{number}/overnemen/", {"gezien": hidden(page, "gezien")})
    partly = {"veld": ["name"], "gezien": hidden(page, "gezien")}
    unsaid = editor.post(f"/werk/wijzigingen/{number}/overnemen/", partly)
    editor.post(f"/werk/wijzigingen/{number}/overnemen/", partly | {"reden": "De uitleg klopt niet."})

    other.refresh_from_db()
    request = ChangeRequest.objects.get(pk=number)
    boxes = re.findall(r'value="(name|description)"\s+(checked)?', unsaid.content.decode())
    assert (none.status_code, unsaid.status_code) == (409, 422)
    assert "Schrijf waarom u dit niet overneemt." in unsaid.content.decode()
    assert boxes == [("name", "checked"), ("description", "")]
    assert (other.name, other.description == "Anders") == ("Nieuw", False)
    assert (request.applied, request.decision) == (["name"], "De uitleg klopt niet.")


def test_a_proposal_that_fits_no_longer_is_shown_with_the_conflict(editor: Client, other: Any) -> None:
    number = waiting(other, name="Nieuw")
    page = editor.get(f"/werk/wijzigingen/{number}/").content.decode()
    editing.change_service(
        service_id=other.pk, changes={"name": "Intussen"}, author=Author(AuthorKind.SYSTEM), at=timezone.now()
    )

    refused = editor.post(
        f"/werk/wijzigingen/{number}/overnemen/", {"veld": ["name"], "gezien": hidden(page, "gezien")}
    )
    shown = refused.content.decode()
    decided = editor.post(
        f"/werk/wijzigingen/{number}/overnemen/", {"veld": ["name"], "gezien": hidden(shown, "gezien")}
    )

    other.refresh_from_db()
    assert refused.status_code == 409
    assert "Intussen" in shown
    assert decided.status_code == 302
    assert other.name == "Nieuw"


def test_a_decision_is_made_once(editor: Client, other: Any) -> None:
    number = waiting(other, name="Nieuw")
    url = f"/werk/wijzigingen/{number}/"

    statuses = [
        editor.post(f"{url}afwijzen/", {"reden": ""}).status_code,
        editor.post(f"{url}afwijzen/", {"reden": "Nee"}).status_code,
        editor.post(f"{url}afwijzen/", {"reden": "Nog eens"}).status_code,
        editor.post(f"{url}overnemen/", {"veld": ["name"]}).status_code,
    ]

    assert statuses == [422, 302, 409, 409]
    assert ChangeRequest.objects.get(pk=number).decision == "Nee"


def test_an_editor_works_a_message_into_a_section(editor: Client, city_client: Client, other: Any) -> None:
    number = proposals.propose_change(
        service_id=other.pk,
        changes={},
        message="Het is op maandag",
        author=Author(AuthorKind.RESIDENT),
        at=timezone.now(),
        topic="schedules",
    )
    url = f"{address(other, 'wat')}?voorstel={number}"

    page = editor.get(url).content.decode()
    editor.post(url, form_of(editor, url) | {"alert": "Nu op maandag"})

    assert "Het is op maandag" in page
    assert ChangeRequest.objects.get(pk=number).state == "accepted"


def test_what_is_proposed_stands_in_the_fields_that_an_editor_works_it_into(editor: Client, other: Any) -> None:
    number = waiting(other, name="Nieuwe naam")
    url = f"{address(other, 'wat')}?voorstel={number}"

    form = form_of(editor, url)
    editor.post(url, form | {"alert": "Let op"})
    other.refresh_from_db()

    assert form["name"] == "Nieuwe naam"
    assert (other.name, other.alert) == ("Nieuwe naam", "Let op")
    assert ChangeRequest.objects.get(pk=number).state == "accepted"


def test_a_proposal_waits_on_where_an_editor_changes_nothing(editor: Client, other: Any) -> None:
    number = waiting(other, name="Nieuwe naam")
    url = f"{address(other, 'wat')}?voorstel={number}"

    editor.post(url, form_of(editor, url) | {"name": other.name})

    assert ChangeRequest.objects.get(pk=number).state == "waiting"


def test_the_screens_are_in_the_queue_order_with_counts(editor: Client, other: Any) -> None:
    first, second = waiting(other, name="Een"), waiting(other, description="Twee")

    page = editor.get("/werk/wijzigingen/").content.decode()

    assert page.index(f"/wijzigingen/{first}/") < page.index(f"/wijzigingen/{second}/")
    assert "Wacht (2)" in page


def test_a_fingerprint_says_nothing_of_the_value() -> None:
    marks = fields.fingerprints({"email": "iemand@voorbeeld.example", "name": ""})

    assert set(marks) == {"email"}
    assert "iemand" not in json.dumps(marks)

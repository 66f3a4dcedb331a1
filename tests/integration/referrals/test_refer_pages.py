"""The pages on which somebody refers and on which somebody answers, as a browser without JavaScript sees them."""

import datetime
import html
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.models import Organisation
from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Mail, Municipality, Parameter
from draagkracht.referrals import links, services
from draagkracht.referrals.models import PracticeLink, Referral, ReferralCount
from draagkracht.referrals.rules.referring import Channel
from tests import people
from tests.conftest import CITY_HOST

GOOD = {
    "asked": "spoken",
    "name": "Ria van den Berg",
    "phone": "+31 00 123 45 98",
    "situation": "exhausted",
    "urgency": "urgent",
    "answer": "outcome",
    "daypart": "any",
    "language": "nl",
    "by_email": "praktijk@delinde.example",
}
SignIn = Callable[..., Client]


def make_link(municipality: Municipality, channel: Channel = Channel.GENERAL_PRACTICE) -> uuid.UUID:
    """Return the public id of a link that works."""
    with tenancy.acting_for(municipality.pk):
        return services.make_link(
            municipality_id=municipality.pk,
            label="Praktijk De Linde",
            channel=channel,
            email="praktijk@delinde.example",
            organisation_id=None,
            by=None,
            key=uuid.uuid4(),
            at=timezone.now(),
        )


@pytest.fixture
def address(city: Municipality) -> str:
    """Return the address of a link of a practice in Voorbeeldstad."""
    return reverse("referrals:refer-by-link", args=[links.make_token(make_link(city))])


def text(response: Any) -> str:
    return html.unescape(response.content.decode())


def key() -> dict[str, str]:
    return {"key": str(uuid.uuid4())}


def test_nothing_that_decides_is_chosen_beforehand(city_client: Client, address: str) -> None:
    page = text(city_client.get(address))

    assert 'type="radio"' in page
    assert "checked" not in page
    assert 'value="praktijk@delinde.example"' in page


def test_a_referral_is_in_with_a_day_and_names_nobody_in_an_address(city_client: Client, address: str) -> None:
    response = city_client.post(address, GOOD | key(), follow=True)

    page = text(response)
    assert "neemt contact op, uiterlijk" in page
    assert "R.B. verstuurd op" in page
    assert "Ria" not in page
    assert not [url for url, _ in response.redirect_chain if "Ria" in url or "4598" in url]
    assert Referral.objects.get().phone == "+31001234598"


def test_the_same_form_twice_is_one_referral(city_client: Client, address: str) -> None:
    form = GOOD | key()

    first, second = (city_client.post(address, form) for _ in range(2))

    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert Referral.objects.count() == 1


def test_without_consent_there_is_advice_a_number_and_nothing_else(city_client: Client, address: str) -> None:
    before = Entry.objects.count()

    response = city_client.post(address, GOOD | key() | {"asked": "no"}, follow=True)

    assert "Zonder toestemming bewaren wij niets" in text(response)
    assert "Ria" not in text(response)
    assert not Referral.objects.exists()
    assert Entry.objects.count() == before
    counts = ReferralCount.objects.values_list("channel", "event", "number")
    assert list(counts) == [("general_practice", "advice-only", 1)]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"phone": ""}, "Vul een telefoonnummer of een mailadres in"),
        ({"phone": "twaalf"}, "Typ alleen cijfers"),
        ({"asked": ""}, "Kies een antwoord"),
        ({"urgency": "ooit"}, "Kies een antwoord uit de lijst"),
        ({"name": "12"}, "Vul een naam in"),
        ({"note": "bsn 111222333"}, "burgerservicenummer"),
        ({"by_email": "praktijk"}, "Dit is geen mailadres"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    city_client: Client, address: str, wrong: dict[str, str], says: str
) -> None:
    form = GOOD | key() | wrong

    response = city_client.post(address, form)

    page = text(response)
    assert response.status_code == 422
    assert says in page
    assert form["key"] in page
    assert form["name"] in page
    assert not Referral.objects.exists()
    assert wrong.get("note", "") in page


def test_somebody_who_only_has_mail_can_be_referred(city_client: Client, address: str) -> None:
    city_client.post(address, GOOD | key() | {"phone": "", "email": "Ria@Wijk.example"})

    assert Referral.objects.get().email == "ria@wijk.example"


def test_a_link_that_ended_gives_the_telephone_number_of_the_desk(
    city_client: Client, city: Municipality, address: str
) -> None:
    public_id = PracticeLink.objects.order_by("-pk")[0].public_id
    user = people.person(Role.DESK, CITY_HOST)
    services.end_link(public_id=public_id, by=user.pk, at=timezone.now())

    for response in (city_client.get(address), city_client.post(address, GOOD | key())):
        assert response.status_code == 410
        assert city.desk_phone in text(response)
    assert city_client.get(f"{address}overzicht/").status_code == 410
    assert not Referral.objects.exists()


def test_a_link_of_another_municipality_and_one_that_was_made_up_open_nothing(
    city_client: Client, village: Municipality
) -> None:
    token = links.make_token(make_link(village))

    assert city_client.get(reverse("referrals:refer-by-link", args=[token])).status_code == 404
    assert city_client.get(reverse("referrals:refer-by-link", args=["x" * 32])).status_code == 404


def test_a_token_stands_in_no_table(city: Municipality) -> None:
    row = PracticeLink.objects.get(public_id=make_link(city))
    token = links.make_token(row.public_id)

    assert token not in str(PracticeLink.objects.filter(pk=row.pk).values())
    assert links.known_token(row.public_id, row.token_hash) == token


def test_after_a_new_secret_key_a_link_still_works_and_can_be_copied(
    city_client: Client, city: Municipality, settings: Any
) -> None:
    row = PracticeLink.objects.get(public_id=make_link(city))
    token = links.make_token(row.public_id)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key that is long enough to be one, or so it seems"

    assert city_client.get(reverse("referrals:refer-by-link", args=[token])).status_code == 200
    assert links.known_token(row.public_id, row.token_hash) == token


def test_of_a_key_person_the_log_keeps_no_name(city_client: Client, city: Municipality) -> None:
    token = links.make_token(make_link(city, Channel.KEY_PERSON))

    city_client.post(reverse("referrals:refer-by-link", args=[token]), GOOD | key() | {"by_label": "Fatima"})

    row = Entry.objects.filter(what="referrals.referral").order_by("-pk")[0]
    assert (row.actor_kind, row.actor_label, row.actor_organization) == ("volunteer", "", "")


def test_the_carer_decides_that_the_referrer_hears_nothing_more(
    city_client: Client, city: Municipality, address: str, signed_in: SignIn
) -> None:
    city_client.post(address, GOOD | key() | {"answer": "nothing"})
    step(signed_in(Role.CONSULTANT), "accept-referral")

    page = text(city_client.get(f"{address}overzicht/"))

    assert "Meer hoort u niet" in page
    assert "Mo Consulent" not in page


def test_a_neighbour_refers_somebody_who_agreed(city_client: Client, city: Municipality) -> None:
    response = city_client.post("/zorgen-om-iemand/", GOOD | key(), follow=True)

    assert "neemt contact op, uiterlijk" in text(response)
    assert Referral.objects.get().channel == "environment"


def test_a_program_that_fills_in_everything_leaves_nothing(city_client: Client, city: Municipality) -> None:
    response = city_client.post("/zorgen-om-iemand/", GOOD | key() | {"huisnummer": "1"})

    assert response.status_code == 302
    assert not Referral.objects.exists()


def test_a_flood_is_refused_with_the_telephone_number_and_what_was_typed(
    city_client: Client, address: str, city: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services.referring, "MOST_IN_AN_HOUR", 0)

    response = city_client.post(address, GOOD | key())

    assert response.status_code == 422
    assert city.desk_phone in text(response)
    assert "Ria van den Berg" in text(response)


def step(client: Client, name: str, **said: str) -> Any:
    public_id = Referral.objects.get().public_id
    return client.post(reverse(f"referrals-staff:{name}", args=[public_id]), said, follow=True)


def test_the_form_says_who_receives_it(city_client: Client, address: str) -> None:
    with_centres = text(city_client.get(address))
    Parameter.objects.filter(code="support-takes-referrals").delete()

    alone = text(city_client.get(address))

    assert "Zeg erbij: ‘De gemeente of een steunpunt belt u." in with_centres
    assert "Zeg erbij: ‘De gemeente belt u." in alone
    assert "Steunpunt Voorbeeldstad belt" not in with_centres


def test_a_professional_refers_and_sees_how_it_goes(signed_in: SignIn, city: Municipality) -> None:
    paula, mo = signed_in(Role.PROFESSIONAL), signed_in(Role.CONSULTANT)

    sent = paula.post("/werk/verwijzen/", GOOD | key(), follow=True)
    step(mo, "accept-referral")

    row = Referral.objects.get()
    assert "neemt contact op, uiterlijk" in text(sent)
    assert row.organisation is not None
    assert row.channel == "general_practice"
    assert "Opgepakt door Mo Consulent" in text(paula.get("/werk/verwijzen/"))


def test_from_the_list_to_a_start(city_client: Client, address: str, signed_in: SignIn) -> None:
    city_client.post(address, GOOD | key())
    mo = signed_in(Role.CONSULTANT)
    listed = text(mo.get("/werk/verwijzingen/"))
    assert "R.B." in listed
    assert "Ria van den Berg" not in listed
    assert re.search(r"1\s+persoon wacht op een eerste contact", text(mo.get("/werk/")))

    assert "Ik pak dit op" in text(
        mo.get(reverse("referrals-staff:show-referral", args=[Referral.objects.get().public_id]))
    )
    step(mo, "accept-referral")
    tried = step(mo, "log-attempt", way="phone", result="later", next_date="2999-01-02", **key())
    assert "Gebeld. Komt nu niet uit, liever later" in text(tried)
    assert "2 januari" in text(tried)
    step(mo, "take-step", stap="bereikt")
    page = text(step(mo, "start-help", outcome="advice"))

    assert "Advies gegeven door Mo Consulent" in page
    assert "Ik pak dit op" not in page
    assert Referral.objects.get().state == "started"


def test_the_second_who_presses_reads_who_was_first(city_client: Client, address: str, signed_in: SignIn) -> None:
    city_client.post(address, GOOD | key())
    step(signed_in(Role.CONSULTANT), "accept-referral")

    response = step(signed_in(Role.TEAM_LEAD), "accept-referral")

    assert response.status_code == 409
    assert "Mo Consulent pakte dit al op" in text(response)
    assert "Neem over van Mo Consulent" in text(response)
    assert "U pakt dit op" in text(step(signed_in(Role.TEAM_LEAD), "accept-referral", overnemen="ja"))


def test_a_step_that_is_not_possible_any_more_says_how_it_stands(
    city_client: Client, address: str, signed_in: SignIn
) -> None:
    city_client.post(address, GOOD | key())
    mo = signed_in(Role.CONSULTANT)

    response = step(mo, "take-step", stap="bereikt")

    assert response.status_code == 409
    assert "Dit is intussen: Verstuurd" in text(response)


@pytest.mark.parametrize("day", ["2020-01-01", "morgen"])
def test_a_next_time_in_the_past_is_refused(city_client: Client, address: str, signed_in: SignIn, day: str) -> None:
    city_client.post(address, GOOD | key())
    mo = signed_in(Role.CONSULTANT)
    step(mo, "accept-referral")

    response = step(mo, "log-attempt", way="phone", result="later", next_date=day, **key())

    assert response.status_code == 422
    assert day in text(response)


def test_a_link_is_made_once_copied_and_ended(signed_in: SignIn, city: Municipality) -> None:
    anouk = signed_in(Role.ADMINISTRATOR)
    form = {"label": "Basisschool De Boom", "channel": "school", "email": "", "organisation": ""} | key()
    for _ in range(2):
        page = text(anouk.post("/werk/verwijslinks/", form, follow=True))

    found = re.search(r"http://[^\s<]+/verwijs/[\w-]+/", page)
    assert found is not None
    assert page.count("Basisschool De Boom") == 1
    public_id = PracticeLink.objects.get(label="Basisschool De Boom").public_id
    ended = anouk.post(reverse("referrals-staff:end-link", args=[public_id]), follow=True)
    assert "De link is gestopt" in text(ended)
    assert found[0] not in text(ended)


def test_who_looks_at_what_they_sent_stands_in_the_log(city_client: Client, address: str) -> None:
    city_client.post(address, GOOD | key())

    city_client.get(f"{address}overzicht/")

    rows = Entry.objects.filter(what="referrals.sent").values_list("action", "actor_kind", "actor_label")
    assert list(rows) == [("see", "professional", "Praktijk De Linde")]


def test_what_came_of_referrals_is_counted_by_who_refers(city_client: Client, address: str, signed_in: SignIn) -> None:
    city_client.post(address, GOOD | key())
    city_client.post(address, GOOD | {"asked": "no"})

    page = re.sub(r"\s+", " ", text(signed_in(Role.TEAM_LEAD).get("/werk/verwijzingen/")))

    assert "Dit jaar, in aantallen" in page
    row = re.search(r'<th class="utrecht-table__header-cell" scope="row">Huisartsenpraktijk</th>(.*?)</tr>', page)
    assert row is not None
    assert re.findall(r">(\d+)<", row[1]) == ["1", "0", "0", "0", "0", "0", "1"]


def test_a_link_ends_with_its_organisation_and_goes_a_year_after_its_end(
    city_client: Client, city: Municipality, address: str
) -> None:
    organisation = Organisation.objects.create(municipality=city, name="Praktijk die stopt", kind="general_practice")
    row = PracticeLink.objects.order_by("-pk")[0]
    PracticeLink.objects.filter(pk=row.pk).update(organisation=organisation)
    assert city_client.get(address).status_code == 200

    Organisation.objects.filter(pk=organisation.pk).update(ended_at=timezone.now())
    assert city_client.get(address).status_code == 410

    user = people.person(Role.DESK, CITY_HOST)
    services.end_link(public_id=row.public_id, by=user.pk, at=timezone.now())
    year = datetime.timedelta(days=365)
    assert services.delete_old_links(now=timezone.now() + year - datetime.timedelta(hours=1)) == 0
    assert services.delete_old_links(now=timezone.now() + year) == 1


def test_no_referral_ends_with_one_press_and_not_reached_is_offered_after_two_attempts(
    city_client: Client, address: str, signed_in: SignIn
) -> None:
    city_client.post(address, GOOD | key())
    mo = signed_in(Role.CONSULTANT)

    accepted = text(step(mo, "accept-referral"))
    step(mo, "log-attempt", way="phone", result="no_answer", next_date="", **key())
    tried_twice = text(step(mo, "log-attempt", way="phone", result="no_answer", next_date="", **key()))

    assert re.search(r"<summary[^>]*>Wil nu geen hulp</summary>.*?Ja, wil nu geen hulp", accepted, re.DOTALL)
    assert ("Ja, niet bereikt" in accepted, "Ja, niet bereikt" in tried_twice) == (False, True)


def test_a_promise_that_was_not_kept_says_so_with_a_number(
    city_client: Client, address: str, city: Municipality
) -> None:
    city_client.post(address, GOOD | key())
    Referral.objects.update(first_contact_due_at=timezone.now() - datetime.timedelta(days=2))

    page = text(city_client.get(address + "overzicht/"))

    assert "Dat spijt ons. Bel ons:" in page
    assert "Wij nemen contact op" not in page


def test_one_who_keeps_sending_stops_only_themselves_and_not_the_street(
    city_client: Client, city: Municipality, settings: Any
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "share_concern": "2/h/ip"}
    said = GOOD | {"by_email": "", "answer": "nothing"}

    answers = [city_client.post("/zorgen-om-iemand/", said | key(), REMOTE_ADDR="192.0.2.7") for _ in range(3)]
    other = city_client.post("/zorgen-om-iemand/", said | key(), REMOTE_ADDR="192.0.2.8")

    assert [one.status_code for one in (*answers, other)] == [302, 302, 422, 302]
    assert "Ria van den Berg" in text(answers[2])
    assert Referral.objects.filter(channel="environment", name="Ria van den Berg").count() == 3


@pytest.mark.parametrize("answer", ["outcome", "reached"])
def test_a_neighbour_who_wants_to_hear_is_asked_for_a_mail_address(
    city_client: Client, city: Municipality, answer: str
) -> None:
    form = GOOD | key() | {"by_email": "", "answer": answer}

    refused = city_client.post("/zorgen-om-iemand/", form)
    kept = city_client.post("/zorgen-om-iemand/", form | {"answer": "nothing"})

    assert refused.status_code == 422
    assert "Vul uw mailadres in. Of kies bij de vraag hierboven: Niets." in text(refused)
    assert kept.status_code == 302


@pytest.mark.parametrize("has_link", [True, False])
def test_of_a_child_under_16_a_parent_agrees_too(city_client: Client, address: str, *, has_link: bool) -> None:
    url = address if has_link else "/zorgen-om-iemand/"
    child = GOOD | key() | {"situation": "young-under-16"}

    refused = city_client.post(url, child)
    kept = city_client.post(url, child | {"asked": "by_parent"})
    student = city_client.post(url, GOOD | key() | {"situation": "young", "name": "Sem"})

    assert refused.status_code == 422
    assert "Onder de 16 moet een ouder het ook goed vinden." in text(refused)
    assert (kept.status_code, student.status_code) == (302, 302)
    assert set(Referral.objects.values_list("situation", "asked")) == {("young", "by_parent"), ("young", "spoken")}


@pytest.mark.parametrize(
    ("moment", "is_open", "number"),
    [("2026-11-22T20:00+01:00", False, "gp"), ("2026-11-24T10:00+01:00", True, "desk")],
)
@pytest.mark.parametrize("has_link", [True, False])
def test_who_refers_reads_whom_to_call_where_it_cannot_wait(
    city_client: Client,
    city: Municipality,
    address: str,
    moment: str,
    number: str,
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_open: bool,
    has_link: bool,
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime.datetime.fromisoformat(moment))
    url = address if has_link else "/zorgen-om-iemand/"
    answers_now = {"gp": city.gp_phone, "desk": city.desk_phone}[number]

    asked = text(city_client.get(url)).split("Hoe snel is contact nodig?")[1].split("Heel snel")[0]
    sent = text(city_client.post(url, GOOD | key(), follow=True)).split("<main")[1].split("</main>")[0]

    assert answers_now in asked
    assert ("Wij zijn nu dicht." in asked) is not is_open
    assert ("Wij zijn nu dicht. Reken er niet op dat iemand nu al kijkt." in sent) is not is_open
    assert answers_now in sent
    assert "tel:112" in sent


def test_who_referred_keeps_the_promised_day_and_a_number_after_it_was_picked_up(
    city_client: Client, address: str, city: Municipality, signed_in: SignIn
) -> None:
    city_client.post(address, GOOD | key())
    step(signed_in(Role.CONSULTANT), "accept-referral")

    page = text(city_client.get(f"{address}overzicht/"))
    mail = Mail.objects.get(to=GOOD["by_email"], subject="Uw verwijzing is opgepakt").body

    assert "Opgepakt door Mo Consulent. Wij nemen contact op, uiterlijk" in page
    assert f"Vragen? Bel {city.desk_phone}." in page
    assert "Wij nemen contact op, uiterlijk" in mail
    assert city.desk_phone in mail
